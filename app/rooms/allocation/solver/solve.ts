import type { Ore } from "#app/kernel/money.ts";
import { multiply, type Rational, rational } from "#app/kernel/rational.ts";
import type { Candidate, FundRoom } from "#app/rooms/allocation/allocation.ts";
import { solveCore } from "#app/rooms/allocation/solver/core.ts";
import { addUp, type Compile, compile, leftIn, type Model, type Picks } from "#app/rooms/allocation/solver/model.ts";
import { asPlain } from "#app/rooms/allocation/solver/plain.ts";
import { type Application, fundKey, type Problem, type YearSum } from "#app/rooms/allocation/solver/problem.ts";
import { type Reduced, reduce } from "#app/rooms/allocation/solver/reduce.ts";
import { search } from "#app/rooms/allocation/solver/search.ts";
import { walk } from "#app/rooms/allocation/walk.ts";

/** What an application gets in a proposal; an application without a grant is not listed. */
export type Grant = {
  readonly application: string;
  readonly level: string;
  readonly purpose: string;
  readonly amount: Ore;
  readonly years: readonly YearSum[];
};

/** How many proposals are as good, counted in levels (who gets which); `count` null: at least `atLeast`. */
export type Ties = {
  readonly count: bigint | null;
  readonly atLeast: bigint;
  /** applications that some equally good proposals treat differently, in the call's order; null: not all are known */
  readonly differ: readonly string[] | null;
};

export type SolvedBy = "rules" | "core" | "search" | "highs";

export type Solution =
  | {
      readonly kind: "optimal";
      readonly grants: readonly Grant[];
      readonly value: Rational;
      readonly spent: Ore;
      /** no proposal exceeds it; equal to `value` */
      readonly bound: Rational;
      readonly by: SolvedBy;
      readonly ties: Ties;
      /** the tie-break chose among all that are as good; false only when they could not all be searched */
      readonly tieBroken: boolean;
    }
  | {
      readonly kind: "not-proved";
      readonly grants: readonly Grant[];
      readonly value: Rational;
      readonly spent: Ore;
      readonly bound: Rational;
      /** bound − value */
      readonly gap: Rational;
      readonly by: SolvedBy;
    }
  | { readonly kind: "infeasible"; readonly by: SolvedBy }
  | { readonly kind: "unsolved"; readonly why: "too-large" | "limit" };

/** A solver for every shape, handed in where there is one. Its answers are checked here; `value` and `picks` are of the reduced model. */
export type General = (
  reduced: Reduced,
  limits: {
    readonly milliseconds: number;
    readonly cap: number;
    /** a proposal that keeps the rules: what could not be as good need not be asked for */
    readonly known?: { readonly value: number; readonly picks: readonly number[] } | null;
  },
) =>
  | {
      readonly kind: "optimal";
      readonly value: number;
      readonly picks: readonly number[];
      readonly ties: { readonly count: bigint | null; readonly atLeast: bigint; readonly differ: ReadonlySet<number> | null };
      readonly tieBroken: boolean;
    }
  | { readonly kind: "infeasible" }
  | {
      readonly kind: "limit";
      readonly best: { readonly value: number; readonly picks: readonly number[] } | null;
      readonly bound: number;
    };

export type Settings = {
  readonly general?: General | null;
  /** lists of the core longer than this are given up */
  readonly states?: number;
  /** steps of the search before it gives up */
  readonly steps?: number;
  /** for the general solver, milliseconds */
  readonly milliseconds?: number;
  /** equally good proposals are counted one by one up to here, where one by one is the only way */
  readonly cap?: number;
};

type Found = {
  readonly value: bigint;
  readonly picks: Picks;
  readonly by: SolvedBy;
  readonly ties: { count: bigint | null; atLeast: bigint; differ: readonly number[] | null };
  readonly tieBroken: boolean;
};
/** The answer in the model's own numbers. */
export type Answer =
  | ({ readonly kind: "optimal" } & Found)
  | { readonly kind: "not-proved"; readonly value: bigint; readonly picks: Picks; readonly bound: bigint; readonly by: SolvedBy }
  | { readonly kind: "infeasible"; readonly by: SolvedBy }
  | { readonly kind: "unsolved"; readonly why: "too-large" | "limit" };

/** Steps of the search, some eight to fifteen million a second, before HiGHS is asked; without it there is more to wait for. */
const patienceOf = (general: General | null | undefined, { items }: Reduced) =>
  general ? (items.length <= 200 ? 8_000_000 : 6_000_000) : 30_000_000;
/** What the search has spent is taken from what HiGHS may, counted and not timed. */
const stepsInMillisecond = 8_000;
/** Of more choices than these a proved answer stands though its tie is not broken: HiGHS would be asked for too long. */
const brokenByHighs = 200;

const unique = { count: 1n, atLeast: 1n, differ: [] };

