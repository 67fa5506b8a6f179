import { appendToJournal } from "#app/gate/journal.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, sql, transaction } from "#app/platform/database.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { type ImportFault, pathText, shown } from "#app/rooms/strategy/import-faults.ts";
import { type IndicatorFile, readIndicators } from "#app/rooms/strategy/indicator.ts";
import { type StoredIndicator, storedIndicators } from "#app/rooms/strategy/queries/indicators.server.ts";
import { ownersOf } from "#app/rooms/strategy/strategy.store.server.ts";

export type IndicatorsImported = {
  readonly library: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
};
export type IndicatorImport =
  | { readonly ok: true; readonly imported: IndicatorsImported }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

/**
 * One library of indicators, all or nothing. What the file no longer has is taken away: calls that offer it have its words in their own
 * rules, so nothing that is published or sealed changes.
 */
export async function importIndicators(given: unknown): Promise<IndicatorImport> {
  const read = readIndicators(given);
  if (!read.ok) return read;
  const { file, placeOf } = read;
  return transaction(async (tx): Promise<IndicatorImport> => {
    const faults: ImportFault[] = [];
    const fault = (code: ImportFault["code"], path: readonly (string | number)[], value: string) =>
      faults.push({ code, ...placeOf(path), where: pathText(path), value: shown(value) });
    const known = new Set((await ownersOf(tx, [...new Set(file.indicators.flatMap((one) => one.nodes))])).map((node) => node.id));
    const stored = new Map(
      (
        await storedIndicators(
          tx,
          file.key,
          file.indicators.map((one) => one.key),
        )
      ).map((one) => [one.key, one]),
    );
    for (const [index, one] of file.indicators.entries()) {
      const there = stored.get(one.key);
      if (there && there.library !== file.key) fault("duplicate-id", ["indicators", index, "key"], one.key);
      for (const [place, node] of one.nodes.entries())
        if (!known.has(node)) fault("link-end-missing", ["indicators", index, "nodes", place], node);
    }
    if (faults.length > 0) return { ok: false, faults };
    return { ok: true, imported: await write(tx, file, stored) };
  });
}

async function write(
  tx: Executor,
  file: IndicatorFile,
  stored: ReadonlyMap<string, StoredIndicator>,
): Promise<IndicatorsImported> {
  const same = ({ key, ...one }: IndicatorFile["indicators"][number]) => {
    const { library: _library, ...there } = stored.get(key) as StoredIndicator;
    return canonical({ key, ...one }) === canonical(there);
  };
  const added = file.indicators.filter((one) => !stored.has(one.key)).length;
  const unchanged = file.indicators.filter((one) => stored.has(one.key) && same(one)).length;
  const removed = [...stored.keys()].filter((key) => !file.indicators.some((one) => one.key === key));
  const changed = file.indicators.length - added - unchanged;
  const imported = { library: file.key, added, changed, removed: removed.length, unchanged };
  if (added + changed + removed.length === 0) return imported;
  await tx.run(sql`delete from indicator where library = ${file.key}`);
  for (const [position, one] of file.indicators.entries())
    await tx.run(sql`
      insert into indicator (key, library, position, name, definition, unit, method, split, nodes, example, source)
      values (${one.key}, ${file.key}, ${position}, ${JSON.stringify(one.name)}::jsonb, ${JSON.stringify(one.definition)}::jsonb,
        ${JSON.stringify(one.unit)}::jsonb, ${JSON.stringify(one.method)}::jsonb, ${one.split}, ${[...one.nodes]}, ${one.example}, ${file.source})`);
  await appendToJournal(tx, {
    subjectType: "indicators",
    subjectId: file.key,
    caseId: null,
    at: now(),
    actorId: null,
    command: "import",
    payload: { added, changed, removed: removed.length, sha256: sha256(canonical(file)) },
  });
  return imported;
}
