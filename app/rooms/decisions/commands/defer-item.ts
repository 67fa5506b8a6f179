import { sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import {
  type Ground,
  judgeParagraph,
  type ParagraphRefusal,
  releaseEarlier,
} from "#app/rooms/decisions/commands/record-decision.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { type Deferral, type DeferralKind, type Item, itemOf, type Meeting, nameIn } from "#app/rooms/decisions/meeting.ts";
import { votedOn } from "#app/rooms/decisions/proposal-on-table.ts";
import { takingPart } from "#app/rooms/decisions/quorum.ts";
import { releaseReservation } from "#app/rooms/money/ledger.ts";

export type DeferRefusal =
  | ParagraphRefusal
  | "against-vote"
  | "not-deferrable"
  | "reasons-needed"
  | "no-minority-right"
  | "minority-used"
  | "minority-too-small";

type Order = {
  readonly itemId: string;
  readonly kind: DeferralKind;
  readonly procedure: "acclamation" | "vote" | "minority";
  readonly requestedBy: readonly string[];
  readonly reasons: string;
  readonly recordedBy: string;
};

/** Only what somebody has handed over to be decided can be put off; an information is noted, and an election has its own rules. */
export const isDeferrable = (item: Pick<Item, "kind">): boolean =>
  item.kind === "allocation" || item.kind === "application" || item.kind === "amendment";

/** How many of those who take part a third is, upwards: two of five, two of six, three of seven. */
export const thirdOf = (count: number): number => Math.ceil(count / 3);

/**
 * A matter is tabled, or referred back to the office with what is to be looked at (KL 5:49-50). The meeting does so by its majority, or
 * a third of those who take part have the right to it - once in each matter, where the board follows the rules of an assembly. Nothing is
 * decided in the matter, and what an earlier record of the paragraph had set aside goes back.
 */
export function deferItem(
  meeting: Meeting,
  ground: Ground & { readonly minorityRight: boolean; readonly minorityUsed: boolean },
  order: Order,
): Result<{ events: readonly MeetingEvent[] }, DeferRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  if (!isDeferrable(item)) return refuse("not-deferrable");
  const minority = order.procedure === "minority";
  const procedure = order.procedure === "minority" ? "none" : order.procedure;
  const judged = judgeParagraph(meeting, item, ground.conflicted, { procedure, recordedBy: order.recordedBy });
  if (!judged.ok) return judged;
  // The proposal cannot both be adopted and be put off by one and the same vote.
  if (procedure === "vote" && votedOn(meeting, item) === "adopted")
    return refuse("against-vote", { values: { voted: "adopted" }, fields: { procedure: "proposalAdopted" } });
  if (order.kind === "referred" && order.reasons.trim() === "")
    return refuse("reasons-needed", { fields: { reasons: "referralNeedsReasons" } });
  if (minority) {
    if (!ground.minorityRight) return refuse("no-minority-right", { fields: { procedure: "noMinorityRight" } });
    if (ground.minorityUsed) return refuse("minority-used", { fields: { procedure: "minorityUsed" } });
    const taking = takingPart(meeting, item);
    const asked = new Set(order.requestedBy);
    const outsider = [...asked].find((personId) => !taking.some((member) => member.personId === personId));
    if (outsider) return refuse("vote-by-outsider", { values: { name: nameIn(meeting, outsider) } });
    const needed = thirdOf(taking.length);
    if (asked.size < needed)
      return refuse("minority-too-small", {
        values: { asked: asked.size, needed, taking: taking.length },
        fields: { requestedBy: "minorityTooSmall" },
      });
  }
  const basis = `§ ${item.paragraph ?? ground.nextParagraph}/${item.year}`;
  const deferral: Deferral = {
    kind: order.kind,
    by: minority ? "minority" : "majority",
    requestedBy: minority ? [...new Set(order.requestedBy)] : [],
    reasons: order.reasons.trim(),
  };
  const { amendment } = ground;
  const held = amendment?.reserved ?? [];
  const back = amendment
    ? releaseReservation(sum(held.map((part) => part.amountOre)), held, {
        basis,
        awardId: amendment.id,
        callId: amendment.callId,
      })
    : null;
  return accept({
    events: [
      ...(item.paragraph === null ? [{ type: "ItemTakenUp" as const, itemId: item.id, paragraph: ground.nextParagraph }] : []),
      {
        type: "ItemDeferred",
        itemId: item.id,
        deferral,
        procedure,
        ledger: back?.ok ? [back.value] : releaseEarlier(ground, basis).ledger,
        unsettles: ground.allocation?.state === "settled" ? ground.allocation.id : null,
        amendmentId: item.amendmentId,
      },
    ],
  });
}

/**
 * What a meeting that ends lets go of: its paragraphs that were put off, and the proposals of which it has referred something back, with the
 * paragraphs that do. Their cases go to the office; what else the proposals hold is decided, or stays before the board.
 */
export function letGo(meeting: Pick<Meeting, "items">): { freed: string[]; referred: Record<string, string[]> } {
  const putOff = meeting.items.filter((item) => item.deferral !== null);
  const referred: Record<string, string[]> = {};
  for (const { id, allocationId, deferral } of putOff)
    if (allocationId !== null && deferral?.kind === "referred") referred[allocationId] = [...(referred[allocationId] ?? []), id];
  return { freed: putOff.map((item) => item.id), referred };
}