/** The exact optimum of a model, by the first method that can: rules alone, the core, the search, the general solver. */
export function solveModel(model: Model, settings: Settings = {}): Answer {
  const { general = null, states = 1_000_000, milliseconds = 30_000, cap = 1_000 } = settings;
  const reduced = reduce(model);
  if (reduced.kind === "infeasible") return { kind: "infeasible", by: "rules" };
  if (reduced.kind === "too-large") return { kind: "unsolved", why: "too-large" };
  const { items, settled, settledValue } = reduced;
  const whole = (picks: readonly number[]): Picks => {
    const all = [...settled];
    for (const [index, item] of items.entries()) all[item.choice] = item.options[picks[index] as number] as number;
    return all;
  };
  /** Every answer is added up again; one that breaks a rule or has another value is a bug, never an answer. */
  const checked = (picks: readonly number[], value: number): { value: bigint; picks: Picks } => {
    const all = whole(picks);
    const added = addUp(model, all);
    if (added.broken.length > 0 || added.value !== settledValue + BigInt(value))
      throw new Error(`an answer does not add up: ${added.broken.join(", ") || `${added.value} is not ${value}`}`);
    return { value: added.value, picks: all };
  };
  if (items.length === 0) return { kind: "optimal", ...checked([], 0), by: "rules", ties: unique, tieBroken: true };

  const choicesOf = (places: Iterable<number>) => [...places].map((place) => (items[place] as Reduced["items"][number]).choice);
  const plain = asPlain(reduced);
  if (plain) {
    const answer = solveCore(plain, states);
    if (answer.kind === "infeasible") return { kind: "infeasible", by: "core" };
    if (answer.kind === "optimal") {
      const differ = answer.used ? answer.used.flatMap((used, place) => (used.size > 1 ? [place] : [])) : null;
      return {
        kind: "optimal",
        ...checked(answer.picks, answer.value),
        by: "core",
        ties: { count: answer.count, atLeast: answer.count ?? 2n, differ: differ && choicesOf(differ) },
        tieBroken: answer.tieBroken,
      };
    }
  }
  const limit = settings.steps ?? patienceOf(general, reduced);
  const answer = search(reduced, { limit, cap });
  if (answer.kind === "infeasible") return { kind: "infeasible", by: "search" };
  if (answer.kind === "optimal" && (answer.tieBroken || !general || items.length > brokenByHighs)) {
    const { count, atLeast, levels } = answer.equals;
    const differ = count === null ? null : levels.flatMap((mine, place) => (mine.size > 1 ? [place] : []));
    return {
      kind: "optimal",
      ...checked(answer.picks, answer.value),
      by: "search",
      ties: { count, atLeast, differ: differ && choicesOf(differ) },
      tieBroken: answer.tieBroken,
    };
  }
  // Time is up somewhere below: the best that was found is told with what could be missing at most.
  const ceiling = answer.kind === "gave-up" ? (answer.bound ?? Infinity) : answer.value;
  const found = answer.kind === "gave-up" ? answer.best : { value: answer.value, picks: answer.picks };
  const unproved = (best: typeof found, bound: number, by: SolvedBy): Answer =>
    best && Number.isFinite(bound)
      ? { kind: "not-proved", ...checked(best.picks, best.value), bound: settledValue + BigInt(Math.floor(bound)), by }
      : { kind: "unsolved", why: "limit" };
  if (general) {
    const other = general(reduced, { milliseconds: Math.max(1, milliseconds - limit / stepsInMillisecond), cap, known: found });
    if (other.kind === "infeasible") return { kind: "infeasible", by: "highs" };
    if (other.kind === "optimal")
      return {
        kind: "optimal",
        ...checked(other.picks, other.value),
        by: "highs",
        ties: { ...other.ties, differ: other.ties.differ && choicesOf(other.ties.differ).sort((a, b) => a - b) },
        tieBroken: other.tieBroken,
      };
    const bound = Math.min(other.bound, ceiling);
    if (other.best && other.best.value >= (found?.value ?? -Infinity)) return unproved(other.best, bound, "highs");
    return unproved(found, bound, "search");
  }
  return unproved(found, ceiling, "search");
}

/** The value of the best proposal alone, in units of the model: null when there is none, "unknown" when it was not proved. */
export function bestValue(model: Model, settings: Settings = {}): bigint | null | "unknown" {
  const reduced = reduce(model);
  if (reduced.kind === "infeasible") return null;
  if (reduced.kind === "open") {
    if (reduced.items.length === 0) return reduced.settledValue;
    const plain = asPlain(reduced);
    const answer = plain
      ? solveCore(plain, settings.states, { valueOnly: true })
      : search(reduced, { limit: settings.steps ?? patienceOf(settings.general, reduced), cap: 0 });
    if (answer.kind === "infeasible") return null;
    if (answer.kind === "optimal") return reduced.settledValue + BigInt(answer.value);
  }
  const answer = solveModel(model, settings);
  return answer.kind === "infeasible" ? null : answer.kind === "optimal" ? answer.value : "unknown";
}

