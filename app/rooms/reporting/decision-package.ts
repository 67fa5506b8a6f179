import { z } from "zod";
import type { Ore } from "#app/kernel/money.ts";
import type { Rational } from "#app/kernel/rational.ts";
import { type ProblemJson, problemSchema } from "#app/rooms/allocation/solver/problem.ts";
import type { Answered } from "#app/rooms/allocation/solving.ts";
import { bilingual } from "#app/rooms/calls/rules.ts";

/**
 * A call's decision as a file that anybody can work out again: what was scored by, how the scores fell, what the allocation was worked out
 * from, what the solver answers and what the board decided. Of an application that was granted the register already tells number and name
 * (`publication.ts`); of every other nothing here says whose it is.
 */
const ore = z.string().regex(/^\d+$/);
const count = z.number().int().min(0);
const fraction = z.string().regex(/^\d+\/\d+$/);
const answer = z.object({
  kind: z.literal("optimal"),
  by: z.string(),
  value: fraction,
  spent: ore,
  grants: z.array(z.object({ application: z.string(), level: z.string(), purpose: z.string(), amount: ore })),
});

export const packageFormat = "drum-decision-package-1";
/** `not-solved`: nobody could prove the best answer in time, which says nothing of the decision. */
export const withheldReasons = ["too-few-assessors", "not-reproduced", "not-solved"] as const;
/**
 * Why a case differs from the best answer: the office proposed otherwise and the board agreed, the board decided otherwise than was
 * proposed, the application had been withdrawn, or it only stands as decided beside one of these. `fund`: the sum is the same, and of the
 * call's funds that could pay another does than the answer names, as the office proposed; the rules put none before another.
 */
export const departureKinds = ["proposal", "board", "withdrawn", "beside", "fund"] as const;

export const decisionPackage = z.object({
  format: z.literal(packageFormat),
  license: z.literal("CC0-1.0"),
  source: z.url(),
  demo: z.boolean(),
  call: z.object({ number: z.string(), title: bilingual, rulesVersion: z.number().int() }),
  announcedOn: z.iso.date(),
  rules: z.object({
    scale: z.object({ min: z.number().int(), max: z.number().int() }),
    criteria: z.array(
      z.object({
        key: z.string(),
        name: bilingual,
        /** per cent */
        weight: z.number().int(),
        levels: z.array(z.object({ value: z.number().int(), text: bilingual })),
      }),
    ),
    /** per cent of the total that the strategic contribution weighs */
    strategicWeight: z.number().int(),
    thresholds: z.array(bilingual),
    /** points added for facts after the weighing, in words, the most in all last; none: no bonus */
    bonus: z.array(bilingual),
    tieBreak: z.array(bilingual),
    objective: z.string(),
    decimals: z.number().int(),
  }),
  /** the call's money; `purpose` and `year` are its name in the problem */
  funds: z.array(z.object({ purpose: z.string(), year: z.number().int(), name: bilingual })),
  /** how many scores each level was given; `counts` null: so few, or so alike, that it would tell who gave what */
  scores: z.array(
    z.object({
      criterion: z.string(),
      counts: z.object({ levels: z.array(z.object({ value: z.number().int(), count })), notAssessable: count }).nullable(),
    }),
  ),
  /** öre; `id` is a registry number where the register names the project, else a letter and a number that mean nothing */
  applications: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      rank: z.number().int().nullable(),
      /** null of what nobody weighed and the register does not name: the problem has no need of it */
      requested: ore.nullable(),
      proposed: ore,
      outcome: z.enum(["grant", "reject", "withdrawn"]),
      decided: ore,
      /** which fund pays how much each year; of what was granted, as it was decided: the sums add up to `decided` */
      tranches: z.array(z.object({ year: z.number().int(), purpose: z.string(), amount: ore })),
    }),
  ),
  /** why the problem is not told; null when it is */
  withheld: z.enum(withheldReasons).nullable(),
  /** what the proposal was worked out from, and the best answer to it */
  proposal: z.object({ solver: z.string(), problem: problemSchema, answer }).nullable(),
  /** the cases in which the decision is another than that answer; each is a pin in `problem`, which has no other pins of ours */
  departures: z.array(
    z.object({
      application: z.string(),
      why: z.enum(departureKinds),
      best: ore,
      /** the purpose that pays; null of what gets nothing */
      bestFrom: z.string().nullable(),
      decided: ore,
      decidedFrom: z.string().nullable(),
    }),
  ),
  /** the proposal's problem with those pins: `npm run drum -- allocate` gives the awards as decided: sum, fund, years and pots to the öre */
  problem: problemSchema.nullable(),
});
export type DecisionPackage = z.input<typeof decisionPackage>;

