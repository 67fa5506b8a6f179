import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { Framework, FrameworkLink, FrameworkNode } from "#app/rooms/strategy/framework.ts";
import type { Bilingual } from "#app/texts/language.ts";

const columns = sql`id, key, version, name_sv, name_en, owner, adopted_by, adopted_on, valid_from, valid_to, source, levels, frozen_at`;

type Row = Omit<Framework, "name"> & { nameSv: string; nameEn: string };
const framework = ({ nameSv, nameEn, ...row }: Row): Framework => ({ ...row, name: { sv: nameSv, en: nameEn } });

const frameworksWhere = async (condition: Fragment): Promise<Framework[]> =>
  (
    await database.many<Row>(
      sql`select ${columns} from framework where ${condition} order by valid_from desc nulls last, key, version`,
    )
  ).map(framework);

type NodeRow = Omit<FrameworkNode, "title" | "description"> & {
  titleSv: string;
  titleEn: string;
  descriptionSv: string;
  descriptionEn: string;
};

const nodesWhere = async (condition: Fragment): Promise<FrameworkNode[]> =>
  (
    await database.many<NodeRow>(sql`
      select id, framework_id, parent_id, type, code, title_sv, title_en, description_sv, description_en, prioritised, position, source, certainty
      from framework_node where ${condition} order by framework_id, position`)
  ).map(({ titleSv, titleEn, descriptionSv, descriptionEn, ...row }) => ({
    ...row,
    title: { sv: titleSv, en: titleEn },
    description: descriptionSv ? { sv: descriptionSv, en: descriptionEn } : null,
  }));

export const frameworks = (): Promise<Framework[]> => frameworksWhere(sql`true`);
export const frameworkWithId = async (id: string): Promise<Framework | null> =>
  (await frameworksWhere(sql`id = ${id}`))[0] ?? null;
export const nodesOfFramework = (id: string): Promise<FrameworkNode[]> => nodesWhere(sql`framework_id = ${id}`);
export const nodesWithIds = (ids: readonly string[]): Promise<FrameworkNode[]> => nodesWhere(sql`id = any(${[...new Set(ids)]})`);
/** Exact Swedish titles, for classifying what a register says in words. */
export const nodesWithTitles = (titles: readonly string[]): Promise<FrameworkNode[]> =>
  nodesWhere(sql`title_sv = any(${[...new Set(titles)]})`);

/** A link seen from one framework: which of our nodes, and what stands at the other end. */
export type LinkedNode = Omit<FrameworkLink, "from" | "to"> & {
  readonly ownId: string;
  /** out = from our node to the other; in = the other points at ours */
  readonly direction: "out" | "in";
  readonly other: {
    readonly id: string;
    readonly frameworkId: string;
    readonly code: string;
    readonly title: Bilingual;
    readonly framework: Bilingual;
    readonly version: string;
  };
};

type LinkRow = Omit<LinkedNode, "other"> & {
  otherId: string;
  otherFramework: string;
  otherCode: string;
  otherSv: string;
  otherEn: string;
  frameworkSv: string;
  frameworkEn: string;
  version: string;
};

export const linksOf = async (id: string): Promise<LinkedNode[]> => {
  const rows = await database.many<LinkRow>(sql`
    with near as (
      select l.from_id as own_id, l.to_id as other_id, 'out' as direction, l.kind, l.certainty, l.source, l.note
      from framework_link l join framework_node n on n.id = l.from_id where n.framework_id = ${id}
      union all
      select l.to_id, l.from_id, 'in', l.kind, l.certainty, l.source, l.note
      from framework_link l join framework_node n on n.id = l.to_id join framework_node f on f.id = l.from_id
      where n.framework_id = ${id} and f.framework_id <> ${id})
    select near.*, o.framework_id as other_framework, o.code as other_code, o.title_sv as other_sv, o.title_en as other_en,
      f.name_sv as framework_sv, f.name_en as framework_en, f.version
    from near join framework_node o on o.id = near.other_id join framework f on f.id = o.framework_id
    order by near.direction desc, f.key, o.position`);
  return rows.map(({ otherId, otherFramework, otherCode, otherSv, otherEn, frameworkSv, frameworkEn, version, ...row }) => ({
    ...row,
    other: {
      id: otherId,
      frameworkId: otherFramework,
      code: otherCode,
      title: { sv: otherSv, en: otherEn },
      framework: { sv: frameworkSv, en: frameworkEn },
      version,
    },
  }));
};

export const nodeCounts = (): Promise<{ frameworkId: string; type: string; count: number }[]> =>
  database.many(sql`select framework_id, type, count(*)::int as count from framework_node group by framework_id, type`);

/** Nodes of the other versions of the same strategy, and which node of this version each goes on as. */
export async function otherVersionsOf(framework: Pick<Framework, "id" | "key">) {
  const nodes = await nodesWhere(
    sql`framework_id in (select id from framework where key = ${framework.key} and id <> ${framework.id})`,
  );
  const links = await database.many<{ fromId: string; toId: string }>(sql`
    select l.from_id, min(l.to_id) as to_id from framework_link l join framework_node f on f.id = l.from_id join framework_node t on t.id = l.to_id
    where l.kind = 'continues-in' and t.framework_id = ${framework.id} and f.framework_id <> ${framework.id} group by l.from_id having count(*) = 1`);
  return { nodes, continues: new Map(links.map(({ fromId, toId }) => [fromId, toId])) };
}
