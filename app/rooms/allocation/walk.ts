import type { Ore } from "#app/kernel/money.ts";
import {
  type Candidate,
  type FundRoom,
  type Outcome,
  overdrawn,
  purposesOf,
  roomLeft,
  spend,
  tranchesOf,
} from "#app/rooms/allocation/allocation.ts";
import type { Unranked } from "#app/rooms/assessment/ranking.ts";

export type Why =
  | { readonly code: "fits"; readonly rank: number; readonly of: number }
  | { readonly code: "money-ended"; readonly rank: number; readonly of: number; readonly leftOre: Ore }
  | { readonly code: "no-fund"; readonly rank: number; readonly of: number }
  | { readonly code: "unranked"; readonly unranked: Unranked };

export type Suggestion = {
  readonly applicationId: string;
  readonly proposal: Outcome;
  readonly amountOre: Ore;
  readonly purpose: string;
  readonly why: Why;
};

/**
 * The plain walk: down the ranking, each application gets all it asked for or nothing, and one that does not fit is passed by for the
 * next. A first proposal with its reasons, for people to change; nothing is decided by it (KL 6:38). `places`: how many the ranking holds,
 * when only some of them are left to propose for.
 */
export function walk(candidates: readonly Candidate[], funds: readonly FundRoom[], places?: number): Suggestion[] {
  const ranked = candidates
    .filter((candidate) => candidate.rank !== null)
    .toSorted((a, b) => (a.rank as number) - (b.rank as number));
  const of = places ?? ranked.length;
  const purposes = purposesOf(funds);
  let left = funds;
  const suggestions: Suggestion[] = [];
  for (const candidate of ranked) {
    const { applicationId, requestedOre, perYear } = candidate;
    const rank = candidate.rank as number;
    let found: { purpose: string; left: FundRoom[] } | null = null;
    let hasFunds = false;
    for (const purpose of purposes) {
      const tranches = tranchesOf(requestedOre, perYear, purpose, left);
      if (!tranches || tranches.length === 0) continue;
      hasFunds = true;
      const after = spend(left, tranches);
      if (overdrawn(after)) continue;
      found = { purpose, left: after };
      break;
    }
    if (found) {
      left = found.left;
      suggestions.push({
        applicationId,
        proposal: "grant",
        amountOre: requestedOre,
        purpose: found.purpose,
        why: { code: "fits", rank, of },
      });
    } else {
      const leftOre = left
        .filter((fund) => perYear.some((part) => part.year === fund.year))
        .map(roomLeft)
        .reduce((most, room) => (room > most ? room : most), 0n);
      const why: Why = hasFunds ? { code: "money-ended", rank, of, leftOre } : { code: "no-fund", rank, of };
      suggestions.push({ applicationId, proposal: "reject", amountOre: 0n, purpose: "", why });
    }
  }
  for (const candidate of candidates)
    if (candidate.rank === null)
      suggestions.push({
        applicationId: candidate.applicationId,
        proposal: "reject",
        amountOre: 0n,
        purpose: "",
        why: { code: "unranked", unranked: candidate.unranked ?? { code: "eligibility-pending" } },
      });
  return suggestions;
}