type Given = { readonly application: string; readonly purpose: string; readonly years: readonly { year: number; amount: Ore }[] };
/** An application to which an answer gives another sum than was decided, or the same from another fund or in other years. */
export type OtherThanDecided = { readonly application: string; readonly decided: Ore; readonly found: Ore };

/** What whoever works a decision out again wants to know: where the answer is not what the package says was decided. */
export function otherThanDecided(applications: DecisionPackage["applications"], grants: readonly Given[]): OtherThanDecided[] {
  const paid = (years: readonly { year: number; purpose: string; amount: Ore }[]) =>
    years
      .flatMap(({ year, purpose, amount }) => (amount > 0n ? [`${year} ${purpose} ${amount}`] : []))
      .toSorted()
      .join(", ");
  const sum = (years: readonly { amount: Ore }[]) => years.reduce((whole, { amount }) => whole + amount, 0n);
  const found = new Map(
    grants.map(({ application, purpose, years }) => [application, years.map((one) => ({ ...one, purpose }))]),
  );
  const told = applications.map(({ id, decided, tranches }) => ({
    application: id,
    decided: BigInt(decided),
    years: tranches.map((one) => ({ ...one, amount: BigInt(one.amount) })),
  }));
  const untold = [...found.keys()].filter((id) => !told.some(({ application }) => application === id));
  return [...told, ...untold.map((application) => ({ application, decided: 0n, years: [] }))].flatMap(
    ({ application, decided, years }) => {
      const given = found.get(application) ?? [];
      return paid(years) === paid(given) && decided === sum(given) ? [] : [{ application, decided, found: sum(given) }];
    },
  );
}

/** Fewer than these could be told apart by somebody who knows who took part. */
export const fewestAssessors = 3;
export const fewestCases = 3;
/** Each total is at least two people's: one alone would be that person's own score. */
export const fewestInTotal = 2;

export type ScoreCount = {
  readonly criterion: string;
  /** null: "not assessable" */
  readonly value: number | null;
  readonly count: number;
};
export type ScoreReach = { readonly criterion: string; readonly assessors: number; readonly cases: number };

/** How many gave each level of the scale, where nobody can be told apart. Had all given the same, everybody's would be told. */
export function distributionOf(
  criterion: string,
  scale: { readonly min: number; readonly max: number },
  given: readonly ScoreCount[],
  reach: ScoreReach | undefined,
): DecisionPackage["scores"][number] {
  const mine = given.filter((one) => one.criterion === criterion);
  const of = (value: number | null) => mine.filter((one) => one.value === value).reduce((sum, one) => sum + one.count, 0);
  const levels = Array.from({ length: scale.max - scale.min + 1 }, (_, place) => ({
    value: scale.min + place,
    count: of(scale.min + place),
  }));
  const told =
    reach !== undefined &&
    reach.assessors >= fewestAssessors &&
    reach.cases >= fewestCases &&
    levels.filter((level) => level.count > 0).length > 1;
  return { criterion, counts: told ? { levels, notAssessable: of(null) } : null };
}

