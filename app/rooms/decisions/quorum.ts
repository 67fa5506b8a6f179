import type { Item, Meeting, Member } from "#app/rooms/decisions/meeting.ts";

type Present = Pick<Meeting, "members">;

export const seatsIn = ({ members }: Present): number => members.filter((member) => member.capacity === "member").length;

/** Members in the room and the substitutes who fill a seat: those who decide when nothing else is noted on a paragraph. */
export const servingIn = ({ members }: Present): Member[] =>
  members.filter(
    (member) =>
      member.present && (member.capacity === "member" || (member.capacity === "substitute" && member.servesFor !== null)),
  );

export type Quorum = { readonly present: number; readonly seats: number; readonly needed: number; readonly met: boolean };

const quorum = (present: number, seats: number): Quorum => ({
  present,
  seats,
  needed: Math.floor(seats / 2) + 1,
  met: present * 2 > seats,
});

/** More than half of the seats must be filled (KL 5:45, 6:27). */
export const quorumOf = (meeting: Present): Quorum => quorum(servingIn(meeting).length, seatsIn(meeting));

/** Who takes part in one paragraph: the serving, without those noted absent from it, with the substitutes called in for them. */
export function takingPart(meeting: Present, item: Pick<Item, "absences">): Member[] {
  const away = new Set(item.absences.map((absence) => absence.personId));
  const calledIn = new Set(item.absences.flatMap((absence) => absence.replacedById ?? []));
  const serving = new Set(servingIn(meeting).map((member) => member.personId));
  return meeting.members.filter(
    (member) =>
      !away.has(member.personId) &&
      (serving.has(member.personId) || (calledIn.has(member.personId) && member.present && member.capacity === "substitute")),
  );
}

/**
 * Quorum of one paragraph. Seats left empty by a conflict of interest do not count against it: the assembly may go on with the others
 * (KL 5:46). Somebody who simply left does count.
 */
export function quorumOfItem(meeting: Present, item: Pick<Item, "absences">): Quorum {
  const taking = takingPart(meeting, item).length;
  const serving = new Set(servingIn(meeting).map((member) => member.personId));
  const recusedSeats = item.absences.filter(
    (absence) => absence.kind === "conflict" && serving.has(absence.personId) && !absence.replacedById,
  ).length;
  const whole = quorum(taking + recusedSeats, seatsIn(meeting));
  return { ...whole, present: taking, met: whole.met && taking > 0 };
}