export function grantsOf(model: Model, picks: Picks): Grant[] {
  return model.applications.flatMap((application, index): Grant[] => {
    const option = model.choices[index]?.[picks[index] as number];
    const level = application.levels[option?.level ?? -1];
    return option && level
      ? [{ application: application.id, level: level.id, purpose: option.purpose, amount: level.amount, years: level.years }]
      : [];
  });
}

/** Solves the problem: the best proposal, its proof, and what is as good. The same answer in whatever order the input comes. */
export function solve(problem: Problem, settings: Settings = {}, question: Compile = {}): Solution {
  const model = compile(problem, question);
  const answer = solveModel(model, settings);
  if (answer.kind === "infeasible" || answer.kind === "unsolved") return answer;
  const inUnits = (value: bigint): Rational => multiply(rational(value), model.unit);
  const grants = grantsOf(model, answer.picks);
  const value = inUnits(answer.value);
  const { spent } = addUp(model, answer.picks);
  if (answer.kind === "not-proved") {
    const gap = inUnits(answer.bound - answer.value);
    return { kind: "not-proved", grants, value, spent, bound: inUnits(answer.bound), gap, by: answer.by };
  }
  const { count, atLeast, differ } = answer.ties;
  const names = differ?.map((choice) => (model.applications[choice] as Application).id) ?? null;
  return {
    kind: "optimal",
    grants,
    value,
    spent,
    bound: value,
    by: answer.by,
    ties: { count, atLeast, differ: names },
    tieBroken: answer.tieBroken,
  };
}

export type Walked = {
  readonly grants: readonly Grant[];
  /** in the call's objective */
  readonly value: Rational;
  readonly spent: Ore;
  /** keys of the problem's rules that the walk breaks, since it knows pots and limits only */
  readonly broken: readonly string[];
};

/** The plain walk down the ranking on the same problem: all or nothing, pots and limits only. */
export function walkOf(problem: Problem): Walked {
  const model = compile(problem);
  const candidates = model.applications.map((one, index): Candidate => {
    const full = one.levels[0] as Application["levels"][number];
    return {
      applicationId: one.id,
      rank: index + 1,
      total: one.score,
      unranked: null,
      requestedOre: full.amount,
      perYear: full.years.map((part) => ({ year: part.year, amountOre: part.amount })),
    };
  });
  const funds = new Map<string, FundRoom>();
  for (const pot of problem.pots.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = fundKey(pot);
    const limits = problem.limits.filter((one) => fundKey(one) === key).map((one) => one.most);
    const fund: FundRoom = funds.get(key) ?? {
      fundId: key,
      year: pot.year,
      purpose: pot.purpose,
      name: { sv: key, en: key },
      limitLeftOre: limits.length === 0 ? null : limits.reduce((least, one) => (one < least ? one : least)),
      pots: [],
    };
    const pots = [
      ...fund.pots,
      { potId: pot.id, source: pot.name, matchingShare: pot.share, availableOre: leftIn(problem, pot) },
    ];
    funds.set(key, { ...fund, pots });
  }
  const allowed = new Map(problem.applications.map((one) => [one.id, one.purposes]));
  const suggestions = walk(candidates, [...funds.values()]);
  const picks = model.applications.map((one, index) => {
    const granted = suggestions.find((suggestion) => suggestion.applicationId === one.id && suggestion.proposal === "grant");
    const options = model.choices[index] as Model["choices"][number];
    const full = options.findIndex((option) => option.level === 0 && option.purpose === granted?.purpose);
    return granted && allowed.get(one.id)?.includes(granted.purpose) && full >= 0
      ? full
      : options.findIndex((option) => option.level === -1);
  });
  const { value, spent, broken } = addUp(model, picks);
  return { grants: grantsOf(model, picks), value: multiply(rational(value), model.unit), spent, broken };
}

export type Difference = {
  readonly application: string;
  /** level id, null: nothing */
  readonly solved: string | null;
  readonly walked: string | null;
};

/** Where two proposals treat an application differently, in id order of neither: by the call's order of `problem`. */
export function differencesOf(problem: Problem, solved: readonly Grant[], walked: readonly Grant[]): Difference[] {
  const levelIn = (grants: readonly Grant[]) => new Map(grants.map((grant) => [grant.application, grant.level]));
  const [a, b] = [levelIn(solved), levelIn(walked)];
  return compile(problem).applications.flatMap((one): Difference[] => {
    const [mine, other] = [a.get(one.id) ?? null, b.get(one.id) ?? null];
    return mine === other ? [] : [{ application: one.id, solved: mine, walked: other }];
  });
}