export type DecidedCase = {
  readonly number: string;
  readonly title: string;
  /** the register names it */
  readonly published: boolean;
  readonly rank: number | null;
  readonly total: Rational | null;
  readonly requestedOre: Ore;
  readonly proposedOre: Ore;
  /** the purpose that the office proposed should pay; empty of what it proposed nothing for */
  readonly proposedFrom: string;
  readonly outcome: "grant" | "reject" | "withdrawn";
  readonly amountOre: Ore;
  /** the purpose that pays, and how much each year; of what was granted */
  readonly tranches: readonly { readonly year: number; readonly purpose: string; readonly amountOre: Ore }[];
  /** what was asked for each year */
  readonly perYear: readonly { readonly year: number; readonly amountOre: Ore }[];
  /** who assessed it, without those with a conflict of interest */
  readonly assessors: number;
};

/** What each case is called: its registry number where the register names it, else A1, A2 … in the order of the ranking, which is told anyway. */
export function labelsOf(cases: readonly DecidedCase[]): ReadonlyMap<string, string> {
  const order = (one: DecidedCase) => one.rank ?? Number.MAX_SAFE_INTEGER;
  const anonymous = cases
    .filter((one) => !one.published)
    .toSorted(
      (a, b) =>
        order(a) - order(b) ||
        (a.requestedOre === b.requestedOre ? (a.number < b.number ? -1 : 1) : a.requestedOre > b.requestedOre ? -1 : 1),
    );
  const names = new Map(anonymous.map((one, place) => [one.number, `A${place + 1}`]));
  return new Map(cases.map((one) => [one.number, names.get(one.number) ?? one.number]));
}

export type InputFund = {
  readonly year: number;
  readonly purpose: string;
  readonly name: string;
  /** what was left of the call's own limit, öre */
  readonly limitLeftOre: Ore | null;
  readonly pots: readonly { readonly source: string; readonly share: number; readonly availableOre: Ore }[];
};

const least = (value: Ore): Ore => (value < 0n ? 0n : value);
const asText = ({ num, den }: Rational) => `${num}/${den}`;
const yearsText = (years: readonly { readonly year: number; readonly amountOre: Ore }[]) =>
  years.filter((part) => part.amountOre > 0n).map((part) => ({ year: part.year, amount: `${part.amountOre}` }));

/** A proposal that no scenario was adopted for: the ranking and the pots it was made from, as a problem. */
export function problemOfInput(
  cases: readonly DecidedCase[],
  funds: readonly InputFund[],
  rules: { readonly objective: ProblemJson["objective"]; readonly decimals: number; readonly most: string },
): ProblemJson {
  const purposes = [...new Set(funds.map((fund) => fund.purpose))];
  const payable = (one: DecidedCase) =>
    purposes.filter((purpose) =>
      one.perYear.every(
        (part) => part.amountOre <= 0n || funds.some((fund) => fund.purpose === purpose && fund.year === part.year),
      ),
    );
  return {
    objective: rules.objective,
    scoreStep: `1/${10 ** rules.decimals}`,
    scoreMost: rules.most,
    pots: funds.flatMap((fund) =>
      fund.pots
        .filter((pot) => pot.share > 0)
        .map((pot, place) => ({
          id: `${fund.purpose} ${fund.year} ${String(place + 1).padStart(2, "0")}`,
          name: `${pot.source}, ${fund.name}`,
          year: fund.year,
          purpose: fund.purpose,
          share: pot.share,
          available: `${least(pot.availableOre)}`,
        })),
    ),
    limits: funds.flatMap((fund) =>
      fund.limitLeftOre === null || fund.pots.length === 0
        ? []
        : [
            {
              id: `${fund.purpose} ${fund.year}`,
              name: fund.name,
              year: fund.year,
              purpose: fund.purpose,
              most: `${least(fund.limitLeftOre)}`,
            },
          ],
    ),
    applications: cases.flatMap((one) => {
      const pays = payable(one);
      const years = yearsText(one.perYear);
      return one.rank === null || one.total === null || pays.length === 0 || years.length === 0
        ? []
        : [
            {
              id: one.number,
              name: one.title,
              score: asText(one.total),
              rank: one.rank,
              purposes: pays,
              levels: [{ id: "full", worth: "1", years }],
            },
          ];
    }),
  };
}

