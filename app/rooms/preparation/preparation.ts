import type { Ore } from "#app/kernel/money.ts";
import { type FundRoom, overdrawn, purposesOf, spend, tranchesOf, type YearAmount } from "#app/rooms/allocation/allocation.ts";

/** What a beredning may recommend of one application. `postpone`: not now; the board is asked to come back to it. */
export const recommendations = ["as-proposed", "other-sum", "refuse", "postpone"] as const;
export type Recommendation = (typeof recommendations)[number];

export type PreparationMember = {
  readonly personId: string;
  readonly name: string;
  readonly title: string | null;
  readonly present: boolean;
};

/** One application as the office's proposal lies on the table, and what is recommended of it. Amounts in whole öre. */
export type PreparationLine = {
  readonly applicationId: string;
  readonly rank: number | null;
  readonly requestedOre: Ore;
  readonly perYear: readonly YearAmount[];
  /** the office's proposal; 0 is a refusal */
  readonly proposedOre: Ore;
  readonly purpose: string;
  /** null until it is recorded */
  readonly recommendation: Recommendation | null;
  /** 0 for a refusal and for what is postponed */
  readonly amountOre: Ore;
  readonly reason: string;
  /** withdrawn since: there is nothing left to recommend on */
  readonly gone: boolean;
};

/** What an application gets if the board follows the beredning; what has no recommendation yet counts as the office proposes. */
export const recommendedOre = (line: Pick<PreparationLine, "recommendation" | "amountOre" | "proposedOre">): Ore =>
  line.recommendation === null ? line.proposedOre : line.amountOre;

export const differs = (line: Pick<PreparationLine, "recommendation" | "amountOre" | "proposedOre" | "gone">): boolean =>
  !line.gone && recommendedOre(line) !== line.proposedOre;

export const stillOpen = (lines: readonly PreparationLine[]): PreparationLine[] =>
  lines.filter((line) => !line.gone && line.recommendation === null);

/** The purpose that pays: the proposal's own, or for what the office would refuse the call's largest that has a fund for every year. */
const purposeOf = (line: PreparationLine, funds: readonly FundRoom[]): string =>
  line.purpose || purposesOf(funds).find((purpose) => tranchesOf(line.requestedOre, line.perYear, purpose, funds) !== null) || "";

export type Short = {
  readonly fund: FundRoom;
  /** the pot that falls shortest; null when it is the call's own limit on the fund that does */
  readonly source: string | null;
  readonly byOre: Ore;
};

/** The first fund that the recommendations together take below zero, which pot, and by how many öre; null when the money is there. */
export function shortOf(lines: readonly PreparationLine[], funds: readonly FundRoom[]): Short | null {
  let left = funds;
  for (const line of lines) {
    const amount = line.gone ? 0n : recommendedOre(line);
    if (amount > 0n) left = spend(left, tranchesOf(amount, line.perYear, purposeOf(line, funds), funds) ?? []);
  }
  const over = overdrawn(left);
  return over && { ...over, source: over.fund.pots.find((pot) => pot.availableOre === -over.byOre)?.source ?? null };
}
