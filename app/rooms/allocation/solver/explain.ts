import type { Ore } from "#app/kernel/money.ts";
import { add, compare, divide, multiply, type Rational, rational, subtract, toDecimal, zero } from "#app/kernel/rational.ts";
import type { RiseInFund } from "#app/rooms/allocation/solver/fund.ts";
import { type Compile, compile, type Model, type Picks, type Rule, rulesOf } from "#app/rooms/allocation/solver/model.ts";
import { type Closed, type Nearby, nearby } from "#app/rooms/allocation/solver/nearby.ts";
import { type Application, fundKey, inCallOrder, type Problem } from "#app/rooms/allocation/solver/problem.ts";
import { type Fund, type Rising, rising } from "#app/rooms/allocation/solver/rising.ts";
import { bestValue, type Grant, grantsOf, type Settings, type Solution, solve } from "#app/rooms/allocation/solver/solve.ts";
import { formatKronor } from "#app/texts/format.ts";

/**
 * Why an application has nothing, or not all it asked for. "More" is any level above what it has now. Both rises rest on optima solved with
 * it funded and without: with the rise the application has more, with one step (of score; one öre) less it has not.
 */
export type Explanation = {
  readonly application: string;
  /** the level it has, null: nothing */
  readonly now: string | null;
  /** rules that alone, or pots of one fund that together, would let it have more if they were lifted */
  readonly binding: readonly Rule[];
  /** more for it cannot stand together with these, whatever its score */
  readonly clash: readonly Rule[] | null;
  readonly riseInScore: Rational | null;
  /** the smallest rise in one fund that suffices; null when there is none, or none was found */
  readonly riseInFund: RiseInFund | null;
  /** what the call's objective would lose by giving it more */
  readonly loss: Rational | null;
  /** who has less in the best proposal that gives it more */
  readonly holders: readonly string[];
  readonly inWords: string;
};

type Optimal = Extract<Solution, { kind: "optimal" }>;

const placeOf = (application: Application, grants: readonly Grant[]): number => {
  const level = grants.find((grant) => grant.application === application.id)?.level;
  const place = application.levels.findIndex((one) => one.id === level);
  return place < 0 ? application.levels.length : place;
};

/** The rules that cannot stand together: no rule of the set can be left out. One or two when so few suffice. null: they can stand. */
export function smallestClash(problem: Problem, settings: Settings = {}, question: Compile = {}): Rule[] | null {
  const rules = rulesOf(problem);
  const clashes = (kept: readonly Rule[]) => {
    const keys = new Set(kept.map((rule) => rule.key));
    const without = new Set(rules.flatMap((rule) => (keys.has(rule.key) ? [] : [rule.key])));
    return bestValue(compile(problem, { ...question, without }), settings) === null;
  };
  if (!clashes(rules)) return null;
  if (clashes([])) return [];
  for (const rule of rules) if (clashes([rule])) return [rule];
  if (rules.length <= 40)
    for (const [index, rule] of rules.entries())
      for (const other of rules.slice(index + 1)) if (clashes([rule, other])) return [rule, other];
  let left = rules;
  for (const rule of rules) {
    const fewer = left.filter((one) => one !== rule);
    if (clashes(fewer)) left = fewer;
  }
  // Each of them once more: without it the rest can stand.
  return left.filter((rule) => !clashes(left.filter((one) => one !== rule)));
}

/** A problem in which one application's score is `rise` higher. */
export const withScore = (problem: Problem, application: string, rise: Rational): Problem => ({
  ...problem,
  applications: problem.applications.map((one) => (one.id === application ? { ...one, score: add(one.score, rise) } : one)),
});

export type Begun = Omit<Explanation, "inWords" | "riseInFund">;

/** Reasons for one problem's optimum, one application at a time: what they share is worked out once. */
export type Explainer = {
  /** applications that have not all they asked for, in the call's order */
  readonly short: readonly string[];
  readonly why: (application: string) => Explanation | null;
  /** as `why`, where what it rests on is worked out already; null: there is more to work out, and `further` does some of it */
  readonly whyNow: (application: string) => Explanation | null;
  readonly further: (isLate: () => boolean) => void;
  /** of somebody who waits for the way of a fund: all the rest */
  readonly begun: (application: string) => Begun | null;
  /** everybody has been told: what they share serves nobody any more */
  readonly isDone: () => boolean;
  /** a plain problem keeps stretches of its staircase, tens of MiB; another next to nothing */
  readonly isLarge: boolean;
};

