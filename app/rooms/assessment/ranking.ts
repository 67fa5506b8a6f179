import { add, compare, divide, type Rational, rational, subtract, zero } from "#app/kernel/rational.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/**
 * From scores to an order, in exact arithmetic: nothing is rounded until a person reads it.
 *
 * 1. Mean per criterion: the sum of the assessable scores divided by their number, over submitted assessments. "Not assessable" is left
 *    out of the sum and of the number, and counted as left out. An assessor with a declared or confirmed conflict is in neither.
 * 2. Total: sum of weight × mean / 100 over the criteria. The weights add up to 100, so the total is on the criteria's own scale.
 * 3. Strategic contribution: sum of share × mean / sum of shares over the goals the applicant claimed and somebody could assess; shares
 *    are the applicant's own basis points. Shown beside the total. When the rules give it a weight w, it is first moved to the
 *    criteria's scale and then weighed in: ((100 − w) × total + w × contribution) / 100.
 *    A bonus of the call's is added to what is then weighed: so many hundredths of a step for each fact that holds, at most so many in
 *    all. Facts are those of the application as it was sent in; thresholds are held against the total without it.
 * 4. Gates come first: eligibility, then enough submitted assessments, then every criterion assessable by somebody, then thresholds.
 *    What does not pass is listed with the reason and has no place.
 * 5. Equal totals are ordered by the rules' tie-break, in its order. What is still equal shares the place; the next place is counted as
 *    if it were not shared (1, 2, 2, 4). Nothing is ever decided by an id, a number or the time of submission.
 *
 * Shape: weights and written levels as Leader Gute and Tillväxtverket's step 1 and 2 (requirements, then quality). The order proposes;
 * only the board decides (KL 6:38).
 */

/** The scores of one key (a criterion or `node:…`) on one application, added up. Whole numbers on the rules' scale. */
export type Tally = {
  readonly sum: number;
  /** assessable scores */
  readonly count: number;
  /** "not assessable" */
  readonly leftOut: number;
  readonly min: number | null;
  readonly max: number | null;
};

export type Tallies = Readonly<Record<string, Tally>>;

/** One assessor's scores, as far as ranking needs them. */
export type ScoreSheet = {
  /** only submitted sheets count; a recused assessor's never do */
  readonly counts: boolean;
  readonly scores: readonly { readonly key: string; readonly value: number | null; readonly notAssessable: boolean }[];
};

export type Eligibility = "passed" | "failed" | "pending";

export type Contender = {
  readonly applicationId: string;
  readonly eligibility: Eligibility;
  /** submitted assessments by assessors without a conflict of interest */
  readonly submitted: number;
  readonly tallies: Tallies;
  readonly shares: readonly { readonly node: string; readonly basisPoints: number }[];
  readonly municipalities: number;
  /** those of them that count where a number of municipalities is demanded: never the adjunct ones */
  readonly members: number;
  readonly requestedOre: bigint;
  readonly totalOre: bigint;
};

export type Unranked =
  | { readonly code: "not-eligible" }
  | { readonly code: "eligibility-pending" }
  | { readonly code: "assessments-missing"; readonly submitted: number; readonly required: number }
  /** nobody could assess these criteria: no mean, so no total that could be compared with the others' */
  | { readonly code: "not-assessed"; readonly keys: readonly string[] }
  /** indexes in `rules.thresholds` */
  | { readonly code: "below-threshold"; readonly thresholds: readonly number[] };

/** How a row stands to the row before it when both have the same total. */
export type Tie =
  | { readonly kind: "none" }
  /** index in `rules.tieBreak` of the rule that put this row after the one before it */
  | { readonly kind: "broken"; readonly rule: number }
  | { readonly kind: "shared" };

export type Standing<C extends Contender = Contender> = {
  readonly contender: C;
  /** 1 is first; null when not ranked */
  readonly rank: number | null;
  /** another application has the same rank */
  readonly shared: boolean;
  readonly tie: Tie;
  /** on the criteria's scale, strategic contribution weighed in and bonus added when the rules say so; null when it cannot be computed */
  readonly total: Rational | null;
  /** on the strategic scale; null when nothing was claimed or nobody could assess it */
  readonly strategic: Rational | null;
  readonly bonus: Bonus;
  readonly unranked: Unranked | null;
};

/** What is added to the weighted total, in hundredths of a step, and the rules that gave it: indexes in `rules.bonus.points`. */
export type Bonus = { readonly hundredths: number; readonly given: readonly number[] };

