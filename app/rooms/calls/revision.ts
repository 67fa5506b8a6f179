import { canonical } from "#app/kernel/canonical.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import type { CallSurroundings } from "#app/rooms/calls/compile.ts";
import { type CallFund, draftOf } from "#app/rooms/calls/draft.ts";
import { type CallDraft, type PartKey, partKeys } from "#app/rooms/calls/parts.ts";
import type { StoredCallRules } from "#app/rooms/calls/rules.ts";

/** A published call as its new rules are written against: what is there now. */
export type Published = {
  readonly call: CallWithRules;
  readonly rules: StoredCallRules;
  readonly funds: readonly CallFund[];
  readonly invited: readonly { readonly number: string; readonly name: string }[];
};

/** What a new version of the rules may change. Words are corrected, and the last day moved, by commands of their own. */
export const revisableParts: readonly PartKey[] = partKeys.filter((key) => key !== "basics" && key !== "texts");

/** All who have applied are judged alike (RF 1:9, KL 2:3): from the first application on these stand. */
export const judgingParts: readonly PartKey[] = ["sketch", "criteria", "contribution", "ranking"];

/** The published call in the parts it was built of. */
export function partsOf({ call, funds, invited }: Published): CallDraft {
  const draft = draftOf(call, funds);
  return {
    ...draft,
    basics: {
      ...draft.basics,
      invited: invited.map(({ number, name }) => ({ key: number, organisation: number, organisationName: name })),
    },
  };
}

/** What stands whatever somebody has typed in a draft of new rules: number, kind, words, and when the call opens, closes and is decided. */
export function asRevision(draft: CallDraft, published: Published): CallDraft {
  const now = partsOf(published);
  const { earliestStart, latestEnd, maxMonths } = draft.time;
  const { closesOn, closesAt, answerOn } = now.sketch;
  return {
    ...draft,
    basics: now.basics,
    texts: now.texts,
    time: { ...now.time, earliestStart, latestEnd, maxMonths },
    // A call of one step gets no second one by new rules.
    sketch: published.call.kind === "two-step" ? { ...draft.sketch, closesOn, closesAt, answerOn } : now.sketch,
  };
}

/** The parts in which the new rules differ from those that hold, in the order they are built. */
export function changedParts(draft: CallDraft, published: Published): PartKey[] {
  const [before, after] = [partsOf(published), asRevision(draft, published)];
  return revisableParts.filter((key) => canonical(before[key]) !== canonical(after[key]));
}

/** What the new rules are held against: as for any call, but its own number is no other call's, and what it was given is its own. */
export const besides = (around: CallSurroundings, { call, funds }: Published): CallSurroundings => ({
  ...around,
  takenNumbers: new Set([...around.takenNumbers].filter((number) => number !== call.number)),
  funds: new Map(
    [...around.funds].map(([id, fund]) => {
      const given = funds.find((one) => one.fundId === id)?.limitOre ?? 0n;
      return [id, { ...fund, leftOre: given > fund.leftOre ? given : fund.leftOre }];
    }),
  ),
  // What an indicator means was frozen with the call: choosing more of them changes nothing of those.
  indicators: new Map([...around.indicators, ...call.rules.indicators.map((one) => [one.key, one] as const)]),
});

/** Which of the rules each part says. */
const limitsOf = {
  money: ["minOre", "maxOre", "minMunicipalities", "minCoFinancing", "maxOwnWork", "lowerLevels"],
  time: ["maxMonths", "earliestStart", "latestEnd"],
} as const;
const rulesOf: Readonly<Record<Exclude<PartKey, "basics" | "texts" | "money" | "time">, readonly (keyof StoredCallRules)[]>> = {
  sketch: ["sketch"],
  strategies: ["frameworks"],
  indicators: ["indicators"],
  conditions: ["eligibility"],
  criteria: ["criteria", "scale"],
  contribution: ["strategic", "strategicWeight", "strategicScale"],
  ranking: [
    "assessorsPerApplication",
    "othersScores",
    "commonScores",
    "thresholds",
    "bonus",
    "tieBreak",
    "decimals",
    "objective",
  ],
  costs: ["costTypes", "pay"],
  sources: ["sourceTypes", "confirmations"],
  aid: ["stateAid", "earlierSupport"],
  annexes: ["annexes"],
  questions: ["questions"],
  terms: ["terms"],
};

/**
 * The new version: what was changed as it was put together now, everything else word for word as it was. A row keeps the key it was given
 * once and an option goes by its words, so that an answer already given is still the answer to the same question.
 */
export function nextRules(before: StoredCallRules, compiled: StoredCallRules, changed: readonly PartKey[]): StoredCallRules {
  // Limits and tie-breaks are written out with the names of criteria, and contributions hang on a strategy.
  const touched = new Set<PartKey>([
    ...changed,
    ...(changed.includes("criteria") ? (["ranking"] as const) : []),
    ...(changed.includes("strategies") ? (["contribution"] as const) : []),
  ]);
  const taken = <Piece extends object>(from: Piece, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
  const limits = (["money", "time"] as const).filter((key) => touched.has(key)).flatMap((key) => limitsOf[key]);
  const pieces = [...touched].flatMap((key) => (key in rulesOf ? rulesOf[key as keyof typeof rulesOf] : []));
  return { ...before, ...taken(compiled, pieces), limits: { ...before.limits, ...taken(compiled.limits, limits) } };
}
