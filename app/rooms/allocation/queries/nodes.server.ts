import { database, sql } from "#app/platform/database.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** The nodes of one framework among these, in its order: id → title. */
export async function nodesById(ids: readonly string[], framework: string): Promise<Map<string, Bilingual>> {
  const rows = await database.many<{ id: string; titleSv: string; titleEn: string }>(sql`
    select n.id, n.title_sv, n.title_en from framework_node n join framework f on f.id = n.framework_id
    where n.id = any(${[...new Set(ids)]}::text[]) and f.key = ${framework} order by n.position`);
  return new Map(rows.map((row) => [row.id, { sv: row.titleSv, en: row.titleEn }]));
}
