import { z } from "zod";
import { type Ore, sum } from "#app/kernel/money.ts";
import { type Rational, rational, zero } from "#app/kernel/rational.ts";
import { yearsOf } from "#app/rooms/allocation/allocation.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { type Contender, rank, type Unranked } from "#app/rooms/assessment/ranking.ts";
import { bilingual, type CallRules, objectives } from "#app/rooms/calls/rules.ts";

/**
 * What an allocation is worked out from, as it was at one moment: the ranking with what it was made of, what each application asks for,
 * pots and limits, and the groups that a floor or a ceiling can be put on. Kept with every scenario, so that it can be worked out again.
 */
const ore = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const fraction = z
  .string()
  .regex(/^-?\d+\/\d+$/)
  .transform((text): Rational => {
    const [num, den] = text.split("/") as [string, string];
    return rational(BigInt(num), BigInt(den));
  });
const count = z.number().int();
const unranked = z.discriminatedUnion("code", [
  z.object({ code: z.literal("not-eligible") }),
  z.object({ code: z.literal("eligibility-pending") }),
  z.object({ code: z.literal("assessments-missing"), submitted: count, required: count }),
  z.object({ code: z.literal("not-assessed"), keys: z.array(z.string()) }),
  z.object({ code: z.literal("below-threshold"), thresholds: z.array(count) }),
]);

export const basisSchema = z.object({
  rulesVersion: count,
  objective: z.enum(objectives),
  decimals: count,
  /** the top of the scale */
  most: count,
  /** the most that a bonus adds to it, hundredths of a step */
  bonusMost: count.optional(),
  criteria: z.array(z.object({ key: z.string(), name: bilingual, weight: count })),
  applications: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      organisation: z.string(),
      /** the whole first; lower sums that the applicant can also do with */
      levels: z.array(ore),
      perYear: z.array(z.object({ year: count, amountOre: ore })),
      rank: count.nullable(),
      score: fraction.nullable(),
      unranked: unranked.nullable(),
      /** decided by the board, or before it, while the rest is with the office: what it has, in each year, whatever else is chosen */
      fixed: z
        .object({
          by: z.enum(["decided", "board"]),
          purpose: z.string(),
          years: z.array(z.object({ year: count, amountOre: ore })),
        })
        .optional(),
    }),
  ),
  /** what the ranking was made of; more than the applications while some are being completed */
  contenders: z.array(
    z.object({
      applicationId: z.string(),
      eligibility: z.enum(["passed", "failed", "pending"]),
      submitted: count,
      tallies: z.record(
        z.string(),
        z.object({ sum: count, count, leftOut: count, min: count.nullable(), max: count.nullable() }),
      ),
      shares: z.array(z.object({ node: z.string(), basisPoints: count })),
      municipalities: count,
      requestedOre: ore,
      /** where the call gives a bonus: what it is given for */
      members: count.optional(),
      totalOre: ore.optional(),
    }),
  ),
  funds: z.array(
    z.object({
      id: z.string(),
      year: count,
      purpose: z.string(),
      name: bilingual,
      /** the call's own limit on the fund */
      limit: ore.nullable(),
      /** `total`: all the money of the pot; `bound`: what earlier decisions have promised of it */
      pots: z.array(z.object({ id: z.string(), source: z.string(), share: count, total: ore, bound: ore })),
    }),
  ),
  dimensions: z.array(
    z.object({
      key: z.string(),
      name: bilingual,
      groups: z.array(
        z.object({
          /** unique among all groups */
          key: z.string(),
          name: bilingual,
          /** the strategy says that it comes first */
          prioritised: z.boolean(),
          members: z.array(z.object({ application: z.string(), share: count })),
        }),
      ),
    }),
  ),
});
export type Basis = z.output<typeof basisSchema>;
export type BasisApplication = Basis["applications"][number];

