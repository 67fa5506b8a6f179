import { type Ore, split, sum } from "#app/kernel/money.ts";
import type { Rational } from "#app/kernel/rational.ts";
import type { Shortfall, Unranked } from "#app/rooms/assessment/ranking.ts";
import { roomIn, type SharingPot, shareOut } from "#app/rooms/money/ledger.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type Outcome = "grant" | "reject";
/** Where one case of a proposal stands: with the office, handed over to the board, or decided. Only what is with the office can be changed. */
export type Standing = "office" | "board" | "decided";
export type YearAmount = { readonly year: number; readonly amountOre: Ore };

/** An application as the allocation weighs it. `rank` null: listed, but without a place, for the reason in `unranked`. */
export type Candidate = {
  readonly applicationId: string;
  readonly rank: number | null;
  readonly total: Rational | null;
  readonly unranked: Unranked | null;
  /** of one that a threshold stopped: what it reached */
  readonly shortfalls?: readonly Shortfall[];
  readonly requestedOre: Ore;
  /** what was asked for each year; adds up to `requestedOre` */
  readonly perYear: readonly YearAmount[];
};

/** A fund that the call may use, and how much of it is left: per pot, and under the call's own limit (null = no limit). */
export type FundRoom = {
  readonly fundId: string;
  readonly year: number;
  readonly purpose: string;
  readonly name: Bilingual;
  readonly limitLeftOre: Ore | null;
  readonly pots: readonly (SharingPot & { readonly source: string })[];
};

/** An award's money in one budget year. The first year is granted, later years are a direction decision (inriktningsbeslut). */
export type Tranche = {
  readonly year: number;
  readonly fundId: string;
  readonly amountOre: Ore;
  readonly standing: "granted" | "intended";
};

export type Line = {
  readonly applicationId: string;
  readonly rank: number | null;
  readonly score: Rational | null;
  readonly proposal: Outcome;
  readonly amountOre: Ore;
  /** which of the call's purposes pays; empty on a rejection */
  readonly purpose: string;
  readonly reason: string;
};

/**
 * What the office has to weigh, when part of a proposal is decided or still lies with the board: its own cases, and the money that is left
 * when what the board has before it has got what was proposed. What is decided has taken its money in the ledger already.
 */
export function withOffice(
  all: { readonly candidates: readonly Candidate[]; readonly funds: readonly FundRoom[] },
  lines: readonly Line[],
  standings: ReadonlyMap<string, Standing>,
): { candidates: Candidate[]; lines: Line[]; funds: readonly FundRoom[] } {
  const at = (applicationId: string) => standings.get(applicationId) ?? "office";
  const funds = lines.reduce<readonly FundRoom[]>((left, line) => {
    const candidate = all.candidates.find((one) => one.applicationId === line.applicationId);
    if (at(line.applicationId) !== "board" || line.proposal !== "grant" || !candidate) return left;
    return spend(left, tranchesOf(line.amountOre, candidate.perYear, line.purpose, all.funds) ?? []);
  }, all.funds);
  return {
    candidates: all.candidates.filter((one) => at(one.applicationId) === "office"),
    lines: lines.filter((line) => at(line.applicationId) === "office"),
    funds,
  };
}

/** The largest sum that one fund still can carry for this call. */
export const roomLeft = (fund: FundRoom): Ore => {
  const shared = roomIn(fund.pots);
  return fund.limitLeftOre !== null && fund.limitLeftOre < shared ? (fund.limitLeftOre < 0n ? 0n : fund.limitLeftOre) : shared;
};

/** The call's purposes, the one with most money first: where a project may be paid from either, it is paid from the larger. */
export function purposesOf(funds: readonly FundRoom[]): string[] {
  const room = new Map<string, Ore>();
  for (const fund of funds) room.set(fund.purpose, (room.get(fund.purpose) ?? 0n) + roomLeft(fund));
  return [...room].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1)).map(([purpose]) => purpose);
}

/** In whole thousands or at least whole kronor where everything is: nobody decides on 314 150 kronor and 94 öre for a year. */
function splitRound(amount: Ore, asked: readonly Ore[]): Ore[] {
  const unit = [100_000n, 100n, 1n].find((size) => [amount, ...asked].every((ore) => ore % size === 0n)) as bigint;
  return split(amount / unit, asked).map((part) => part * unit);
}

/** A sum over the years it was asked for, in the same proportions. */
export function yearsOf(amount: Ore, perYear: readonly YearAmount[]): YearAmount[] {
  const asked = perYear.filter((part) => part.amountOre > 0n).toSorted((a, b) => a.year - b.year);
  if (asked.length === 0) return [];
  const parts = splitRound(
    amount,
    asked.map((part) => part.amountOre),
  );
  return asked.map(({ year }, index) => ({ year, amountOre: parts[index] as Ore })).filter((part) => part.amountOre > 0n);
}

/** The same with the fund of each year. `null`: a year has no fund for this purpose. */
export function tranchesOf(
  amount: Ore,
  perYear: readonly YearAmount[],
  purpose: string,
  funds: readonly Pick<FundRoom, "fundId" | "year" | "purpose">[],
): Tranche[] | null {
  const asked = yearsOf(amount, perYear);
  if (perYear.every((part) => part.amountOre <= 0n)) return null;
  const tranches: Tranche[] = [];
  for (const { year, amountOre } of asked) {
    const fund = funds.find((item) => item.year === year && item.purpose === purpose);
    if (!fund) return null;
    tranches.push({ year, fundId: fund.fundId, amountOre, standing: tranches.length === 0 ? "granted" : "intended" });
  }
  return tranches;
}

/** What is left after these tranches, whether or not it goes below zero. */
export const spend = (funds: readonly FundRoom[], tranches: readonly Tranche[]): FundRoom[] =>
  funds.map((fund) => {
    const mine = tranches.filter((tranche) => tranche.fundId === fund.fundId);
    if (mine.length === 0) return fund;
    // Each tranche is shared out by itself, as the ledger will: the odd öre falls as it will fall there.
    const shared = mine.flatMap((tranche) => shareOut(tranche.amountOre, fund.pots));
    return {
      ...fund,
      limitLeftOre: fund.limitLeftOre === null ? null : fund.limitLeftOre - sum(mine.map((tranche) => tranche.amountOre)),
      pots: fund.pots.map((pot) => ({
        ...pot,
        availableOre: pot.availableOre - sum(shared.filter((part) => part.potId === pot.potId).map((part) => part.amountOre)),
      })),
    };
  });

/** The first fund that these tranches have taken below zero, and by how much. */
export function overdrawn(funds: readonly FundRoom[]): { fund: FundRoom; byOre: Ore } | null {
  for (const fund of funds) {
    const short = fund.pots.reduce((worst, pot) => (pot.availableOre < worst ? pot.availableOre : worst), 0n);
    const limit = fund.limitLeftOre ?? 0n;
    const worst = short < limit ? short : limit;
    if (worst < 0n) return { fund, byOre: -worst };
  }
  return null;
}
