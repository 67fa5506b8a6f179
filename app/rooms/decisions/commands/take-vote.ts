import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { itemOf, type Meeting, type Vote, type VoteProceedings } from "#app/rooms/decisions/meeting.ts";
import { hasProposal } from "#app/rooms/decisions/proposal-on-table.ts";
import { judgeConflicts, judgeMotions, judgeRoll } from "#app/rooms/decisions/voting.ts";

export type VoteRefusal =
  | "not-found"
  | "already-recorded"
  | "not-taken-up"
  | "proposals-needed"
  | "proposal-side-needed"
  | "motion-by-outsider"
  | "vote-by-outsider"
  | "vote-missing"
  | "nobody-voted"
  | "chair-must-vote"
  | "conflict-not-noted"
  | "no-vote";
type Taken = { readonly events: readonly MeetingEvent[] };

/** A vote by roll, once what yes and no stand for has been said (KL 5:53). */
export function takeVote(
  meeting: Meeting,
  order: { itemId: string; votes: readonly Vote[]; conflicted: readonly string[]; proceedings: VoteProceedings },
): Result<Taken, VoteRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  if (item.settled) return refuse("already-recorded");
  if (item.paragraph === null) return refuse("not-taken-up");
  const free = judgeConflicts(meeting, item, order.conflicted);
  if (!free.ok) return free;
  const { yes, no } = order.proceedings;
  if (yes.trim() === "" || no.trim() === "")
    return refuse("proposals-needed", {
      fields: { ...(yes.trim() === "" ? { yes: "proposalNeeded" } : {}), ...(no.trim() === "" ? { no: "proposalNeeded" } : {}) },
    });
  const proposalSide = hasProposal(item) ? order.proceedings.proposalSide : null;
  if (hasProposal(item) && proposalSide === null)
    return refuse("proposal-side-needed", { fields: { proposalSide: "chooseProposalSide" } });
  const moved = judgeMotions(meeting, item, order.proceedings.motions);
  if (!moved.ok) return moved;
  const judged = judgeRoll(meeting, item, order.votes);
  if (!judged.ok) return judged;
  return accept({
    events: [
      {
        type: "VoteTaken",
        itemId: item.id,
        proceedings: { ...item.proceedings, ...order.proceedings, proposalSide },
        votes: order.votes,
      },
    ],
  });
}

export function withdrawVote(meeting: Meeting, order: { itemId: string }): Result<Taken, VoteRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (!item) return refuse("not-found");
  if (item.settled) return refuse("already-recorded");
  return item.votes.length === 0 ? refuse("no-vote") : accept({ events: [{ type: "VoteWithdrawn", itemId: item.id }] });
}