/** How some projects hang together: all or none, at most one, or the first only if the others. */
export const bondKinds = ["together", "either-or", "only-if"] as const;
export type BondKind = (typeof bondKinds)[number];
const bond = z.object({ kind: z.enum(bondKinds), applications: z.array(z.string()).min(2), reason: z.string() });
export type Bond = z.output<typeof bond>;

/** What somebody has changed to see what then happens. Nothing in it is written anywhere but in its scenario. */
export const choicesSchema = z.object({
  /** null: the call's own */
  objective: z.enum(objectives).nullable(),
  /** criterion → per cent; null: the call's own */
  weights: z.record(z.string(), count).nullable(),
  pots: z.array(z.object({ pot: z.string(), total: ore })),
  /** the call's own limit on a fund, where it has one; none in what was kept before they could be changed */
  limits: z.array(z.object({ fund: z.string(), most: ore })).default([]),
  bounds: z.array(
    z.object({
      group: z.string(),
      floor: ore.nullable(),
      ceiling: ore.nullable(),
      atLeast: count.nullable(),
      atMost: count.nullable(),
    }),
  ),
  pins: z.array(
    z.object({
      application: z.string(),
      pin: z.enum(["must", "must-not"]),
      /** place among its levels; null: any of them */
      level: count.nullable(),
      reason: z.string(),
    }),
  ),
  /** none in what was kept before there were any */
  bonds: z.array(bond).default([]),
});
export type Choices = z.output<typeof choicesSchema>;
export const noChoices: Choices = { objective: null, weights: null, pots: [], limits: [], bounds: [], pins: [], bonds: [] };

/** As canonical JSON takes it: fractions as text. */
export const basisText = (basis: Basis) => ({
  ...basis,
  applications: basis.applications.map((one) => ({ ...one, score: one.score && `${one.score.num}/${one.score.den}` })),
});

/** `key` names a pot in the problem. Its order is the ledger's, so that an odd öre falls in the solver where it will fall there. */
export const potsOf = (basis: Basis) =>
  basis.funds.flatMap((fund) =>
    fund.pots.map((pot, place) => ({ fund, pot, key: `${fund.purpose} ${fund.year} ${String(place + 1).padStart(2, "0")}` })),
  );
export const groupsOf = (basis: Basis) => basis.dimensions.flatMap((dimension) => dimension.groups);

/** A contender with the facts of a bonus, also from a basis of a call that gives none. */
export const withFacts = (one: Basis["contenders"][number]) => ({
  ...one,
  members: one.members ?? 0,
  totalOre: one.totalOre ?? 0n,
});

/** The top of the scale with the most that a bonus can add, as a problem says it. */
export const mostWith = (most: number, bonusHundredths: number): string =>
  bonusHundredths === 0 ? `${most}` : `${most * 100 + bonusHundredths}/100`;

/** The same basis, ranked with other weights on the criteria. */
export function reweighed(basis: Basis, rules: CallRules, weights: Choices["weights"]): Basis {
  if (!weights) return basis;
  const criteria = rules.criteria.map((one) => ({ ...one, weight: weights[one.key] ?? one.weight }));
  const { ranked, unranked: others } = rank<Contender>({ ...rules, criteria }, basis.contenders.map(withFacts));
  const standings = new Map([...ranked, ...others].map((one) => [one.contender.applicationId, one]));
  return {
    ...basis,
    criteria: basis.criteria.map((one) => ({ ...one, weight: weights[one.key] ?? one.weight })),
    applications: basis.applications.map((one) => {
      const standing = standings.get(one.id);
      return {
        ...one,
        rank: standing?.rank ?? null,
        score: standing?.total ?? null,
        unranked: (standing?.unranked ?? one.unranked) as Basis["applications"][number]["unranked"],
      };
    }),
  };
}

/** The purposes that have a fund for every year an application asks for. */
export const purposesFor = (basis: Basis, application: BasisApplication): string[] =>
  [...new Set(basis.funds.map((fund) => fund.purpose))].filter((purpose) =>
    application.perYear
      .filter((part) => part.amountOre > 0n)
      .every((part) => basis.funds.some((fund) => fund.purpose === purpose && fund.year === part.year)),
  );

