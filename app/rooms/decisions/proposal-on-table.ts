import type { Ore } from "#app/kernel/money.ts";
import type { Outcome } from "#app/rooms/allocation/allocation.ts";
import { chairOf, type Item, type Meeting } from "#app/rooms/decisions/meeting.ts";
import { minutesWords as w } from "#app/rooms/decisions/minutes.texts.ts";
import { tallyOf } from "#app/rooms/decisions/voting.ts";
import type { GivenRecommendation } from "#app/rooms/preparation/preparation.server.ts";
import { formatKronor } from "#app/texts/format.ts";

/** What lies on the table for one application. A refusal has no amount. */
export type Tabled = { readonly outcome: Outcome; readonly amountOre: Ore };

/** What the beredning recommends where it has had the case; what it would postpone stays as the office proposes. */
export function onTheTable(
  office: { readonly proposal: Outcome; readonly proposedOre: Ore },
  recommended: Pick<GivenRecommendation, "recommendation" | "amountOre"> | null,
): Tabled {
  const said = recommended && recommended.recommendation !== "postpone" ? recommended : null;
  const amountOre = said ? said.amountOre : office.proposal === "grant" ? office.proposedOre : 0n;
  return { outcome: said ? (amountOre > 0n ? "grant" : "reject") : office.proposal, amountOre };
}

/**
 * Why, for what lies on the table: the office's own reasons, and where the beredning wants another sum or another outcome what it said for
 * that. A proposal that is turned round rests on the beredning's words alone: the office's were for the opposite.
 */
export function reasonsOnTheTable(
  office: Parameters<typeof onTheTable>[0] & { readonly reason: string },
  recommended: Pick<GivenRecommendation, "recommendation" | "amountOre" | "body" | "reason"> | null,
): string {
  const tabled = onTheTable(office, recommended);
  const proposed = onTheTable(office, null);
  const isSame = tabled.outcome === proposed.outcome && tabled.amountOre === proposed.amountOre;
  if (!recommended || isSame || recommended.reason === "") return office.reason;
  const sumOr = ({ amountOre }: Tabled) => (amountOre > 0n ? formatKronor(amountOre) : w.rejection);
  const said = w.preparedBecause(recommended.body, sumOr(tabled), sumOr(proposed), recommended.reason);
  return tabled.outcome === proposed.outcome ? `${office.reason} ${said}`.trim() : said;
}

/** Whether a paragraph has a proposal that its decision can be held against. */
export const hasProposal = (item: Pick<Item, "allocationId" | "amendmentId">): boolean =>
  item.allocationId !== null || item.amendmentId !== null;

/**
 * What a vote has made of the proposal on the table. `null`: there is no vote, or it was about something else, for instance whether the
 * matter is to be decided today.
 */
export function votedOn(meeting: Pick<Meeting, "chairId">, item: Item): "adopted" | "fell" | null {
  const { proposalSide } = item.proceedings;
  const tally = tallyOf(item.votes, chairOf(meeting, item));
  if (!tally.ok || (proposalSide !== "yes" && proposalSide !== "no")) return null;
  return tally.value.carried === proposalSide ? "adopted" : "fell";
}

/** A decision that says something else than the vote: where, as fields of the form that records it. `null` when they agree. */
export function againstVote(
  voted: "adopted" | "fell" | null,
  decided: readonly { readonly tabled: Tabled; readonly outcome: Outcome; readonly amountOre: Ore; readonly index: number }[],
  adopted: boolean | undefined,
): Record<string, string> | null {
  if (voted === null) return null;
  const asked: Record<string, string> = {};
  if (adopted !== undefined && adopted !== (voted === "adopted"))
    asked.amendment = voted === "adopted" ? "changeAdopted" : "changeFell";
  const other = decided.filter(
    ({ tabled, outcome, amountOre }) => outcome !== tabled.outcome || (outcome === "grant" && amountOre !== tabled.amountOre),
  );
  if (voted === "adopted")
    for (const { index, outcome, tabled } of other)
      asked[`outcomes.${index}.${outcome === tabled.outcome ? "amount" : "outcome"}`] = "proposalAdopted";
  const [first] = decided;
  if (voted === "fell" && first && other.length === 0) asked[`outcomes.${first.index}.outcome`] = "proposalFell";
  return Object.keys(asked).length > 0 ? asked : null;
}
