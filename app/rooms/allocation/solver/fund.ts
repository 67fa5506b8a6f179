import type { Ore } from "#app/kernel/money.ts";
import type { Problem } from "#app/rooms/allocation/solver/problem.ts";
import { shareOut } from "#app/rooms/money/ledger.ts";

/** More money in one fund, shared by its pots as its awards are (and as much more under the call's limits on it). */
export type RiseInFund = { readonly year: number; readonly purpose: string; readonly amount: Ore };

/** What each pot of one fund pays of a sum, pots in id order, as the ledger books it. */
export const sharedBy = (problem: Problem, year: number, purpose: string, amount: Ore) =>
  shareOut(
    amount,
    problem.pots
      .filter((pot) => pot.year === year && pot.purpose === purpose)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((pot) => ({ potId: pot.id, matchingShare: pot.share, availableOre: 0n })),
  );

/** A problem in which one fund holds `amount` öre more. */
export function withMore(problem: Problem, { year, purpose, amount }: RiseInFund): Problem {
  const parts = new Map(sharedBy(problem, year, purpose, amount).map((part) => [part.potId, part.amountOre]));
  return {
    ...problem,
    pots: problem.pots.map((pot) => ({ ...pot, available: pot.available + (parts.get(pot.id) ?? 0n) })),
    limits: problem.limits.map((one) =>
      one.year === year && one.purpose === purpose ? { ...one, most: one.most + amount } : one,
    ),
  };
}
