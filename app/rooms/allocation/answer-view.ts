import { type Ore, portion, sum } from "#app/kernel/money.ts";
import { compare, divide, type Rational, rational, subtract, zero } from "#app/kernel/rational.ts";
import {
  type Basis,
  type BondKind,
  bondKinds,
  type Choices,
  levelPlace,
  limitIn,
  limitsOf,
  numbersInBond,
  potsOf,
  type Unweighed,
  whyUnweighed,
} from "#app/rooms/allocation/basis.ts";
import type { RuleKind } from "#app/rooms/allocation/solver/model.ts";
import type { Grant, SolvedBy } from "#app/rooms/allocation/solver/solve.ts";
import type { Reason, Reserve, Solved } from "#app/rooms/allocation/solving.ts";
import type { Objective } from "#app/rooms/calls/rules.ts";
import { shareOut } from "#app/rooms/money/ledger.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type RuleView = { readonly kind: RuleKind; readonly name: Bilingual };

export type AnswerRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly rank: number | null;
  readonly score: Rational | null;
  /** decided, or before the board: it has what it has, whatever else is chosen */
  readonly fixed: "decided" | "board" | null;
  /** why it is not weighed at all */
  readonly unweighed: Unweighed | null;
  readonly requested: Ore;
  readonly walked: Ore;
  readonly best: Ore;
  /** place among its levels; null: nothing */
  readonly level: number | null;
  readonly purpose: string;
  /** proposals that are as good treat it otherwise */
  readonly tied: boolean;
  readonly pin: { readonly pin: "must" | "must-not"; readonly reason: string } | null;
  /** why it hangs together with others */
  readonly bonds: readonly string[];
};

export type PictureGroup = {
  readonly key: string;
  readonly name: Bilingual;
  readonly prioritised: boolean;
  readonly projects: number;
  readonly asked: Ore;
  readonly walked: Ore;
  readonly best: Ore;
};

/** An answer as people meet it: the same on the page, in the what-if room and on the screen. */
export type AnswerView = {
  readonly objective: Objective;
  readonly kind: "optimal" | "not-proved";
  readonly by: SolvedBy;
  readonly milliseconds: number;
  readonly decimals: number;
  readonly rows: readonly AnswerRow[];
  readonly spent: Ore;
  readonly walkedSpent: Ore;
  readonly granted: number;
  readonly walkedGranted: number;
  readonly differences: number;
  /** per mille that the best gives above the walk, in the call's objective; null when the walk breaks a rule or gives nothing */
  readonly gain: number | null;
  /** per mille of the value that may still be missing, rounded up; null when proved */
  readonly gap: number | null;
  readonly value: Rational;
  readonly ties: { readonly count: bigint | null; readonly atLeast: bigint } | null;
  readonly differ: readonly string[] | null;
  readonly tieBroken: boolean;
  readonly broken: readonly RuleView[];
  readonly pots: readonly {
    readonly id: string;
    readonly fund: Bilingual;
    readonly source: string;
    readonly total: Ore;
    readonly bound: Ore;
    readonly used: Ore;
  }[];
  /** what the call itself may use of a fund, where it says so */
  readonly limits: readonly { readonly id: string; readonly fund: Bilingual; readonly most: Ore; readonly used: Ore }[];
  readonly pictures: readonly { readonly key: string; readonly name: Bilingual; readonly groups: readonly PictureGroup[] }[];
};

/** Projects that hang together, by their titles. */
export function bondName(kind: BondKind, titles: readonly string[]): Bilingual {
  const [first = "", ...others] = titles;
  const listed = (and: string, names: readonly string[]) =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
  return kind === "only-if"
    ? { sv: `${first} bara om ${listed("och", others)}`, en: `${first} only if ${listed("and", others)}` }
    : { sv: listed("och", titles), en: listed("and", titles) };
}

