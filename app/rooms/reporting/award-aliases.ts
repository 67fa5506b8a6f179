import { z } from "zod";
import { split } from "#app/kernel/money.ts";
import { type AwardRecord, type Coverage, coverageOf } from "#app/rooms/reporting/award-import.ts";
import { certainties } from "#app/rooms/strategy/framework.ts";

/**
 * What the words of an old register mean, as data with a certainty and a ground for each line: which goals a text stands for, what kind
 * of owner a name is, which municipalities took part. Without a line here a text stays a text and a fact stays unknown.
 */
const certainty = z.enum(certainties);

export const awardAliases = z.strictObject({
  focus: z.array(
    z.strictObject({ text: z.string().min(1), nodes: z.array(z.string()).min(1), certainty, ground: z.string().min(1) }),
  ),
  owners: z.array(
    z.strictObject({
      name: z.string().min(1),
      type: z.string().nullable(),
      municipality: z.string().nullable(),
      certainty,
      ground: z.string().min(1),
    }),
  ),
  municipalities: z.array(
    z.strictObject({
      project: z.string().min(1),
      codes: z.array(z.string().regex(/^\d{4}$/)).min(1),
      certainty,
      ground: z.string().min(1),
    }),
  ),
  calls: z.array(
    z.strictObject({
      text: z.string().min(1),
      name: z.string().min(1),
      decidedOn: z.iso.date().nullable(),
      certainty,
      ground: z.string().min(1),
    }),
  ),
  /** Swedish wording of notes that were written in another language. */
  notes: z.array(z.strictObject({ text: z.string().min(1), sv: z.string().min(1) })),
  /** Swedish wording of periods and the like that were written in another language. */
  words: z.array(z.strictObject({ text: z.string().min(1), sv: z.string() })),
});

export type AwardAliases = z.output<typeof awardAliases>;

export const noAliases: AwardAliases = { focus: [], owners: [], municipalities: [], calls: [], notes: [], words: [] };

export type AwardShare = { readonly nodeId: string; readonly basisPoints: number };

/** A record with what its words were found to mean. */
export type AwardDraft = Omit<AwardRecord, "line" | "call" | "municipality"> & {
  /** The call as the source wrote it: what the import key is made from, whatever an alias calls it later. */
  readonly callText: string;
  readonly callName: string;
  readonly municipalityCode: string | null;
  readonly coverage: Coverage;
  readonly shares: readonly AwardShare[];
};

type Node = { readonly id: string; readonly frameworkId: string };

/** Equal parts within each framework; the parts of one framework add up to 10 000. */
export function equalShares(nodes: readonly Node[]): AwardShare[] {
  const unique = [...new Map(nodes.map((node) => [node.id, node])).values()];
  return [...new Set(unique.map((node) => node.frameworkId))].flatMap((framework) => {
    const group = unique.filter((node) => node.frameworkId === framework);
    const parts = split(
      10_000n,
      group.map(() => 1n),
    );
    return group.map((node, index) => ({ nodeId: node.id, basisPoints: Number(parts[index]) }));
  });
}

/**
 * `titled`: nodes by title, for titles that only one node of all frameworks has; `known`: nodes by id. A focus text is matched only
 * when it is exactly such a title or is named among the aliases; nothing is guessed from parts of it.
 */
export function classify(
  record: AwardRecord,
  aliases: AwardAliases,
  titled: ReadonlyMap<string, Node>,
  known: ReadonlyMap<string, Node>,
): AwardDraft {
  const { line: _, call, municipality, ...rest } = record;
  const alias = aliases.focus.find((item) => item.text === record.focusText);
  const exact = titled.get(record.focusText);
  const nodes = alias ? alias.nodes.flatMap((id) => known.get(id) ?? []) : exact ? [exact] : [];
  const owner = aliases.owners.find((item) => item.name === record.owner);
  const callAlias = aliases.calls.find((item) => item.text === call);
  const wording = (text: string) => aliases.words.find((item) => item.text === text)?.sv ?? text;
  return {
    ...rest,
    callText: call,
    callName: callAlias?.name ?? call,
    owner: record.owner === null ? null : wording(record.owner),
    decidedOn: record.decidedOn ?? callAlias?.decidedOn ?? null,
    ownerType: record.ownerType ?? owner?.type ?? null,
    municipalityCode: municipality ?? owner?.municipality ?? null,
    municipalities:
      record.municipalities.length > 0
        ? record.municipalities
        : (aliases.municipalities.find((item) => item.project === record.project)?.codes ?? []),
    periodText: wording(record.periodText),
    coverage: coverageOf(record.note),
    note: aliases.notes.find((item) => item.text === record.note)?.sv ?? record.note,
    shares: equalShares(nodes),
  };
}