export type Ranking<C extends Contender = Contender> = {
  /** in order; rows with the same rank are shown in the order they came */
  readonly ranked: readonly Standing<C>[];
  readonly unranked: readonly Standing<C>[];
};

export const nothing: Tally = { sum: 0, count: 0, leftOut: 0, min: null, max: null };

/** Adds sheets up per key. Order of sheets and of scores in them does not matter. */
export function tally(sheets: readonly ScoreSheet[]): Tallies {
  const all: Record<string, Tally> = {};
  for (const sheet of sheets) {
    if (!sheet.counts) continue;
    for (const { key, value, notAssessable } of sheet.scores) {
      const before = all[key] ?? nothing;
      if (notAssessable || value === null) {
        all[key] = { ...before, leftOut: before.leftOut + 1 };
      } else {
        all[key] = {
          sum: before.sum + value,
          count: before.count + 1,
          leftOut: before.leftOut,
          min: before.min === null ? value : Math.min(before.min, value),
          max: before.max === null ? value : Math.max(before.max, value),
        };
      }
    }
  }
  return all;
}

const tallyOf = (contender: Pick<Contender, "tallies">, key: string): Tally => contender.tallies[key] ?? nothing;

/** Mean of the assessable scores; null when there are none. */
export const meanOf = (tally: Tally | undefined): Rational | null =>
  tally && tally.count > 0 ? rational(tally.sum, tally.count) : null;

/** Largest minus smallest assessable score: how far the assessors are apart, in steps of the scale. Null below two scores. */
export const spreadOf = (tally: Tally | undefined): number | null =>
  tally && tally.count > 1 && tally.min !== null && tally.max !== null ? tally.max - tally.min : null;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/**
 * sum of weight × (sum / count) over `parts`, divided by `whole`. Parts are brought to one denominator first, so that a thousand rows
 * cost a thousand fractions and not a thousand times the number of criteria.
 */
function weighted(parts: readonly { readonly weight: number; readonly tally: Tally }[], whole: number): Rational {
  let common = 1;
  for (const { tally } of parts) common = (common / gcd(common, tally.count)) * tally.count;
  let sum = 0;
  let largest = whole * common;
  for (const { weight, tally } of parts) {
    const term = weight * tally.sum * (common / tally.count);
    sum += term;
    largest += Math.abs(term);
  }
  // Doubles hold these whole numbers exactly; should they ever not, the same sum is made of fractions.
  if (Number.isSafeInteger(largest)) return rational(sum, whole * common);
  return divide(
    parts.map(({ weight, tally }) => rational(BigInt(weight) * BigInt(tally.sum), tally.count)).reduce(add, zero),
    rational(whole),
  );
}

/** The goals that both the applicant claimed and the call scores, with the applicant's shares. */
const claims = (rules: CallRules, contender: Contender) =>
  contender.shares.filter((share) => rules.strategic.nodes.some(({ node }) => node === share.node));

/** Share-weighted mean of the claimed goals on the strategic scale; a goal that nobody could assess is left out with its share. */
export function strategicContribution(rules: CallRules, contender: Contender): Rational | null {
  const parts = claims(rules, contender)
    .map(({ node, basisPoints }) => ({ weight: basisPoints, tally: tallyOf(contender, `node:${node}`) }))
    .filter(({ tally: { count } }) => count > 0);
  const shares = parts.reduce((sum, { weight }) => sum + weight, 0);
  return shares === 0 ? null : weighted(parts, shares);
}

/** Moves a strategic contribution to the criteria's scale: lowest to lowest, highest to highest, straight in between. */
function onCriteriaScale(rules: CallRules, strategic: Rational): Rational {
  const { scale, strategicScale } = rules;
  const steps = BigInt(strategicScale.max - strategicScale.min);
  if (steps === 0n) return rational(scale.min);
  const width = BigInt(scale.max - scale.min);
  return rational(
    BigInt(scale.min) * strategic.den * steps + (strategic.num - BigInt(strategicScale.min) * strategic.den) * width,
    strategic.den * steps,
  );
}

/**
 * The weighted total on the criteria's scale, or null when a criterion has no assessable score. Where the strategic contribution weighs
 * in, an applicant that claimed none of the scored goals gets the lowest value for it.
 */