/** The same problem without a word of whose an application is: other ids, names only of what the register names, reasons by no person. */
export function withoutNames(
  problem: ProblemJson,
  labels: ReadonlyMap<string, string>,
  named: ReadonlySet<string>,
  fixed: string,
): ProblemJson {
  const label = (id: string) => {
    const found = labels.get(id);
    if (found === undefined) throw new Error("a problem weighs an application that nobody has decided on");
    return found;
  };
  const bonds = <One extends { applications: string[] }>(kind: string, all: readonly One[] = []) =>
    all.map((one, place) => ({ id: `${kind} ${place + 1}`, applications: one.applications.map(label) }));
  return {
    ...problem,
    applications: problem.applications.map(({ name, ...one }) => ({
      ...one,
      id: label(one.id),
      ...(named.has(one.id) && name !== undefined ? { name } : {}),
    })),
    // A group of one, called by its municipality, would say whose it is.
    groups: (problem.groups ?? []).map(({ name: _, ...group }, place) => ({
      ...group,
      id: `group ${place + 1}`,
      members: group.members.map((member) =>
        typeof member === "string" ? label(member) : { ...member, application: label(member.application) },
      ),
    })),
    together: bonds("together", problem.together),
    eitherOr: bonds("either-or", problem.eitherOr),
    onlyIf: (problem.onlyIf ?? []).map((one, place) => ({
      id: `only-if ${place + 1}`,
      application: label(one.application),
      needs: label(one.needs),
    })),
    pins: (problem.pins ?? []).map((pin) => ({
      ...pin,
      id: `fixed ${label(pin.application)}`,
      application: label(pin.application),
      reason: fixed,
    })),
  };
}

/** A case as the proof needs it: called as in the problem. */
export type Decided = Pick<DecidedCase, "amountOre" | "proposedOre" | "proposedFrom" | "tranches" | "outcome"> & {
  readonly id: string;
};
type Best = Extract<Answered, { kind: "optimal" | "not-proved" }>;
export type Proof = {
  readonly best: Best;
  readonly departures: DecisionPackage["departures"];
  readonly problem: ProblemJson;
};

const grantIn = (best: Best, id: string) => best.grants.find((grant) => grant.application === id);
const amountIn = (best: Best, id: string): Ore => grantIn(best, id)?.amount ?? 0n;
/** The purpose that pays what was decided; null of what gets nothing. */
const paidFrom = ({ amountOre, tranches }: Decided): string | null => (amountOre > 0n ? (tranches[0]?.purpose ?? null) : null);
const sameYears = (years: readonly { readonly year: number; readonly amount: Ore }[], { tranches }: Decided): boolean =>
  years.length === tranches.length &&
  years.every((part) => tranches.some((one) => one.year === part.year && one.amountOre === part.amount));

/** Whether a problem can say the decision at all: the case is weighed in it, and one of its purposes pays the whole. */
function canBeSaid(problem: ProblemJson, one: Decided): boolean {
  if (one.amountOre === 0n) return true;
  const weighed = problem.applications.find((application) => application.id === one.id);
  const from = paidFrom(one);
  return (
    weighed !== undefined &&
    from !== null &&
    one.tranches.every((part) => part.purpose === from) &&
    (weighed.purposes?.includes(from) ?? true)
  );
}

