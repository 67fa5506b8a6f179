import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { Choice, Item, Meeting, Member, Motion, Vote } from "#app/rooms/decisions/meeting.ts";
import { chairOf, nameIn } from "#app/rooms/decisions/meeting.ts";
import { takingPart } from "#app/rooms/decisions/quorum.ts";

export type Tally = {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly carried: "yes" | "no";
  readonly castingVote: boolean;
};

const count = (votes: readonly Vote[], choice: Choice) => votes.filter((vote) => vote.choice === choice).length;

/**
 * Open vote by simple majority; with equal votes the chair's own vote decides (KL 5:53-54). Who abstains counts on neither side
 * (KL 4:25), but a chair must vote when the matter cannot be settled otherwise.
 */
export function tallyOf(votes: readonly Vote[], chairId: string | null): Result<Tally, "nobody-voted" | "chair-must-vote"> {
  const yes = count(votes, "yes");
  const no = count(votes, "no");
  const abstain = count(votes, "abstain");
  if (yes + no === 0) return refuse("nobody-voted");
  if (yes !== no) return accept({ yes, no, abstain, carried: yes > no ? "yes" : "no", castingVote: false });
  const casting = votes.find((vote) => vote.personId === chairId)?.choice;
  if (casting !== "yes" && casting !== "no") return refuse("chair-must-vote");
  return accept({ yes, no, abstain, carried: casting, castingVote: true });
}

/** Somebody who takes part although a conflict of interest in one of the cases is declared or confirmed (KL 6:30). */
export function judgeConflicts(meeting: Meeting, item: Item, conflicted: readonly string[]): Result<null, "conflict-not-noted"> {
  const still = takingPart(meeting, item).find((member) => conflicted.includes(member.personId));
  return still ? refuse("conflict-not-noted", { values: { name: still.name } }) : accept(null);
}

/** Only who takes part in the paragraph may move anything; what somebody moved before leaving the room stands. */
export function judgeMotions(meeting: Meeting, item: Item, motions: readonly Motion[]): Result<null, "motion-by-outsider"> {
  const may = new Set(moversOf(meeting, item).map((member) => member.personId));
  const outsider = motions.find(({ personId }) => !may.has(personId));
  return outsider ? refuse("motion-by-outsider", { values: { name: nameIn(meeting, outsider.personId) } }) : accept(null);
}

/** Who takes part, and who moved something and then left for another reason than a conflict of interest. */
export function moversOf(meeting: Pick<Meeting, "members">, item: Pick<Item, "absences" | "proceedings">): Member[] {
  const taking = takingPart(meeting, item);
  const left = item.absences.filter(
    ({ kind, personId }) => kind === "left" && item.proceedings.motions.some((motion) => motion.personId === personId),
  );
  return meeting.members.filter(
    (member) => taking.includes(member) || left.some((absence) => absence.personId === member.personId),
  );
}

/** The roll holds everyone who takes part in the paragraph and nobody else: not the absent, not the recused, not an adjunct. */
export function judgeRoll(
  meeting: Meeting,
  item: Item,
  votes: readonly Vote[],
): Result<Tally, "vote-by-outsider" | "vote-missing" | "nobody-voted" | "chair-must-vote"> {
  const voters = new Set(takingPart(meeting, item).map((member) => member.personId));
  const outsider = votes.find((vote) => !voters.has(vote.personId));
  if (outsider) return refuse("vote-by-outsider", { values: { name: nameIn(meeting, outsider.personId) } });
  const silent = [...voters].find((personId) => !votes.some((vote) => vote.personId === personId));
  if (silent) return refuse("vote-missing", { values: { name: nameIn(meeting, silent) } });
  return tallyOf(votes, chairOf(meeting, item));
}
