import { type Executor, sql } from "#app/platform/database.server.ts";
import { type FrameworkFile, framedContent, frameworkId } from "#app/rooms/strategy/framework.ts";

export type StoredFramework = {
  readonly id: string;
  readonly frozenAt: Date | null;
  readonly content: ReturnType<typeof framedContent>;
};

/** One version as its file would say it; locked, so that two imports of it wait for each other. */
export async function storedFramework(tx: Executor, key: string, version: string): Promise<StoredFramework | null> {
  const id = frameworkId(key, version);
  const row = await tx.maybe<{
    nameSv: string;
    nameEn: string;
    owner: string;
    adoptedBy: string;
    adoptedOn: string | null;
    validFrom: string | null;
    validTo: string | null;
    source: string;
    levels: FrameworkFile["levels"];
    frozenAt: Date | null;
  }>(sql`
    select name_sv, name_en, owner, adopted_by, adopted_on, valid_from, valid_to, source, levels, frozen_at
    from framework where id = ${id} for update`);
  if (!row) return null;
  const nodes = await tx.many<{
    id: string;
    parentId: string | null;
    type: string;
    code: string;
    titleSv: string;
    titleEn: string;
    descriptionSv: string;
    descriptionEn: string;
    prioritised: boolean;
    source: string;
    certainty: FrameworkFile["nodes"][number]["certainty"];
  }>(sql`
    select id, parent_id, type, code, title_sv, title_en, description_sv, description_en, prioritised, source, certainty
    from framework_node where framework_id = ${id} order by position`);
  const links = await tx.many<FrameworkFile["links"][number]>(sql`
    select l.from_id as from, l.to_id as to, l.kind, l.certainty, l.source, l.note
    from framework_link l join framework_node n on n.id = l.from_id where n.framework_id = ${id}`);
  return {
    id,
    frozenAt: row.frozenAt,
    content: framedContent({
      key,
      version,
      name: { sv: row.nameSv, en: row.nameEn },
      owner: row.owner,
      adoptedBy: row.adoptedBy,
      adoptedOn: row.adoptedOn,
      validFrom: row.validFrom,
      validTo: row.validTo,
      source: row.source,
      levels: row.levels,
      nodes: nodes.map(({ parentId, titleSv, titleEn, descriptionSv, descriptionEn, ...node }) => ({
        ...node,
        parent: parentId,
        title: { sv: titleSv, en: titleEn },
        ...(descriptionSv || descriptionEn ? { description: { sv: descriptionSv, en: descriptionEn } } : {}),
      })),
      links,
    }),
  };
}

/** Which of these ids other versions own, and which exist at all. */
export const ownersOf = (tx: Executor, ids: readonly string[]) =>
  tx.many<{ id: string; frameworkId: string }>(sql`select id, framework_id from framework_node where id = any(${[...ids]})`);

/** Nodes that something outside this version points at: links from other frameworks, and what was applied for or awarded under them. */
export const usedFromOutside = (tx: Executor, id: string, nodeIds: readonly string[]) =>
  tx.many<{ id: string }>(sql`
    select n as id from unnest(${[...nodeIds]}::text[]) n
    where exists (select 1 from framework_link l join framework_node f on f.id = l.from_id where l.to_id = n and f.framework_id <> ${id})
      or exists (select 1 from application_share s where s.node_id = n)
      or exists (select 1 from award_share s where s.node_id = n)`);

/** Head and nodes. Nodes are updated in place: ids are pointed at for ever, rows are not thrown away and made again. */
export async function writeFramework(tx: Executor, file: FrameworkFile): Promise<void> {
  const id = frameworkId(file.key, file.version);
  await tx.run(sql`
    insert into framework (id, key, version, name_sv, name_en, owner, adopted_by, adopted_on, valid_from, valid_to, source, levels)
    values (${id}, ${file.key}, ${file.version}, ${file.name.sv}, ${file.name.en}, ${file.owner}, ${file.adoptedBy}, ${file.adoptedOn},
      ${file.validFrom}, ${file.validTo}, ${file.source}, ${JSON.stringify(file.levels)})
    on conflict (id) do update set name_sv = excluded.name_sv, name_en = excluded.name_en, owner = excluded.owner, adopted_by = excluded.adopted_by,
      adopted_on = excluded.adopted_on, valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, levels = excluded.levels`);
  await tx.run(sql`delete from framework_link where from_id in (select id from framework_node where framework_id = ${id})`);
  await tx.run(sql`update framework_node set parent_id = null where framework_id = ${id}`);
  await tx.run(
    sql`delete from framework_node where framework_id = ${id} and not (id = any(${file.nodes.map((node) => node.id)}))`,
  );
  await tx.run(sql`
    insert into framework_node (id, framework_id, type, code, title_sv, title_en, description_sv, description_en, prioritised, position, source, certainty)
    select id, ${id}, type, code, title_sv, title_en, coalesce(description_sv, ''), coalesce(description_en, ''), prioritised, position, source, certainty
    from jsonb_to_recordset(${JSON.stringify(
      file.nodes.map((node, position) => ({
        id: node.id,
        type: node.type,
        code: node.code,
        title_sv: node.title.sv,
        title_en: node.title.en,
        description_sv: node.description?.sv ?? "",
        description_en: node.description?.en ?? "",
        prioritised: node.prioritised ?? false,
        position,
        source: node.source,
        certainty: node.certainty,
      })),
    )}::jsonb) as node (id text, type text, code text, title_sv text, title_en text, description_sv text, description_en text,
      prioritised boolean, position int, source text, certainty text)
    on conflict (id) do update set type = excluded.type, code = excluded.code, title_sv = excluded.title_sv, title_en = excluded.title_en,
      description_sv = excluded.description_sv, description_en = excluded.description_en, prioritised = excluded.prioritised,
      position = excluded.position, source = excluded.source, certainty = excluded.certainty`);
  const children = file.nodes.filter((node) => node.parent !== null);
  await tx.run(sql`
    update framework_node n set parent_id = p.parent
    from unnest(${children.map((node) => node.id)}::text[], ${children.map((node) => node.parent)}::text[]) as p (id, parent) where n.id = p.id`);
}

/** After all nodes of an import stand, since links may go to a framework that comes later in the same import. */
export async function writeLinks(tx: Executor, links: FrameworkFile["links"]): Promise<void> {
  await tx.run(sql`
    insert into framework_link (from_id, to_id, kind, certainty, source, note)
    select f, t, k, c, s, n from unnest(${links.map((link) => link.from)}::text[], ${links.map((link) => link.to)}::text[], ${links.map((link) => link.kind)}::text[],
      ${links.map((link) => link.certainty)}::text[], ${links.map((link) => link.source)}::text[], ${links.map((link) => link.note ?? "")}::text[]) as l (f, t, k, c, s, n)`);
}

/** From now on this version stands still (a call that uses it is being published). Called inside the publishing transaction. */
export const freezeFramework = async (tx: Executor, id: string, at: Date): Promise<void> => {
  await tx.run(sql`update framework set frozen_at = ${at} where id = ${id} and frozen_at is null`);
};