/** Null when the problem has no proved optimum. */
export function explainer(problem: Problem, settings: Settings = {}): Explainer | null {
  const solution = solve(problem, settings);
  if (solution.kind !== "optimal") return null;
  const model = compile(problem);
  const waits: Asked["waits"] = new Set();
  const asked: Asked = {
    problem,
    settings,
    solution,
    model,
    near: nearby(problem, model),
    lifted: liftedIn(problem, settings),
    rising: risingIn(problem, model, settings),
    waits,
  };
  const lifts = rulesOf(problem).map((rule) => rule.key);
  const told = new Map<string, Explanation>();
  const begun = new Map<string, Begun>();
  const places = new Map(model.applications.map((one) => [one.id, placeOf(one, solution.grants)]));
  const short = model.applications.flatMap((one) => (places.get(one.id) === 0 ? [] : [one.id]));
  const whyNow = (id: string): Explanation | null => {
    const known = told.get(id);
    if (known) return known;
    const application = model.applications.find((one) => one.id === id);
    const now = places.get(id);
    if (!application || !now || lifts.length > 0) return null;
    const rest = begun.get(id) ?? explainOne(asked, application, now);
    begun.set(id, rest);
    const riseInFund = fundRise(asked, application, now);
    if (riseInFund === "further") return null;
    const said = { ...rest, riseInFund };
    const explanation = { ...said, inWords: inWords(problem, application, said) };
    told.set(id, explanation);
    begun.delete(id);
    return explanation;
  };
  const further = (isLate: () => boolean): void => {
    for (let key = lifts.pop(); key !== undefined; key = lifts.pop()) {
      asked.lifted([key]);
      if (isLate()) return;
    }
    const [fund] = waits;
    waits.clear();
    fund?.follow();
  };
  return {
    short,
    whyNow,
    further,
    begun: (id) => begun.get(id) ?? null,
    isDone: () => told.size === short.length,
    isLarge: asked.near !== null,
    why: (id) => {
      if (!short.includes(id)) return null;
      for (;;) {
        const explanation = whyNow(id);
        if (explanation) return explanation;
        further(() => false);
      }
    },
  };
}

/** Every application of an optimum that has not all it asked for, in the call's order. Empty when the problem has no proved optimum. */
export function explain(problem: Problem, settings: Settings = {}): Explanation[] {
  const asked = explainer(problem, settings);
  return asked?.short.map((id) => asked.why(id) as Explanation) ?? [];
}

type Asked = {
  readonly problem: Problem;
  readonly settings: Settings;
  readonly solution: Optimal;
  readonly model: Model;
  /** null: not of the plain shape */
  readonly near: Nearby | null;
  readonly lifted: (without: readonly string[]) => readonly Grant[] | null;
  readonly rising: (fund: Fund) => Rising;
  /** funds that must be followed further before somebody can be told */
  readonly waits: Set<Pick<Rising, "follow">>;
};

/** The grants of the optimum without some rules, worked out once whoever asks; null: none is proved. */
function liftedIn(problem: Problem, settings: Settings): Asked["lifted"] {
  const known = new Map<string, readonly Grant[] | null>();
  return (without) => {
    const key = without.join(" ");
    let grants = known.get(key);
    if (grants === undefined) {
      const answer = solve(problem, settings, { without: new Set(without) });
      grants = answer.kind === "optimal" ? answer.grants : null;
      known.set(key, grants);
    }
    return grants;
  };
}

