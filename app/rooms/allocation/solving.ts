import type { Ore } from "#app/kernel/money.ts";
import type { Rational } from "#app/kernel/rational.ts";
import { noSamples, type Sensitivity, sensitivity } from "#app/rooms/allocation/sensitivity.ts";
import { type Begun, type Explainer, type Explanation, explainer, smallestClash } from "#app/rooms/allocation/solver/explain.ts";
import type { Rule } from "#app/rooms/allocation/solver/model.ts";
import { rulesOf } from "#app/rooms/allocation/solver/model.ts";
import { type Problem, type ProblemJson, readProblem } from "#app/rooms/allocation/solver/problem.ts";
import { type Grant, type Settings, type SolvedBy, solve, type Walked, walkOf } from "#app/rooms/allocation/solver/solve.ts";
import { type CertaintyQuestion, resampledTotals } from "#app/rooms/assessment/certainty.ts";

/** What is asked of the solver's thread. Only JSON goes there: it is read with the same suspicion as a file. */
export type Question =
  | { readonly ask: "answer"; readonly problem: ProblemJson }
  /** `of`: these applications (registry numbers), in that order; without it all that have not everything they asked for */
  | { readonly ask: "why"; readonly problem: ProblemJson; readonly of?: readonly string[]; readonly milliseconds: number }
  /** `gone`: those who have withdrawn since */
  | { readonly ask: "reserves"; readonly problem: ProblemJson; readonly milliseconds: number; readonly gone?: readonly string[] }
  /** `numbers`: the registry number of each application that the sheets are about */
  | {
      readonly ask: "sensitivity";
      readonly problem: ProblemJson;
      readonly sheets: CertaintyQuestion;
      readonly numbers: Readonly<Record<string, string>>;
      readonly milliseconds: number;
    };

export type Solved = {
  readonly kind: "optimal" | "not-proved";
  readonly grants: readonly Grant[];
  /** in the call's objective */
  readonly value: Rational;
  readonly bound: Rational;
  readonly spent: Ore;
  readonly by: SolvedBy;
  readonly milliseconds: number;
  /** null: not proved, so nothing is known of others */
  readonly ties: { readonly count: bigint | null; readonly atLeast: bigint; readonly differ: readonly string[] | null } | null;
  readonly tieBroken: boolean;
  readonly walk: Omit<Walked, "broken"> & { readonly broken: readonly Rule[] };
};

export type Answered =
  | Solved
  | { readonly kind: "infeasible"; readonly clash: readonly Rule[] }
  | { readonly kind: "unsolved" }
  | { readonly kind: "faulty"; readonly faults: readonly { readonly where: string; readonly message: string }[] };

export const isSolved = (answered: Answered): answered is Solved => answered.kind === "optimal" || answered.kind === "not-proved";

/** `riseInFund` "further": the rest is told, and how a fund grows is still being followed */
export type Reason = Begun & { readonly riseInFund: Explanation["riseInFund"] | "further" };
export type Reasons = {
  readonly reasons: readonly Reason[];
  /** there was no time for these, or not for all of them */
  readonly left: readonly string[];
};

/** If `application` withdraws and everybody else keeps what they have: who then gets money, or more of it. */
export type Reserve = { readonly application: string; readonly gains: readonly { application: string; from: Ore; to: Ore }[] };
export type Reserves = {
  readonly reserves: readonly Reserve[];
  /** what those who have withdrawn leave to others, all of them together */
  readonly freed: Reserve["gains"];
  readonly left: readonly string[];
};

export type Reply<Q extends Question> = Q extends { ask: "answer" }
  ? Answered
  : Q extends { ask: "why" }
    ? Reasons
    : Q extends { ask: "sensitivity" }
      ? Sensitivity
      : Reserves;

type Clock = () => number;

function answer(problem: Problem, settings: Settings, clock: Clock): Answered {
  const begun = clock();
  const solution = solve(problem, settings);
  const milliseconds = Math.max(1, Math.round(clock() - begun));
  if (solution.kind === "unsolved") return { kind: "unsolved" };
  if (solution.kind === "infeasible") return { kind: "infeasible", clash: smallestClash(problem, settings) ?? [] };
  const { broken, ...walked } = walkOf(problem);
  const rules = rulesOf(problem);
  return {
    kind: solution.kind,
    grants: solution.grants,
    value: solution.value,
    bound: solution.bound,
    spent: solution.spent,
    by: solution.by,
    milliseconds,
    ties: solution.kind === "optimal" ? solution.ties : null,
    tieBroken: solution.kind === "optimal" && solution.tieBroken,
    walk: { ...walked, broken: rules.filter((rule) => broken.includes(rule.key)) },
  };
}