/** Rules by the names people know them by. */
export function ruleViews(
  basis: Basis,
  rules: readonly { readonly kind: RuleKind; readonly id: string; readonly name: string }[],
): RuleView[] {
  const names = new Map<string, Bilingual>();
  for (const { fund, pot, key } of potsOf(basis))
    names.set(`pot ${key}`, { sv: `${pot.source}, ${fund.name.sv}`, en: `${pot.source}, ${fund.name.en}` });
  for (const fund of basis.funds) names.set(`limit ${fund.purpose} ${fund.year}`, fund.name);
  for (const { name, groups } of basis.dimensions)
    for (const group of groups)
      for (const kind of ["floor", "ceiling", "at-least", "at-most"])
        names.set(`${kind} ${group.key}`, {
          sv: `${group.name.sv} (${name.sv})`,
          en: `${group.name.en} (${name.en})`,
        });
  const titles = new Map(basis.applications.map((one) => [one.number, one.title]));
  const isBond = (kind: RuleKind): kind is BondKind => (bondKinds as readonly string[]).includes(kind);
  return rules.map(({ kind, id, name }) => ({
    kind,
    name: isBond(kind)
      ? bondName(
          kind,
          numbersInBond(kind, id).map((number) => titles.get(number) ?? number),
        )
      : (names.get(`${kind} ${id}`) ?? { sv: name, en: name }),
  }));
}

/** What each pot pays: every year of every grant is shared out by itself, as the ledger does. */
function usedOfPots(basis: Basis, grants: readonly Grant[]): Map<string, Ore> {
  const used = new Map<string, Ore>();
  for (const { purpose, years } of grants)
    for (const { year, amount } of years) {
      const fund = basis.funds.find((one) => one.purpose === purpose && one.year === year);
      if (!fund) continue;
      const pots = fund.pots.filter((pot) => pot.share > 0);
      for (const part of shareOut(
        amount,
        pots.map((pot) => ({ potId: pot.id, matchingShare: pot.share, availableOre: 0n })),
      ))
        used.set(part.potId, (used.get(part.potId) ?? 0n) + part.amountOre);
    }
  return used;
}

const perMille = (part: Rational, whole: Rational, up = false): number => {
  const exact = divide(rational(part.num * 1_000n, part.den), whole);
  return Number(up ? (exact.num + exact.den - 1n) / exact.den : (exact.num * 2n + exact.den) / (exact.den * 2n));
};