/** Worked out once whoever asks, like what is lifted: up to twice the largest sum that anybody asks for, among few to where all have all. */
function risingIn(problem: Problem, model: Model, settings: Settings): Asked["rising"] {
  const known = new Map<string, Rising>();
  const amounts = problem.applications.map((one) => one.levels[0]?.amount ?? 0n);
  const largest = amounts.reduce((most, amount) => (amount > most ? amount : most), 1n);
  const end = problem.applications.length <= 25 ? enough(problem) * 2n : largest * 2n;
  return (fund) => {
    const mine = known.get(fundKey(fund)) ?? rising(problem, model, fund, end, { ...settings, ...brief });
    known.set(fundKey(fund), mine);
    return mine;
  };
}

type Given = {
  readonly kind: "given";
  readonly grants: readonly Grant[];
  readonly value: Rational;
  /** of all that are as good and give it more, the one that the tie-break chooses */
  readonly isFirst: boolean;
};

/** The best proposal in which it has more. */
function withIt({ problem, settings, model, near }: Asked, closed: Closed): Given | { readonly kind: "infeasible" | "unknown" } {
  const proposal = near ? near.proposal(closed) : "unknown";
  if (proposal === null) return { kind: "infeasible" };
  if (proposal !== "unknown")
    return {
      kind: "given",
      grants: grantsOf(model, proposal.picks),
      value: multiply(rational(proposal.value), model.unit),
      isFirst: true,
    };
  const answer = solve(problem, settings, { closed });
  if (answer.kind === "infeasible") return { kind: "infeasible" };
  if (answer.kind !== "optimal") return { kind: "unknown" };
  return { kind: "given", grants: answer.grants, value: answer.value, isFirst: answer.tieBroken };
}

/** All but the rise of a fund, for which all applications follow the same proposals. */
function explainOne(asked: Asked, application: Application, now: number): Begun {
  const { problem, settings, solution, model } = asked;
  const more: Closed = (id, level) => id === application.id && (level < 0 || level >= now);
  /** In a changed problem. */
  const hasMore = (changed: Problem): boolean => {
    const answer = solve(changed, { ...settings, ...brief });
    if (answer.kind === "infeasible") return false;
    if (answer.kind !== "optimal" || !answer.tieBroken) throw new Unsure();
    return placeOf(application, answer.grants) < now;
  };
  const given = withIt(asked, more);
  const clash = given.kind === "infeasible" ? smallestClash(problem, settings, { closed: more }) : null;
  const holders =
    given.kind === "given"
      ? model.applications.filter(
          (one) => one.id !== application.id && placeOf(one, given.grants) > placeOf(one, solution.grants),
        )
      : [];
  const suffices = (without: readonly string[]) => {
    const grants = asked.lifted(without);
    return grants !== null && placeOf(application, grants) < now;
  };
  return {
    application: application.id,
    now: application.levels[now]?.id ?? null,
    binding: clash ?? bindingRules(problem, suffices),
    clash,
    riseInScore: given.kind === "given" ? orNull(() => scoreRise(asked, application, now, given, hasMore)) : null,
    loss: given.kind === "given" ? subtract(solution.value, given.value) : null,
    holders: holders.map((one) => one.id),
  };
}

/** Rules that alone let it have more when lifted; else the pots and limits of one fund together. */
function bindingRules(problem: Problem, suffices: (without: readonly string[]) => boolean): Rule[] {
  const rules = rulesOf(problem);
  const alone = rules.filter((rule) => suffices([rule.key]));
  if (alone.length > 0) return alone;
  for (const fund of new Set(problem.pots.map(fundKey))) {
    const keys = [
      ...problem.pots.filter((pot) => fundKey(pot) === fund).map((pot) => `pot:${pot.id}`),
      ...problem.limits.filter((one) => fundKey(one) === fund).map((one) => `limit:${one.id}`),
    ];
    if (keys.length > 1 && suffices(keys)) return rules.filter((rule) => keys.includes(rule.key));
  }
  return [];
}

/** What a level is worth more with a score that is 1 higher. */
function factorOf(problem: Problem, application: Application, level: number): Rational {
  const one = application.levels[level];
  if (!one) return zero;
  if (problem.objective === "score") return rational(1n);
  return problem.objective === "score-times-sum" ? rational(one.amount) : one.worth;
}