/** The decision on one case as a pin, with the purpose that pays; a sum or years that nobody had asked for become a level of their own. */
function pinned(problem: ProblemJson, one: Decided, reason: string): ProblemJson {
  const others = (problem.pins ?? []).filter((pin) => pin.application !== one.id);
  const pin = { id: `decided ${one.id}`, application: one.id, reason };
  if (one.amountOre === 0n) return { ...problem, pins: [...others, { ...pin, pin: "must-not" as const }] };
  type Level = ProblemJson["applications"][number]["levels"][number];
  const yearsIn = (level: Level) => (level.years ?? []).map((part) => ({ ...part, amount: BigInt(part.amount as string) }));
  const sumOfLevel = (level: Level): Ore => yearsIn(level).reduce((sum, part) => sum + part.amount, 0n);
  let level = "decided";
  const applications = problem.applications.map((application) => {
    if (application.id !== one.id) return application;
    const asked = application.levels.find((held) => sumOfLevel(held) === one.amountOre && sameYears(yearsIn(held), one));
    if (asked) {
      level = asked.id ?? level;
      return application;
    }
    const whole = application.levels.map(sumOfLevel).reduce((most, sum) => (sum > most ? sum : most), one.amountOre);
    const added = { id: level, worth: `${one.amountOre}/${whole}`, years: yearsText(one.tranches) };
    return {
      ...application,
      levels: [...application.levels.filter((held) => sumOfLevel(held) !== one.amountOre), added].sort((a, b) =>
        sumOfLevel(a) > sumOfLevel(b) ? -1 : 1,
      ),
    };
  });
  const purpose = paidFrom(one) as string;
  return { ...problem, applications, pins: [...others, { ...pin, pin: "must" as const, level, purpose }] };
}

/** `followed`: what it is when the board has decided as the office proposed. */
function whyOf(one: Decided, followed: "proposal" | "beside" | "fund"): (typeof departureKinds)[number] {
  if (one.outcome === "withdrawn") return "withdrawn";
  const asProposed = one.amountOre === one.proposedOre && (paidFrom(one) ?? "") === one.proposedFrom;
  return asProposed || followed === "beside" ? followed : "board";
}

/**
 * The least that must be fixed for the best answer to be the decision: the cases where they differ, and nothing when they do not. Where
 * those that are fixed leave money that the rules would have given on, the cases it would have gone to are fixed too, as "beside". When every
 * sum is the decided one, the cases that another fund pays than the answer names. Where there is no proof, why: the decision keeps not within
 * the rules, or nobody could prove the best in time.
 */
export async function proofOf(
  given: ProblemJson,
  cases: readonly Decided[],
  reasons: Readonly<Record<(typeof departureKinds)[number], string>>,
  solve: (problem: ProblemJson) => Promise<Answered>,
): Promise<Proof | "not-reproduced" | "not-solved"> {
  const weighed = new Set(given.applications.map((one) => one.id));
  if (!cases.every((one) => canBeSaid(given, one))) return "not-reproduced";
  const held = cases.filter((one) => weighed.has(one.id));
  const departures: DecisionPackage["departures"] = [];
  let problem = given;
  let best: Best | null = null;
  for (;;) {
    const answer = await solve(problem);
    if (answer.kind === "unsolved" || answer.kind === "not-proved") return "not-solved";
    if (answer.kind !== "optimal") return "not-reproduced";
    const first = best === null;
    best ??= answer;
    const otherSum = held.filter(
      (one) =>
        amountIn(answer, one.id) !== one.amountOre ||
        (one.amountOre > 0n && !sameYears(grantIn(answer, one.id)?.years ?? [], one)),
    );
    const otherFund = held.filter((one) => one.amountOre > 0n && grantIn(answer, one.id)?.purpose !== paidFrom(one));
    if (otherSum.length + otherFund.length === 0) return { best, departures, problem };
    // What follows from a pin often goes when one more is fixed: then they are fixed one by one, the fewest that do.
    for (const one of otherSum.length === 0 ? otherFund : first ? otherSum : otherSum.slice(0, 1)) {
      if (departures.some((other) => other.application === one.id)) return "not-reproduced";
      const why = whyOf(one, otherSum.length === 0 ? "fund" : first ? "proposal" : "beside");
      departures.push({
        application: one.id,
        why,
        best: `${amountIn(best, one.id)}`,
        bestFrom: grantIn(best, one.id)?.purpose ?? null,
        decided: `${one.amountOre}`,
        decidedFrom: paidFrom(one),
      });
      problem = pinned(problem, one, reasons[why]);
    }
  }
}