export function weightedTotal(
  rules: CallRules,
  contender: Contender,
  strategic = strategicContribution(rules, contender),
): Rational | null {
  const parts: { weight: number; tally: Tally }[] = [];
  for (const { key, weight } of rules.criteria) {
    const tally = tallyOf(contender, key);
    if (tally.count === 0) return null;
    parts.push({ weight, tally });
  }
  const criteria = weighted(parts, 100);
  const w = BigInt(rules.strategicWeight);
  if (w === 0n) return criteria;
  if (strategic === null && claims(rules, contender).length > 0) return null;
  const beside = onCriteriaScale(rules, strategic ?? rational(rules.strategicScale.min));
  return rational((100n - w) * criteria.num * beside.den + w * beside.num * criteria.den, 100n * criteria.den * beside.den);
}

const noBonus: Bonus = { hundredths: 0, given: [] };
type BonusFacts = Pick<Contender, "members" | "requestedOre" | "totalOre">;

/** The share that others pay is held against per cent of the cost without being divided, so that exactly on the limit is enough. */
const holds = (
  { by, atLeast }: NonNullable<CallRules["bonus"]>["points"][number],
  { members, requestedOre, totalOre }: BonusFacts,
): boolean =>
  by === "municipalities" ? members >= atLeast : totalOre > 0n && (totalOre - requestedOre) * 100n >= BigInt(atLeast) * totalOre;

/** The bonus that the facts of an application give. */
export function bonusOf(rules: Pick<CallRules, "bonus">, facts: BonusFacts): Bonus {
  const { bonus } = rules;
  if (!bonus) return noBonus;
  const given = bonus.points.flatMap((one, index) => (holds(one, facts) ? [index] : []));
  const sum = given.reduce((all, index) => all + (bonus.points[index]?.hundredths ?? 0), 0);
  return { hundredths: Math.min(sum, bonus.mostHundredths), given };
}

/** A weighted total with the bonus added. */
export const withBonus = (total: Rational | null, { hundredths }: Bonus): Rational | null =>
  total === null || hundredths === 0 ? total : add(total, rational(hundredths, 100));

/** What stands in the way of a total: criteria nobody could assess, or else the claimed goals, where they weigh in. */
function notAssessed(rules: CallRules, contender: Contender): string[] {
  const criteria = rules.criteria.filter(({ key }) => tallyOf(contender, key).count === 0).map(({ key }) => key);
  return criteria.length > 0 ? criteria : claims(rules, contender).map(({ node }) => `node:${node}`);
}

/** Thresholds are inclusive: exactly on the limit passes. `atLeastHundredths` is hundredths of a step on the criteria's scale. */
function failedThresholds(rules: CallRules, contender: Contender, total: Rational): number[] {
  return rules.thresholds.flatMap((threshold, index) => {
    if (threshold.on === "total") return total.num * 100n < BigInt(threshold.atLeastHundredths) * total.den ? [index] : [];
    const { sum, count } = tallyOf(contender, threshold.key);
    return count === 0 || sum * 100 < threshold.atLeastHundredths * count ? [index] : [];
  });
}

/** How far an application reached where a threshold stopped it. `scores`: how many assessors' the figure is made of. */
export type Shortfall = { readonly threshold: number; readonly reached: Rational; readonly scores: number };

/** As the thresholds were held against it: the total without the bonus, a criterion's mean where somebody has scored it. */
export function shortfallsOf<C extends Contender>(
  rules: CallRules,
  { contender, total, bonus, unranked }: Pick<Standing<C>, "contender" | "total" | "bonus" | "unranked">,
): Shortfall[] {
  if (unranked?.code !== "below-threshold") return [];
  return unranked.thresholds.flatMap((threshold) => {
    const rule = rules.thresholds[threshold];
    const tally = rule?.on === "criterion" ? tallyOf(contender, rule.key) : null;
    const reached = tally ? meanOf(tally) : total && subtract(total, rational(bonus.hundredths, 100));
    return rule && reached ? [{ threshold, reached, scores: tally?.count ?? contender.submitted }] : [];
  });
}

/** The higher mean first; no assessable score at all goes last. Cross-multiplied, so exact without a fraction. */
const byMean = (a: Tally, b: Tally): number =>
  a.count === 0 || b.count === 0 ? Number(a.count === 0) - Number(b.count === 0) : b.sum * a.count - a.sum * b.count;

const missing = (a: Rational | null, b: Rational | null): number =>
  a === null ? (b === null ? 0 : 1) : b === null ? -1 : -compare(a, b);