export function answerView(basis: Basis, choices: Choices, solved: Solved): AnswerView {
  const best = new Map(solved.grants.map((grant) => [grant.application, grant]));
  const walked = new Map(solved.walk.grants.map((grant) => [grant.application, grant]));
  const tied = new Set(solved.ties?.differ ?? []);
  const pins = new Map(choices.pins.map((one) => [one.application, one]));
  const total = new Map(choices.pots.map((one) => [one.pot, one.total]));
  const rows = basis.applications
    .map((one): AnswerRow => {
      const grant = best.get(one.number);
      const pin = pins.get(one.id);
      return {
        id: one.id,
        number: one.number,
        title: one.title,
        organisation: one.organisation,
        rank: one.rank,
        score: one.score,
        fixed: one.fixed?.by ?? null,
        unweighed: whyUnweighed(basis, one),
        requested: one.levels[0] ?? 0n,
        walked: walked.get(one.number)?.amount ?? 0n,
        best: grant?.amount ?? 0n,
        level: grant ? levelPlace(grant.level) : null,
        purpose: grant?.purpose ?? "",
        tied: tied.has(one.number),
        pin: pin ? { pin: pin.pin, reason: pin.reason } : null,
        bonds: choices.bonds.filter((bond) => bond.applications.includes(one.id)).map((bond) => bond.reason),
      };
    })
    .toSorted(
      (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || (a.number < b.number ? -1 : 1),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const used = usedOfPots(basis, solved.grants);
  const comparable = solved.walk.broken.length === 0 && compare(solved.walk.value, zero) > 0;
  return {
    objective: choices.objective ?? basis.objective,
    kind: solved.kind,
    by: solved.by,
    milliseconds: solved.milliseconds,
    decimals: basis.decimals,
    rows,
    spent: solved.spent,
    walkedSpent: solved.walk.spent,
    granted: solved.grants.length,
    walkedGranted: solved.walk.grants.length,
    differences: rows.filter((row) => row.best !== row.walked).length,
    gain: comparable ? perMille(subtract(solved.value, solved.walk.value), solved.walk.value) : null,
    gap:
      solved.kind === "optimal" || compare(solved.value, zero) <= 0
        ? null
        : perMille(subtract(solved.bound, solved.value), solved.value, true),
    value: solved.value,
    ties: solved.ties && { count: solved.ties.count, atLeast: solved.ties.atLeast },
    differ: solved.ties?.differ ? rows.filter((row) => tied.has(row.number)).map((row) => row.title) : null,
    tieBroken: solved.tieBroken,
    broken: ruleViews(basis, solved.walk.broken),
    pots: potsOf(basis).map(({ fund, pot }) => ({
      id: pot.id,
      fund: fund.name,
      source: pot.source,
      total: total.get(pot.id) ?? pot.total,
      bound: pot.bound,
      used: used.get(pot.id) ?? 0n,
    })),
    limits: limitsOf(basis).map(({ fund, limit }) => ({
      id: fund.id,
      fund: fund.name,
      most: limitIn(choices, fund.id, limit),
      used: sum(fund.pots.map((pot) => used.get(pot.id) ?? 0n)),
    })),
    pictures: basis.dimensions.map(({ key, name, groups }) => ({
      key,
      name,
      groups: groups.map((group) => {
        const members = group.members.flatMap(({ application, share }) => {
          const row = byId.get(application);
          return row ? [{ row, share }] : [];
        });
        const of = (amount: (row: AnswerRow) => Ore) => sum(members.map(({ row, share }) => portion(amount(row), share)));
        return {
          key: group.key,
          name: group.name,
          prioritised: group.prioritised,
          projects: members.filter(({ row }) => row.best > 0n).length,
          asked: of((row) => row.requested),
          walked: of((row) => row.walked),
          best: of((row) => row.best),
        };
      }),
    })),
  };
}

/** Why an application has nothing, or not all it asked for, with the names of what stands in its way. */
export type ReasonView = {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly requested: Ore;
  readonly given: Ore;
  readonly clash: readonly RuleView[] | null;
  readonly binding: readonly RuleView[];
  readonly riseInScore: Rational | null;
  /** "further": it is still being worked out */
  readonly riseInFund: { readonly fund: Bilingual; readonly amount: Ore; readonly limited: boolean } | null | "further";
  readonly holders: readonly string[];
};

export function reasonViews(basis: Basis, reasons: readonly Reason[]): ReasonView[] {
  const titles = new Map(basis.applications.map((one) => [one.number, one.title]));
  return reasons.flatMap((reason): ReasonView[] => {
    const one = basis.applications.find((application) => application.number === reason.application);
    if (!one) return [];
    const rise = reason.riseInFund === "further" ? null : reason.riseInFund;
    const fund = rise && basis.funds.find((other) => other.year === rise.year && other.purpose === rise.purpose);
    return [
      {
        number: one.number,
        title: one.title,
        organisation: one.organisation,
        requested: one.levels[0] ?? 0n,
        given: reason.now === null ? 0n : (one.levels[levelPlace(reason.now)] ?? 0n),
        clash: reason.clash && ruleViews(basis, reason.clash),
        binding: ruleViews(basis, reason.binding),
        riseInScore: reason.riseInScore,
        // More in a fund is more under the call's limit on it too, where it has one.
        riseInFund:
          reason.riseInFund === "further"
            ? "further"
            : rise && fund
              ? { fund: fund.name, amount: rise.amount, limited: fund.limit !== null }
              : null,
        holders: reason.holders.map((number) => titles.get(number) ?? number),
      },
    ];
  });
}

export type ReserveView = {
  readonly title: string;
  readonly number: string;
  readonly freed: Ore;
  readonly gains: readonly { readonly title: string; readonly from: Ore; readonly to: Ore }[];
};

export function reserveViews(basis: Basis, solved: Pick<Solved, "grants">, reserves: readonly Reserve[]): ReserveView[] {
  const titles = new Map(basis.applications.map((one) => [one.number, one.title]));
  return reserves.map(({ application, gains }) => ({
    number: application,
    title: titles.get(application) ?? application,
    freed: solved.grants.find((grant) => grant.application === application)?.amount ?? 0n,
    gains: gains.map(({ application: other, from, to }) => ({ title: titles.get(other) ?? other, from, to })),
  }));
}