/** Whether the tie-break takes the first of two before the other. */
function isBefore(model: Model, first: readonly Grant[], second: readonly Grant[]): boolean {
  const [one, other] = [first, second].map((grants) => new Map(grants.map((grant) => [grant.application, grant])));
  for (const [index, { id }] of model.applications.entries()) {
    const [a, b] = [one?.get(id), other?.get(id)];
    if (a?.level === b?.level && a?.purpose === b?.purpose) continue;
    const options = model.choices[index] as Model["choices"][number];
    const place = (grant: Grant | undefined) => {
      const levels = model.applications[index]?.levels ?? [];
      return options.findIndex((option) =>
        grant ? levels[option.level]?.id === grant.level && option.purpose === grant.purpose : option.level < 0,
      );
    };
    return place(a) < place(b);
  }
  return false;
}

/**
 * The smallest rise in score, in whole steps. Raising a score by d adds d × (1, the sum, or the worth) to the level that is given, so the
 * best of each level answers for every d at once: of those below, what it has now is worth most and gains most (where it does not, all is
 * solved again). A level that even with the
 * value of the best above it would need more than is needed already is not asked about. Where two are equally good the one stands that the
 * tie-break takes first; when that may look at the score, or a third is as good, all is solved again.
 */
function scoreRise(
  { problem, settings, solution, model, near }: Asked,
  application: Application,
  now: number,
  given: Given,
  hasMore: (changed: Problem) => boolean,
): Rational | null {
  const { scoreStep, scoreMost } = problem;
  type Up = { readonly level: number; readonly value: Rational; readonly gain: Rational };
  const up = (level: number, value: Rational): Up => ({
    level,
    value,
    gain: subtract(factorOf(problem, application, level), factorOf(problem, application, now)),
  });
  /** How many steps it takes until this is worth as much as what it has now; null: it never is. */
  const stepsTo = ({ value, gain }: Up): bigint | null => {
    const behind = subtract(solution.value, value);
    if (compare(behind, zero) <= 0) return 0n;
    if (compare(gain, zero) <= 0) return null;
    const steps = divide(divide(behind, gain), scoreStep);
    return (steps.num + steps.den - 1n) / steps.den;
  };
  const above = [up(placeOf(application, given.grants), given.value)];
  let least = stepsTo(above[0] as Up);
  for (let level = 0; level < now; level++) {
    if (level === above[0]?.level) continue;
    const atBest = stepsTo(up(level, given.value));
    if (atBest === null || (least !== null && atBest > least)) continue;
    const closed: Closed = (id, other) => id === application.id && other !== level;
    const near0 = near ? near.best(0n, closed) : "unknown";
    const value = near0 === "unknown" ? bestValue(compile(problem, { closed }), settings) : near0;
    if (value === "unknown") return null;
    if (value === null) continue;
    const mine = up(level, multiply(rational(value), model.unit));
    const steps = stepsTo(mine);
    above.push(mine);
    if (steps !== null && (least === null || steps < least)) least = steps;
  }
  if (least === null) return null;
  const isGreatest = application.levels.every((_, level) => level <= now || compare(up(level, zero).gain, zero) <= 0);
  const known = new Map<bigint, boolean>();
  const solvedAt = (many: bigint): boolean => {
    const rise = multiply(rational(many), scoreStep);
    if (!isGreatest) return hasMore(withScore(problem, application.id, rise));
    const raised = (one: Up) => add(one.value, multiply(one.gain, rise));
    const best = above.reduce((most, one) => (compare(raised(one), raised(most)) > 0 ? one : most));
    const order = compare(raised(best), solution.value);
    if (order !== 0) return order > 0;
    const changed = withScore(problem, application.id, rise);
    const isSameOrder = changed.applications
      .toSorted(inCallOrder)
      .every((one, index) => one.id === model.applications[index]?.id);
    const isAlone = above.every((one) => one === best || compare(raised(one), raised(best)) < 0);
    if (best === above[0] && isAlone && isSameOrder && given.isFirst && solution.tieBroken)
      return isBefore(model, given.grants, solution.grants);
    return hasMore(changed);
  };
  const at = (many: bigint): boolean => {
    const has = known.get(many) ?? solvedAt(many);
    known.set(many, has);
    return has;
  };
  let count = least;
  for (let tries = 0; tries < 3 && !at(count); tries++) count += 1n;
  while (count > 1n && at(count - 1n)) count -= 1n;
  if (count === 0n || !at(count) || at(count - 1n)) return null;
  const rise = multiply(rational(count), scoreStep);
  return scoreMost && compare(add(application.score, rise), scoreMost) > 0 ? null : rise;
}