/** What an application that stands is to have; nothing of one that is still weighed. */
export const fixedSum = (one: Pick<BasisApplication, "fixed">): Ore => sum(one.fixed?.years.map((part) => part.amountOre) ?? []);

/** Whether an application is still to be weighed: nobody has decided it, and it can be. */
export const isOpen = (basis: Basis, one: BasisApplication): boolean => one.fixed === undefined && isWeighed(basis, one);

/** Whether an application can be weighed at all: it has a place, a score, and a fund for its years; or money that it keeps. */
export const isWeighed = (basis: Basis, one: BasisApplication): boolean =>
  one.fixed !== undefined ? fixedSum(one) > 0n : canBeWeighed(basis, one);

const canBeWeighed = (basis: Basis, one: BasisApplication): boolean =>
  one.rank !== null &&
  one.score !== null &&
  one.score.num >= 0n &&
  (one.levels[0] ?? 0n) > 0n &&
  one.perYear.some((part) => part.amountOre > 0n) &&
  purposesFor(basis, one).length > 0;

const asText = (value: Rational) => `${value.num}/${value.den}`;

/** Level ids of the problem: the whole is "full". */
/** The funds that the call itself has a limit on. */
export const limitsOf = (basis: Basis) =>
  basis.funds.flatMap((fund) => (fund.limit === null || fund.pots.length === 0 ? [] : [{ fund, limit: fund.limit }]));
/** Such a limit as somebody has changed it, or as it is. */
export const limitIn = (choices: Choices, fund: string, limit: Ore): Ore =>
  choices.limits.find((one) => one.fund === fund)?.most ?? limit;
export const limitId = (fund: { readonly purpose: string; readonly year: number }) => `${fund.purpose} ${fund.year}`;

export const levelId = (place: number) => (place === 0 ? "full" : `level ${place + 1}`);
export const levelPlace = (id: string): number => (id === "full" ? 0 : Number(id.replace("level ", "")) - 1);

const between = { together: " + ", "either-or": " / ", "only-if": " < " } as const;

/**
 * The rules that a bond becomes, each with an id that says what it is by registry numbers ("T-1 < T-2": the first only if the second), so that
 * two that say the same are one, and a clash can be told by the projects' names.
 */
export function rulesOfBond(basis: Basis, { kind, applications }: Pick<Bond, "kind" | "applications">) {
  const numbers = applications.flatMap(
    (id) => basis.applications.find((one) => one.id === id && isWeighed(basis, one))?.number ?? [],
  );
  if (numbers.length < applications.length) return [];
  const [first, ...others] = numbers as [string, ...string[]];
  return kind === "only-if"
    ? others.map((needs) => ({ id: `${first}${between[kind]}${needs}`, numbers: [first, needs] }))
    : [{ id: numbers.toSorted().join(between[kind]), numbers }];
}

/** The registry numbers in such an id. */
export const numbersInBond = (kind: BondKind, id: string): string[] => id.split(between[kind]);

/** In the problem's own file, which is in Swedish as its names are. */
const fixedWords = { decided: "Direktionen har beslutat", board: "Ligger hos direktionen" } as const;

