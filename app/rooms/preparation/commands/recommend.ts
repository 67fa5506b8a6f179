import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { Recommended } from "#app/rooms/preparation/preparation.events.ts";
import { type PreparationLine, type Recommendation, stillOpen } from "#app/rooms/preparation/preparation.ts";

export type RecommendRefusal = "faulty-recommendation" | "nobody-left" | "not-found" | "nothing-left";

/**
 * One recommendation, with a reason where it differs from the proposal. What is written down is what the beredning thinks and nothing more:
 * no money is moved by it, and the sums are held against the pots when the meeting is closed, so that they may be noted in any order.
 */
export function recommend(
  lines: readonly PreparationLine[],
  order: Recommended,
  /** how many of those present have no conflict of interest in the case */
  free: number,
): Result<Recommended, RecommendRefusal> {
  const line = lines.find((one) => one.applicationId === order.applicationId);
  if (!line || line.gone) return refuse("not-found");
  if (free === 0) return refuse("nobody-left");
  const fields: Record<string, string> = {};
  const { recommendation, reason } = order;
  const amountOre = recommendation === "as-proposed" ? line.proposedOre : recommendation === "other-sum" ? order.amountOre : 0n;
  if (recommendation === "other-sum") {
    if (amountOre <= 0n) fields.amount = "amountNeeded";
    else if (amountOre > line.requestedOre) fields.amount = "moreThanRequested";
    else if (amountOre === line.proposedOre) fields.amount = "sameAsProposed";
    else if (line.rank === null) fields.amount = "notRanked";
  }
  if (recommendation === "refuse" && line.proposedOre === 0n) fields.recommendation = "alreadyRefused";
  if (recommendation !== "as-proposed" && reason.trim() === "") fields.reason = "reasonNeeded";
  if (Object.keys(fields).length > 0) return refuse("faulty-recommendation", { fields });
  return accept({ applicationId: line.applicationId, recommendation, amountOre, reason });
}

/** All that has no recommendation yet, as the office proposes. */
export function recommendTheRest(lines: readonly PreparationLine[]): Result<Recommended[], RecommendRefusal> {
  const rest = stillOpen(lines);
  if (rest.length === 0) return refuse("nothing-left");
  const asProposed: Recommendation = "as-proposed";
  return accept(
    rest.map(({ applicationId, proposedOre }) => ({
      applicationId,
      recommendation: asProposed,
      amountOre: proposedOre,
      reason: "",
    })),
  );
}