/** What is told of a rise is solved again, and not told where that would take longer than this: HiGHS is not asked. */
const brief = { general: null, steps: 2_000_000 } as const;
class Unsure extends Error {}

function orNull<Told>(work: () => Told): Told | null {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof Unsure) return null;
    throw fault;
  }
}

/** What all ask for and what promised money the pots lack, öre: no fund needs more. */
const enough = (problem: Problem): Ore =>
  problem.applications.reduce((sum, one) => sum + (one.levels[0]?.amount ?? 0n), 0n) +
  problem.commitments.reduce((sum, one) => sum + one.amount, 0n);

/** The smallest rise of one fund: with it the application has more, with one öre less it has not. */
function fundRise(
  { problem, model, near, rising, waits }: Asked,
  application: Application,
  now: number,
): RiseInFund | null | "further" {
  if (near) {
    const { year, purpose } = problem.pots[0] as Problem["pots"][number];
    const amount = near.rise(application.id, now, enough(problem) * 2n);
    if (amount === "further") waits.add(near);
    return amount === null || amount === "further" ? amount : { year, purpose, amount };
  }
  const years = new Set(application.levels.flatMap((level) => level.years.map((part) => part.year)));
  const place = model.applications.findIndex((one) => one.id === application.id);
  const hasMore = (picks: Picks) => {
    const level = model.choices[place]?.[picks[place] as number]?.level ?? -1;
    return level >= 0 && level < now;
  };
  const funds = [...new Map(problem.pots.map((pot) => [fundKey(pot), { year: pot.year, purpose: pot.purpose }]))]
    .filter(([, fund]) => years.has(fund.year) && application.purposes.includes(fund.purpose))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fund]) => fund);
  let best = null as { readonly at: number; readonly amount: Ore } | null;
  const open = new Set<number>();
  // A fund that helps soon spares the others from being followed as far: the second time, all know what the others have said.
  for (let time = 0; time < 2; time++)
    for (const [at, fund] of funds.entries()) {
      if (best?.at === at) continue;
      const under: Ore | null = best === null ? null : at < best.at ? best.amount + 1n : best.amount;
      const amount = rising(fund).first(hasMore, under);
      if (amount === "further") open.add(at);
      else {
        open.delete(at);
        if (amount !== null) best = { at, amount };
      }
    }
  for (const at of open) waits.add(rising(funds[at] as Fund));
  if (open.size > 0) return "further";
  return best && { ...(funds[best.at] as Fund), amount: best.amount };
}

const decimals = (value: Rational) => toDecimal(value, 6).replace(/\.?0+$/, "");

function inWords(problem: Problem, application: Application, said: Omit<Explanation, "inWords">): string {
  const names = new Map(problem.applications.map((one) => [one.id, one.name]));
  const ruleNames = (rules: readonly Rule[]) => rules.map((rule) => `${rule.kind} ${rule.name}`).join(", ");
  const parts = [said.now === null ? "nothing" : `only ${said.now}`];
  if (said.clash) parts.push(said.clash.length > 0 ? `more cannot stand with ${ruleNames(said.clash)}` : "no pot can pay more");
  else parts.push(said.binding.length > 0 ? `bound by ${ruleNames(said.binding)}` : "no single rule binds");
  if (said.riseInScore) parts.push(`more with a score ${decimals(said.riseInScore)} higher`);
  if (said.riseInFund)
    parts.push(
      `more with ${formatKronor(said.riseInFund.amount, "en")} more in ${said.riseInFund.purpose} ${said.riseInFund.year}`,
    );
  if (said.holders.length > 0) parts.push(`its money is with ${said.holders.map((id) => names.get(id)).join(", ")}`);
  return `${application.name}: ${parts.join("; ")}.`;
}