/** The problem in the words of `npm run drum -- allocate`; applications by registry number, which is how people know them. */
export function problemOf(basis: Basis, choices: Choices): ProblemJson {
  const weighed = basis.applications.filter((one) => isWeighed(basis, one));
  const numbers = new Map(weighed.map((one) => [one.id, one.number]));
  const fixed = new Set(weighed.filter((one) => one.fixed).map((one) => one.id));
  const standing = fixed.size > 0 ? 1 : 0;
  const total = new Map(choices.pots.map((one) => [one.pot, one.total]));
  const pots = potsOf(basis).filter(({ pot }) => pot.share > 0);
  const groups = groupsOf(basis).flatMap((group) => {
    const bound = choices.bounds.find((one) => one.group === group.key);
    if (!bound) return [];
    const members = group.members.flatMap(({ application, share }) => {
      const number = numbers.get(application);
      return number && share > 0 ? [share === 10_000 ? number : { application: number, share }] : [];
    });
    if (members.length === 0) return [];
    return [
      {
        id: group.key,
        name: group.name.sv,
        members,
        ...(bound.floor === null ? {} : { floor: `${bound.floor}` }),
        ...(bound.ceiling === null ? {} : { ceiling: `${bound.ceiling}` }),
        ...(bound.atLeast === null ? {} : { atLeast: bound.atLeast }),
        ...(bound.atMost === null ? {} : { atMost: bound.atMost }),
      },
    ];
  });
  const bonds = (kind: BondKind) => {
    const rules = choices.bonds.filter((one) => one.kind === kind).flatMap((one) => rulesOfBond(basis, one));
    return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
  };
  return {
    objective: choices.objective ?? basis.objective,
    scoreStep: asText(rational(1n, 10n ** BigInt(basis.decimals))),
    scoreMost: mostWith(basis.most, basis.bonusMost ?? 0),
    pots: pots.map(({ fund, pot, key }) => ({
      id: key,
      name: `${pot.source}, ${fund.name.sv}`,
      year: fund.year,
      purpose: fund.purpose,
      share: pot.share,
      available: `${total.get(pot.id) ?? pot.total}`,
    })),
    commitments: pots
      .filter(({ pot }) => pot.bound > 0n)
      .map(({ fund, pot, key }) => ({ id: key, name: `${pot.source}, ${fund.name.sv}`, pot: key, amount: `${pot.bound}` })),
    limits: limitsOf(basis).map(({ fund, limit }) => ({
      id: limitId(fund),
      name: fund.name.sv,
      year: fund.year,
      purpose: fund.purpose,
      most: `${limitIn(choices, fund.id, limit)}`,
    })),
    applications: weighed.map((one) => ({
      id: one.number,
      name: one.title,
      score: asText(one.score ?? zero),
      // What stands comes first in the walk too: its money is not there for others.
      rank: one.fixed ? 1 : (one.rank as number) + standing,
      purposes: one.fixed ? [one.fixed.purpose] : purposesFor(basis, one),
      levels: (one.fixed ? [fixedSum(one)] : one.levels).map((amount, place, all) => ({
        id: levelId(place),
        worth: asText(rational(amount, all[0] as Ore)),
        years: (one.fixed?.years ?? yearsOf(amount, one.perYear)).map((part) => ({
          year: part.year,
          amount: `${part.amountOre}`,
        })),
      })),
    })),
    groups,
    together: bonds("together").map(({ id, numbers }) => ({ id, applications: numbers })),
    eitherOr: bonds("either-or").map(({ id, numbers }) => ({ id, applications: numbers })),
    onlyIf: bonds("only-if").map(({ id, numbers: [application, needs] }) => ({
      id,
      application: application as string,
      needs: needs as string,
    })),
    pins: [
      ...weighed.flatMap((one) =>
        one.fixed ? [{ id: one.number, application: one.number, pin: "must" as const, reason: fixedWords[one.fixed.by] }] : [],
      ),
      ...choices.pins.flatMap(({ application, pin, level, reason }) => {
        const number = numbers.get(application);
        return number && !fixed.has(application)
          ? [
              {
                id: number,
                application: number,
                pin,
                ...(level === null || pin === "must-not" ? {} : { level: levelId(level) }),
                reason,
              },
            ]
          : [];
      }),
    ],
  };
}

export type Unweighed = Unranked | { readonly code: "no-fund" | "decided" | "board" };

/** Why an application is not weighed, or null when it is. */
export const whyUnweighed = (basis: Basis, one: BasisApplication): Unweighed | null =>
  isWeighed(basis, one) ? null : one.fixed ? { code: one.fixed.by } : ((one.unranked as Unranked | null) ?? { code: "no-fund" });