const placeIn = (grants: readonly Grant[], problem: Problem, id: string): number => {
  const levels = problem.applications.find((one) => one.id === id)?.levels ?? [];
  const place = levels.findIndex((level) => level.id === grants.find((grant) => grant.application === id)?.level);
  return place < 0 ? levels.length : place;
};

/** Where reasons begin: from the start, or where somebody who remembers what was worked out for the same problem goes on. */
export type Explaining = (problem: Problem, settings: Settings) => Explainer | null;

/**
 * Whom can be told is told; where somebody must wait, what they wait for is worked out further, and they are tried again. However little time
 * there is, something is done: whoever asks again and again has them all in the end.
 */
function why(asked: Explainer | null, clock: Clock, until: number, of?: readonly string[]): Reasons {
  const reasons: Reason[] = [];
  const short = asked?.short ?? [];
  let left = of ? of.filter((one) => short.includes(one)) : short;
  const isLate = () => clock() > until;
  while (asked && left.length > 0) {
    const waiting: string[] = [];
    for (const id of left) {
      const explanation = id !== left[0] && isLate() ? null : asked.whyNow(id);
      if (explanation) {
        const { inWords: _, ...reason } = explanation;
        reasons.push(reason);
      } else {
        waiting.push(id);
        if (id === left[0] || !isLate()) asked.further(isLate);
      }
    }
    left = waiting;
    if (isLate()) break;
  }
  for (const id of left) {
    const begun = asked?.begun(id);
    if (begun) reasons.push({ ...begun, riseInFund: "further" });
  }
  const order = of ?? short;
  return { reasons: reasons.toSorted((a, b) => order.indexOf(a.application) - order.indexOf(b.application)), left };
}

/** A promise is a promise: who has money keeps it when somebody else withdraws, and only what is freed is shared out. */
function reserves(problem: Problem, settings: Settings, clock: Clock, milliseconds: number, gone: readonly string[]): Reserves {
  const until = clock() + milliseconds;
  const solution = solve(problem, settings);
  if (solution.kind !== "optimal") return { reserves: [], freed: [], left: [] };
  const kept = new Map(solution.grants.map((grant) => [grant.application, grant]));
  const gainsWithout = (away: readonly string[]): Reserve["gains"] => {
    const after = solve(problem, settings, {
      without: new Set(away.flatMap((id) => [`must:${id}`, `must-not:${id}`])),
      closed: (id, level) => {
        if (away.includes(id)) return level >= 0;
        const grant = kept.get(id);
        return grant !== undefined && (level < 0 || level > placeIn([grant], problem, id));
      },
    });
    return after.kind === "optimal"
      ? after.grants.flatMap((grant) => {
          const before = kept.get(grant.application)?.amount ?? 0n;
          return grant.amount > before ? [{ application: grant.application, from: before, to: grant.amount }] : [];
        })
      : [];
  };
  const found: Reserve[] = [];
  const left: string[] = [];
  for (const { application } of solution.grants.filter((grant) => !gone.includes(grant.application))) {
    if (clock() > until) {
      left.push(application);
      continue;
    }
    found.push({ application, gains: gainsWithout([...gone, application]) });
  }
  return { reserves: found, freed: gone.some((id) => kept.has(id)) ? gainsWithout(gone) : [], left };
}

const late = (clock: Clock, milliseconds: number) => {
  const until = clock() + milliseconds;
  return () => clock() > until;
};

/** One question to the solver, answered. `clock` in milliseconds. */
export function reply(
  question: Question,
  settings: Settings,
  clock: Clock,
  explaining: Explaining = explainer,
): Answered | Reasons | Reserves | Sensitivity {
  const read = readProblem(question.problem);
  if (!read.ok) {
    if (question.ask === "why") return { reasons: [], left: [] };
    if (question.ask === "reserves") return { reserves: [], freed: [], left: [] };
    if (question.ask === "sensitivity") return noSamples;
    return { kind: "faulty", faults: read.faults.map(({ where, message }) => ({ where, message })) };
  }
  if (question.ask === "answer") return answer(read.problem, settings, clock);
  if (question.ask === "why") {
    const until = clock() + question.milliseconds;
    return why(explaining(read.problem, settings), clock, until, question.of);
  }
  if (question.ask === "sensitivity")
    return sensitivity(read.problem, resampledTotals(question.sheets), settings, {
      of: question.sheets.contenders.map(({ applicationId }) => question.numbers[applicationId] ?? ""),
      isLate: late(clock, question.milliseconds),
    });
  return reserves(read.problem, settings, clock, question.milliseconds, question.gone ?? []);
}
