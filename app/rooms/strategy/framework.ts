import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import {
  faultsOf,
  type ImportFault,
  type ImportFaultCode,
  type Located,
  locate,
  pathText,
  shown,
} from "#app/rooms/strategy/import-faults.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** stated = a source says so · inferred = follows from sources · uncertain = a reading, to be checked. */
export const certainties = ["stated", "inferred", "uncertain"] as const;
export type Certainty = (typeof certainties)[number];

export const linkKinds = ["supports", "runs-through", "continues-in"] as const;
export type LinkKind = (typeof linkKinds)[number];

export type Level = { readonly type: string; readonly label: Bilingual; readonly plural: Bilingual };

export type FrameworkNode = {
  readonly id: string;
  readonly frameworkId: string;
  readonly parentId: string | null;
  readonly type: string;
  readonly code: string;
  readonly title: Bilingual;
  readonly description: Bilingual | null;
  readonly prioritised: boolean;
  readonly position: number;
  readonly source: string;
  readonly certainty: Certainty;
};

export type FrameworkLink = {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly certainty: Certainty;
  readonly source: string;
  readonly note: string;
};

export type Framework = {
  readonly id: string;
  readonly key: string;
  readonly version: string;
  readonly name: Bilingual;
  readonly owner: string;
  readonly adoptedBy: string;
  readonly adoptedOn: LocalDate | null;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly source: string;
  readonly levels: readonly Level[];
  /** Set when a published call uses this version; nothing in it changes after that. */
  readonly frozenAt: Date | null;
};

/** One version's id, also its address: `sjuharad-2030@2021-2030`. */
export const frameworkId = (key: string, version: string) => `${key}@${version}`;

export type Branch = { readonly node: FrameworkNode; readonly children: readonly Branch[] };

/** The tree in the order of the file. Siblings keep their order; a node whose parent is elsewhere stands at the root. */
export function buildTree(nodes: readonly FrameworkNode[]): Branch[] {
  const known = new Set(nodes.map((node) => node.id));
  const below = new Map<string | null, FrameworkNode[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const branch = (node: FrameworkNode): Branch => ({ node, children: (below.get(node.id) ?? []).map(branch) });
  return (below.get(null) ?? []).map(branch);
}

/** "1. En innovativ och konkurrenskraftig delregion", or the title alone when the document gives no number. */
export const nodeLabel = (node: Pick<FrameworkNode, "code" | "title">, language: keyof Bilingual): string =>
  node.code === "" ? node.title[language] || node.title.sv : `${node.code}. ${node.title[language] || node.title.sv}`;

// ── the file ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const words = z.string().trim().min(1).max(2_000);
const both = z.strictObject({ sv: words, en: words });
const date = z.string().refine(isLocalDate, "not-a-date").nullable();
const certainty = z.enum(certainties);
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "bad-form");
const nodeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}\/[a-z0-9][a-z0-9-]{0,80}$/, "bad-form");

const levelFile = z.strictObject({ type: key, label: both, plural: both });

const nodeFile = z.strictObject({
  id: nodeId,
  parent: z.string().nullable(),
  type: z.string().min(1),
  code: z.string().max(20),
  title: both,
  description: both.optional(),
  prioritised: z.boolean().optional(),
  source: words,
  certainty,
});

const linkFile = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1),
  kind: z.enum(linkKinds),
  certainty,
  source: words,
  note: z.string().max(2_000).optional(),
});

/** data/frameworks/FORMAT.md in code. */
export const frameworkFile = z.strictObject({
  key,
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,40}$/, "bad-form"),
  name: both,
  owner: words,
  adoptedBy: words,
  adoptedOn: date,
  validFrom: date,
  validTo: date,
  source: words,
  levels: z.array(levelFile).min(1).max(20),
  nodes: z.array(nodeFile).min(1).max(2_000),
  links: z.array(linkFile).max(10_000),
});

export type FrameworkFile = z.output<typeof frameworkFile>;

export type ReadFramework =
  | { readonly ok: true; readonly file: FrameworkFile; readonly placeOf: Located["placeOf"] }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

/** Everything that can be said of one file by itself; whether link ends elsewhere exist is asked by the importer. */
export function readFramework(given: unknown): ReadFramework {
  const located = locate(given);
  if ("fault" in located) return { ok: false, faults: [located.fault] };
  const parsed = frameworkFile.safeParse(located.value);
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error, located) };
  const faults = treeFaults(parsed.data, located.placeOf);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, file: parsed.data, placeOf: located.placeOf };
}

function treeFaults(file: FrameworkFile, placeOf: Located["placeOf"]): ImportFault[] {
  const faults: ImportFault[] = [];
  const fault = (code: ImportFaultCode, path: readonly (string | number)[], value: string) =>
    faults.push({ code, ...placeOf(path), where: pathText(path), value: shown(value) });

  if (file.validFrom && file.validTo && file.validFrom > file.validTo) fault("dates-reversed", ["validTo"], file.validTo);

  const levels = new Set<string>();
  for (const [index, level] of file.levels.entries()) {
    if (levels.has(level.type)) fault("duplicate-level", ["levels", index, "type"], level.type);
    levels.add(level.type);
  }

  const ids = new Map(file.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  for (const [index, node] of file.nodes.entries()) {
    if (seen.has(node.id)) fault("duplicate-id", ["nodes", index, "id"], node.id);
    seen.add(node.id);
    // An id says which framework it belongs to, so that it can never be taken by another.
    if (!node.id.startsWith(file.key)) fault("foreign-id", ["nodes", index, "id"], node.id);
    if (!levels.has(node.type)) fault("unknown-level", ["nodes", index, "type"], node.type);
    if (node.parent !== null && !ids.has(node.parent)) fault("parent-missing", ["nodes", index, "parent"], node.parent);
  }
  for (const [index, node] of file.nodes.entries()) {
    const trail = new Set([node.id]);
    for (let parent = node.parent; parent !== null; parent = ids.get(parent)?.parent ?? null) {
      if (trail.has(parent)) {
        if (parent === node.id) fault("cycle", ["nodes", index, "parent"], node.id);
        break;
      }
      trail.add(parent);
    }
  }

  const links = new Set<string>();
  for (const [index, link] of file.links.entries()) {
    const name = `${link.from} ${link.kind} ${link.to}`;
    if (links.has(name)) fault("duplicate-link", ["links", index], name);
    links.add(name);
    if (!ids.has(link.from)) fault("link-from-outside", ["links", index, "from"], link.from);
    if (link.from === link.to) fault("link-to-itself", ["links", index, "to"], link.to);
  }
  return faults;
}

/** What is compared and hashed: the same file again changes nothing, whatever the order of its fields. */
export const framedContent = (file: FrameworkFile) => ({
  ...file,
  nodes: file.nodes.map((node) => ({ ...node, description: node.description ?? null, prioritised: node.prioritised ?? false })),
  links: file.links
    .map((link) => ({ ...link, note: link.note ?? "" }))
    .sort((a, b) => (`${a.from} ${a.to} ${a.kind}` < `${b.from} ${b.to} ${b.kind}` ? -1 : 1)),
});
