import { appendToJournal } from "#app/gate/journal.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { type AwardAliases, type AwardDraft, awardAliases, classify } from "#app/rooms/reporting/award-aliases.ts";
import { readAwards, recordKey } from "#app/rooms/reporting/award-import.ts";
import type { ImportFault } from "#app/rooms/strategy/import-faults.ts";
import { nodesById, nodesByUniqueTitle } from "#app/rooms/strategy/strategy.server.ts";
import shippedAliases from "#data/awards/aliases.json" with { type: "json" };

export type AwardImport =
  | {
      readonly ok: true;
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      /** Gaps that came with the records and stay gaps. */
      readonly withoutAmount: number;
      readonly withoutOwner: number;
      /** A focus was stated in words that no framework node and no alias has: kept as text. */
      readonly unclassified: number;
    }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

const aliasesOfDrum = awardAliases.parse(shippedAliases);

type Stored = { id: string; importKey: string; content: string };

/** One transaction: all records or none. The same record again changes nothing; a corrected one changes its own row. */
export async function importAwards(
  given: unknown,
  options: { aliases?: AwardAliases; demo?: boolean } = {},
): Promise<AwardImport> {
  const read = readAwards(given);
  if (!read.ok) return read;
  const aliases = options.aliases ?? aliasesOfDrum;
  const titled = await nodesByUniqueTitle(read.records.map((record) => record.focusText).filter(Boolean));
  const known = new Map((await nodesById(aliases.focus.flatMap((alias) => alias.nodes))).map((node) => [node.id, node]));
  const drafts = read.records.map((record) => classify(record, aliases, titled, known));
  const counts = await transaction((tx) => write(tx, drafts, options.demo ?? false));
  return {
    ok: true,
    ...counts,
    withoutAmount: drafts.filter((draft) => draft.grantedOre === null).length,
    withoutOwner: drafts.filter((draft) => draft.owner === null).length,
    unclassified: drafts.filter((draft) => draft.focusText !== "" && draft.shares.length === 0).length,
  };
}

const keyOf = (draft: AwardDraft) => sha256(recordKey({ year: draft.year, call: draft.callText, project: draft.project }));

const contentOf = (draft: AwardDraft): string =>
  canonical({
    ...draft,
    callText: undefined,
    shares: [...draft.shares].sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1)),
    municipalities: [...draft.municipalities].sort(),
  });

async function write(
  tx: Executor,
  drafts: readonly AwardDraft[],
  demo: boolean,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const at = now();
  const before = new Map((await storedAwards(tx, drafts.map(keyOf))).map((row) => [row.importKey, row]));
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const draft of drafts) {
    const importKey = keyOf(draft);
    const known = before.get(importKey);
    if (known && known.content === contentOf(draft)) {
      counts.unchanged += 1;
      continue;
    }
    const id = known?.id ?? newId(at);
    await tx.run(sql`
      insert into award (id, import_key, year, call_name, project, owner_name, owner_type, municipality_code, requested_ore, granted_ore, total_ore,
        coverage, starts_on, ends_on, period_text, focus_text, source, note, decided_on, published_at, demo)
      values (${id}, ${importKey}, ${draft.year}, ${draft.callName}, ${draft.project}, ${draft.owner}, ${draft.ownerType}, ${draft.municipalityCode},
        ${draft.requestedOre}, ${draft.grantedOre}, ${draft.totalOre}, ${draft.coverage}, ${draft.startsOn}, ${draft.endsOn}, ${draft.periodText},
        ${draft.focusText}, ${draft.source}, ${draft.note}, ${draft.decidedOn}, ${at}, ${demo})
      on conflict (import_key) do update set year = excluded.year, call_name = excluded.call_name, project = excluded.project,
        owner_name = excluded.owner_name, owner_type = excluded.owner_type, municipality_code = excluded.municipality_code,
        requested_ore = excluded.requested_ore, granted_ore = excluded.granted_ore, total_ore = excluded.total_ore, coverage = excluded.coverage,
        starts_on = excluded.starts_on, ends_on = excluded.ends_on, period_text = excluded.period_text, focus_text = excluded.focus_text,
        source = excluded.source, note = excluded.note, decided_on = excluded.decided_on`);
    await tx.run(sql`delete from award_share where award_id = ${id}`);
    await tx.run(sql`
      insert into award_share (award_id, node_id, basis_points)
      select ${id}::uuid, n, b from unnest(${draft.shares.map((share) => share.nodeId)}::text[], ${draft.shares.map((share) => share.basisPoints)}::int[]) as s (n, b)`);
    await tx.run(sql`delete from award_municipality where award_id = ${id}`);
    await tx.run(
      sql`insert into award_municipality (award_id, municipality_code) select ${id}::uuid, m from unnest(${[...draft.municipalities]}::text[]) m`,
    );
    await appendToJournal(tx, {
      subjectType: "award",
      subjectId: id,
      caseId: null,
      at,
      actorId: null,
      command: "import",
      payload: { importKey, sha256: sha256(contentOf(draft)) },
    });
    counts[known ? "changed" : "added"] += 1;
  }
  return counts;
}

/** What the register holds under these keys, in the words of a draft, so that the two can be compared. */
async function storedAwards(tx: Executor, keys: readonly string[]): Promise<Stored[]> {
  const rows = await tx.many<Omit<AwardDraft, "callText"> & { id: string; importKey: string }>(sql`
    select a.id, a.import_key, a.year, a.call_name, a.project, a.owner_name as owner, a.owner_type, a.municipality_code, a.requested_ore, a.granted_ore, a.total_ore,
      a.coverage, a.starts_on, a.ends_on, a.period_text, a.focus_text, a.source, a.note, a.decided_on,
      coalesce((select jsonb_agg(jsonb_build_object('nodeId', s.node_id, 'basisPoints', s.basis_points) order by s.node_id) from award_share s where s.award_id = a.id), '[]') as shares,
      coalesce((select jsonb_agg(m.municipality_code order by m.municipality_code) from award_municipality m where m.award_id = a.id), '[]') as municipalities
    from award a where a.import_key = any(${[...keys]}) for update`);
  return rows.map(({ id, importKey, ...content }) => ({ id, importKey, content: contentOf({ ...content, callText: "" }) }));
}
