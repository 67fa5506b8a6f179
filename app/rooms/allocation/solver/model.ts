import type { Ore } from "#app/kernel/money.ts";
import { portion } from "#app/kernel/money.ts";
import { multiply, type Rational, rational } from "#app/kernel/rational.ts";
import { type Application, fundKey, inCallOrder, type Pot, type Problem } from "#app/rooms/allocation/solver/problem.ts";
import { shareOut } from "#app/rooms/money/ledger.ts";

export const ruleKinds = [
  "pot",
  "limit",
  "floor",
  "ceiling",
  "at-least",
  "at-most",
  "together",
  "either-or",
  "only-if",
  "must",
  "must-not",
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A rule by the name people know it by; `key` is unique in the problem. */
export type Rule = { readonly key: string; readonly kind: RuleKind; readonly id: string; readonly name: string };

/** One way to treat an application: nothing (`level` −1), or a level paid from one purpose. `value` in units of the model. */
export type Option = { readonly level: number; readonly purpose: string; readonly amount: Ore; readonly value: bigint };

/** lower ≤ sum of `by[choice][chosen option]` ≤ upper, whole numbers: öre or projects. null in `by`: the choice does not count here. */
export type Row = {
  readonly rule: string;
  readonly by: readonly (readonly bigint[] | null)[];
  readonly lower: bigint | null;
  readonly upper: bigint | null;
};

/** The problem as one choice per application and linear rows. Applications stand in the call's order, whatever order they came in. */
export type Model = {
  readonly applications: readonly Application[];
  readonly choices: readonly (readonly Option[])[];
  readonly rows: readonly Row[];
  readonly rules: readonly Rule[];
  /** what a value of 1 is worth in the call's objective */
  readonly unit: Rational;
};

export type Compile = {
  /** keys of rules to leave out */
  readonly without?: ReadonlySet<string>;
  /** ways that are closed in this question; level −1 is nothing */
  readonly closed?: (application: string, level: number) => boolean;
};

const gcd = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
};

/** What a pot holds for this call after what earlier decisions promised, öre; below zero when too much was promised. */
export const leftIn = (problem: Problem, pot: Pot): Ore =>
  problem.commitments.reduce((left, one) => (one.pot === pot.id ? left - one.amount : left), pot.available);

