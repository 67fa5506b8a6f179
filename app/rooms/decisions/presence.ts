import type { Absence, Meeting } from "#app/rooms/decisions/meeting.ts";

/** How somebody who went home is noted on the paragraphs that remained: no ground, nobody in their place. */
export const hasGone = (absence: Absence) => absence.kind === "left" && absence.ground === "" && absence.replacedById === null;

/** Whether a person counted as present has gone for the rest of the meeting. */
export const hasLeft = (meeting: Meeting, personId: string): boolean => {
  const ahead = meeting.items.filter((item) => !item.settled);
  return (
    ahead.length > 0 && ahead.every((item) => item.absences.some((absence) => absence.personId === personId && hasGone(absence)))
  );
};
