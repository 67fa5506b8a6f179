import { appendToJournal } from "#app/gate/journal.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, transaction } from "#app/platform/database.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { type FrameworkFile, framedContent, frameworkId, readFramework } from "#app/rooms/strategy/framework.ts";
import {
  type ImportFault,
  type ImportFaultCode,
  isImportFile,
  type Located,
  pathText,
  shown,
} from "#app/rooms/strategy/import-faults.ts";
import {
  ownersOf,
  storedFramework,
  usedFromOutside,
  writeFramework,
  writeLinks,
} from "#app/rooms/strategy/strategy.store.server.ts";

export type FrameworkImported = {
  readonly id: string;
  readonly outcome: "added" | "replaced" | "unchanged";
  readonly nodes: number;
  readonly links: number;
};

export type FrameworkImport =
  | { readonly ok: true; readonly imported: readonly FrameworkImported[] }
  /** `file` is the name of the file, or its place in the list when it had none. */
  | { readonly ok: false; readonly faults: readonly (ImportFault & { readonly file: string })[] };

class Faulty extends Error {
  constructor(readonly faults: (ImportFault & { file: string })[]) {
    super("faults in the import");
  }
}

type Read = { readonly file: FrameworkFile; readonly placeOf: Located["placeOf"]; readonly place: string };

/**
 * One or more framework files in one transaction: all or nothing. Each is a file (`{ name, text }`), JSON text, or parsed JSON;
 * faults in text have lines.
 * Links may go between files of the same import, so frameworks that point at each other are imported together.
 * The same version unchanged is left alone; changed, it replaces the stored one unless a published call has frozen it.
 */
export async function importFrameworks(given: readonly unknown[]): Promise<FrameworkImport> {
  const read = given.map((item, index) => ({ place: isImportFile(item) ? item.name : `#${index + 1}`, ...readFramework(item) }));
  const faults = read.flatMap((item) => (item.ok ? [] : item.faults.map((fault) => ({ ...fault, file: item.place }))));
  const files = read.flatMap((item): Read[] => (item.ok ? [item] : []));
  faults.push(...clashes(files));
  if (faults.length > 0) return { ok: false, faults };
  try {
    return { ok: true, imported: await transaction((tx) => write(tx, files)) };
  } catch (fault) {
    if (fault instanceof Faulty) return { ok: false, faults: fault.faults };
    throw fault;
  }
}

export const importFramework = (given: unknown): Promise<FrameworkImport> => importFrameworks([given]);

const faultAt = (read: Read, code: ImportFaultCode, path: readonly (string | number)[], value: string) => ({
  code,
  ...read.placeOf(path),
  where: pathText(path),
  value: shown(value),
  file: read.place,
});

/** Two files of one import may not be the same version, nor own the same node. */
function clashes(files: readonly Read[]) {
  const faults: (ImportFault & { file: string })[] = [];
  const versions = new Set<string>();
  const owners = new Map<string, string>();
  for (const read of files) {
    const id = frameworkId(read.file.key, read.file.version);
    if (versions.has(id)) faults.push(faultAt(read, "duplicate-framework", ["version"], id));
    versions.add(id);
    for (const [index, node] of read.file.nodes.entries()) {
      const owner = owners.get(node.id);
      if (owner !== undefined && owner !== id) faults.push(faultAt(read, "duplicate-id", ["nodes", index, "id"], node.id));
      owners.set(node.id, id);
    }
  }
  return faults;
}

async function write(tx: Executor, files: readonly Read[]): Promise<FrameworkImported[]> {
  const faults: (ImportFault & { file: string })[] = [];
  const given = new Set(files.flatMap(({ file }) => file.nodes.map((node) => node.id)));
  const asked = [
    ...new Set(files.flatMap(({ file }) => [...file.nodes.map((node) => node.id), ...file.links.map((link) => link.to)])),
  ];
  const owners = new Map((await ownersOf(tx, asked)).map((row) => [row.id, row.frameworkId]));
  const work: { read: Read; id: string; outcome: FrameworkImported["outcome"] }[] = [];

  for (const read of files) {
    const { file } = read;
    const id = frameworkId(file.key, file.version);
    for (const [index, node] of file.nodes.entries()) {
      const owner = owners.get(node.id);
      if (owner !== undefined && owner !== id) faults.push(faultAt(read, "duplicate-id", ["nodes", index, "id"], node.id));
    }
    for (const [index, link] of file.links.entries()) {
      if (!given.has(link.to) && !owners.has(link.to))
        faults.push(faultAt(read, "link-end-missing", ["links", index, "to"], link.to));
    }
    const stored = await storedFramework(tx, file.key, file.version);
    const same = stored !== null && canonical(stored.content) === canonical(framedContent(file));
    if (stored && !same) {
      if (stored.frozenAt) faults.push(faultAt(read, "frozen", ["version"], file.version));
      const kept = new Set(file.nodes.map((node) => node.id));
      const gone = stored.content.nodes.map((node) => node.id).filter((nodeId) => !kept.has(nodeId));
      if (gone.length > 0)
        for (const node of await usedFromOutside(tx, id, gone)) faults.push(faultAt(read, "node-in-use", ["nodes"], node.id));
    }
    work.push({ read, id, outcome: stored === null ? "added" : same ? "unchanged" : "replaced" });
  }
  if (faults.length > 0) throw new Faulty(faults);

  const at = now();
  const changed = work.filter((item) => item.outcome !== "unchanged");
  for (const { read } of changed) await writeFramework(tx, read.file);
  for (const { read, id, outcome } of changed) {
    await writeLinks(tx, read.file.links);
    await appendToJournal(tx, {
      subjectType: "framework",
      subjectId: id,
      caseId: null,
      at,
      actorId: null,
      command: "import",
      payload: {
        outcome,
        nodes: read.file.nodes.length,
        links: read.file.links.length,
        sha256: sha256(canonical(framedContent(read.file))),
      },
    });
  }
  return work.map(({ read, id, outcome }) => ({ id, outcome, nodes: read.file.nodes.length, links: read.file.links.length }));
}