type Scored<C extends Contender> = {
  readonly contender: C;
  readonly bonus: Bonus;
  readonly total: Rational | null;
  readonly strategic: Rational | null;
  /** the total as a double: tells most pairs apart in a tenth of the time */
  readonly near: number;
};

/** Below zero when `a` goes first. A missing strategic contribution goes after every present one, whichever the direction. */
function byRule<C extends Contender>(rule: CallRules["tieBreak"][number], a: Scored<C>, b: Scored<C>): number {
  const turn = rule.direction === "desc" ? 1 : -1;
  switch (rule.by) {
    case "criterion":
      return turn * byMean(tallyOf(a.contender, rule.key ?? ""), tallyOf(b.contender, rule.key ?? ""));
    case "strategic":
      return a.strategic === null || b.strategic === null
        ? missing(a.strategic, b.strategic)
        : turn * missing(a.strategic, b.strategic);
    case "municipalities":
      return turn * (b.contender.municipalities - a.contender.municipalities);
    case "members":
      return turn * (b.contender.members - a.contender.members);
    case "requested":
      return turn * Number(b.contender.requestedOre - a.contender.requestedOre);
  }
}

const firstDifference = <C extends Contender>(rules: CallRules, a: Scored<C>, b: Scored<C>): number =>
  rules.tieBreak.findIndex((rule) => byRule(rule, a, b) !== 0);

/** Doubles err by far less than a billionth here: only totals closer than that need the fractions, and then the fractions decide. */
function byTotal(a: Scored<Contender>, b: Scored<Contender>): number {
  const difference = b.near - a.near;
  return Math.abs(difference) > 1e-9 ? difference : missing(a.total, b.total);
}

function inOrder<C extends Contender>(rules: CallRules, a: Scored<C>, b: Scored<C>): number {
  const first = byTotal(a, b);
  if (first !== 0) return first;
  const rule = firstDifference(rules, a, b);
  return rule === -1 ? 0 : byRule(rules.tieBreak[rule] as CallRules["tieBreak"][number], a, b);
}

function gate(rules: CallRules, contender: Contender, total: Rational | null): Unranked | null {
  if (contender.eligibility !== "passed")
    return { code: contender.eligibility === "failed" ? "not-eligible" : "eligibility-pending" };
  const required = rules.assessorsPerApplication;
  if (contender.submitted < required) return { code: "assessments-missing", submitted: contender.submitted, required };
  if (total === null) return { code: "not-assessed", keys: notAssessed(rules, contender) };
  const thresholds = failedThresholds(rules, contender, total);
  return thresholds.length > 0 ? { code: "below-threshold", thresholds } : null;
}

/** The whole ranking of one call. The result depends on what was scored, never on the order of `contenders`. */
export function rank<C extends Contender>(rules: CallRules, contenders: readonly C[]): Ranking<C> {
  const scored: Scored<C>[] = [];
  const unranked: Standing<C>[] = [];
  for (const contender of contenders) {
    const strategic = strategicContribution(rules, contender);
    const weighed = weightedTotal(rules, contender, strategic);
    const stopped = gate(rules, contender, weighed);
    const bonus = bonusOf(rules, contender);
    const total = withBonus(weighed, bonus);
    if (stopped)
      unranked.push({ contender, rank: null, shared: false, tie: { kind: "none" }, total, strategic, bonus, unranked: stopped });
    else scored.push({ contender, total, strategic, bonus, near: total === null ? 0 : Number(total.num) / Number(total.den) });
  }
  scored.sort((a, b) => inOrder(rules, a, b));
  const ranked: Standing<C>[] = [];
  for (const [index, one] of scored.entries()) {
    const before = scored[index - 1];
    const after = scored[index + 1];
    const tie: Tie = before ? tieTo(rules, before, one) : { kind: "none" };
    ranked.push({
      contender: one.contender,
      rank: tie.kind === "shared" ? (ranked[index - 1]?.rank ?? 1) : index + 1,
      shared: tie.kind === "shared" || (after !== undefined && inOrder(rules, one, after) === 0),
      tie,
      total: one.total,
      strategic: one.strategic,
      bonus: one.bonus,
      unranked: null,
    });
  }
  return { ranked, unranked };
}

function tieTo<C extends Contender>(rules: CallRules, before: Scored<C>, one: Scored<C>): Tie {
  if (byTotal(before, one) !== 0) return { kind: "none" };
  const rule = firstDifference(rules, before, one);
  return rule === -1 ? { kind: "shared" } : { kind: "broken", rule };
}