export function rulesOf(problem: Problem): Rule[] {
  const byId = new Map(problem.applications.map((one) => [one.id, one.name]));
  const rule = (kind: RuleKind, one: { readonly id: string; readonly name: string }): Rule => ({
    key: `${kind}:${one.id}`,
    kind,
    id: one.id,
    name: one.name,
  });
  return [
    ...problem.pots.map((one) => rule("pot", one)),
    ...problem.limits.map((one) => rule("limit", one)),
    ...problem.groups.flatMap((one) => [
      ...(one.floor === null ? [] : [rule("floor", one)]),
      ...(one.ceiling === null ? [] : [rule("ceiling", one)]),
      ...(one.atLeast === null ? [] : [rule("at-least", one)]),
      ...(one.atMost === null ? [] : [rule("at-most", one)]),
    ]),
    ...problem.together.map((one) => rule("together", one)),
    ...problem.eitherOr.map((one) => rule("either-or", one)),
    ...problem.onlyIf.map((one) => rule("only-if", one)),
    ...problem.pins.map((one) => rule(one.pin, { id: one.id, name: byId.get(one.application) ?? one.application })),
  ].toSorted((a, b) => ruleKinds.indexOf(a.kind) - ruleKinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
}

/** The whole problem as whole numbers; nothing is rounded. */
export function compile(problem: Problem, { without = new Set(), closed = () => false }: Compile = {}): Model {
  const applications = problem.applications.toSorted(inCallOrder);
  const place = new Map(applications.map((one, index) => [one.id, index]));
  const pots = problem.pots.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const funds = new Map<string, Pot[]>();
  for (const pot of pots) funds.set(fundKey(pot), [...(funds.get(fundKey(pot)) ?? []), pot]);

  type Way = { level: number; purpose: string; amount: Ore; value: Rational };
  const ways = applications.map((one): Way[] => {
    const paid = one.levels.flatMap((level, index) =>
      one.purposes
        .filter((purpose) => level.years.every((part) => funds.has(fundKey({ year: part.year, purpose }))))
        .map((purpose): Way => {
          const factor =
            problem.objective === "score-times-sum"
              ? rational(level.amount)
              : problem.objective === "score-times-worth"
                ? level.worth
                : rational(1n);
          return { level: index, purpose, amount: level.amount, value: multiply(one.score, factor) };
        }),
    );
    // Best first: the full level, and among purposes the first by name; nothing is last.
    const nothing: Way = { level: -1, purpose: "", amount: 0n, value: rational(0n) };
    return [...paid, nothing].filter((way) => !closed(one.id, way.level));
  });
  let den = 1n;
  for (const way of ways.flat()) den = (den / gcd(den, way.value.den)) * way.value.den;
  let shared = 0n;
  for (const way of ways.flat()) shared = gcd(shared, way.value.num * (den / way.value.den));
  if (shared === 0n) shared = 1n;
  const choices = ways.map((all) =>
    all.map(({ level, purpose, amount, value }) => ({ level, purpose, amount, value: (value.num * (den / value.den)) / shared })),
  );

  const rows: Row[] = [];
  const put = (
    rule: string,
    lower: bigint | null,
    upper: bigint | null,
    members: readonly string[],
    counts: (option: Option, application: Application) => bigint,
  ) => {
    if (without.has(rule)) return;
    const by: (readonly bigint[] | null)[] = applications.map(() => null);
    for (const member of members) {
      const index = place.get(member) as number;
      by[index] = (choices[index] as Option[]).map((option) => counts(option, applications[index] as Application));
    }
    rows.push({ rule, by, lower, upper });
  };
  const funded = (option: Option) => (option.level >= 0 ? 1n : 0n);
  const yearSum = (option: Option, application: Application, year: number): Ore =>
    application.levels[option.level]?.years.find((part) => part.year === year)?.amount ?? 0n;

  const paying = (purpose: string, year: number) =>
    applications
      .filter(
        (one) => one.purposes.includes(purpose) && one.levels.some((level) => level.years.some((part) => part.year === year)),
      )
      .map((one) => one.id);
  for (const fund of funds.values()) {
    const { year, purpose } = fund[0] as Pot;
    const sharing = fund.map((pot) => ({ potId: pot.id, matchingShare: pot.share, availableOre: 0n }));
    const parts = new Map<Ore, readonly Ore[]>();
    const partsOf = (amount: Ore) => {
      let known = parts.get(amount);
      if (!known) {
        known = shareOut(amount, sharing).map((part) => part.amountOre);
        parts.set(amount, known);
      }
      return known;
    };
    for (const [index, pot] of fund.entries())
      put(`pot:${pot.id}`, null, leftIn(problem, pot), paying(purpose, year), (option, application) =>
        option.purpose === purpose ? (partsOf(yearSum(option, application, year))[index] as Ore) : 0n,
      );
  }
  for (const one of problem.limits)
    put(`limit:${one.id}`, null, one.most, paying(one.purpose, one.year), (option, application) =>
      option.purpose === one.purpose ? yearSum(option, application, one.year) : 0n,
    );
  for (const one of problem.groups) {
    const members = one.members.map((member) => member.application);
    const share = new Map(one.members.map((member) => [member.application, member.share]));
    const inOre = (option: Option, application: Application) => portion(option.amount, share.get(application.id) ?? 0);
    if (one.floor !== null) put(`floor:${one.id}`, one.floor, null, members, inOre);
    if (one.ceiling !== null) put(`ceiling:${one.id}`, null, one.ceiling, members, inOre);
    if (one.atLeast !== null) put(`at-least:${one.id}`, BigInt(one.atLeast), null, members, funded);
    if (one.atMost !== null) put(`at-most:${one.id}`, null, BigInt(one.atMost), members, funded);
  }
  for (const one of problem.together)
    for (const other of one.applications.slice(1)) {
      const first = one.applications[0] as string;
      put(`together:${one.id}`, 0n, 0n, [first, other], (option, application) =>
        application.id === first ? funded(option) : -funded(option),
      );
    }
  for (const one of problem.eitherOr) put(`either-or:${one.id}`, null, 1n, one.applications, funded);
  for (const one of problem.onlyIf)
    if (one.application !== one.needs)
      put(`only-if:${one.id}`, null, 0n, [one.application, one.needs], (option, application) =>
        application.id === one.application ? funded(option) : -funded(option),
      );
  for (const one of problem.pins) {
    const wanted = (option: Option, application: Application) =>
      option.level >= 0 &&
      (one.level === null || application.levels[option.level]?.id === one.level) &&
      (one.purpose === null || option.purpose === one.purpose)
        ? 1n
        : 0n;
    if (one.pin === "must") put(`must:${one.id}`, 1n, null, [one.application], wanted);
    else put(`must-not:${one.id}`, null, 0n, [one.application], wanted);
  }
  rows.sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  return { applications, choices, rows, rules: rulesOf(problem), unit: rational(shared, den) };
}

/** Which option stands for each application, by place in `Model.choices`. */
export type Picks = readonly number[];

export type Added = { readonly value: bigint; readonly spent: Ore; readonly broken: readonly string[] };

/** Adds a proposal up again in whole numbers: its value, its öre, and the keys of the rules it breaks. Every answer passes here. */
export function addUp(model: Model, picks: Picks): Added {
  let value = 0n;
  let spent = 0n;
  for (const [index, options] of model.choices.entries()) {
    const option = options[picks[index] as number];
    if (!option) return { value, spent, broken: ["no-option"] };
    value += option.value;
    spent += option.amount;
  }
  const broken = new Set<string>();
  for (const row of model.rows) {
    let total = 0n;
    for (const [index, by] of row.by.entries()) if (by) total += by[picks[index] as number] as bigint;
    if ((row.lower !== null && total < row.lower) || (row.upper !== null && total > row.upper)) broken.add(row.rule);
  }
  return { value, spent, broken: [...broken] };
}
