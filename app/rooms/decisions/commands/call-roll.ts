import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { MeetingEvent, Seat } from "#app/rooms/decisions/meeting.events.ts";
import { type Meeting, nameIn } from "#app/rooms/decisions/meeting.ts";
import { hasGone } from "#app/rooms/decisions/presence.ts";
import { quorumOf } from "#app/rooms/decisions/quorum.ts";

export type RollRefusal = "seat-filled-twice" | "seat-not-empty" | "cannot-serve" | "chair-not-present" | "no-quorum";
export type OpenRefusal = RollRefusal | "not-today";
type Called = { readonly events: readonly MeetingEvent[] };

/** A roll is right when every seat is filled at most once, by its member or one substitute, and whoever chairs is serving. */
function judge(meeting: Meeting, seats: readonly Seat[], chairId: string): Result<Meeting, RollRefusal> {
  const filled = new Set<string>();
  for (const seat of seats) {
    if (!seat.servesFor) continue;
    const capacity = meeting.members.find((member) => member.personId === seat.personId)?.capacity;
    const owner = meeting.members.find((member) => member.personId === seat.servesFor);
    if (!seat.present || capacity !== "substitute" || owner?.capacity !== "member")
      return refuse("cannot-serve", { values: { name: nameIn(meeting, seat.personId) } });
    if (seats.some((other) => other.personId === seat.servesFor && other.present))
      return refuse("seat-not-empty", { values: { name: nameIn(meeting, seat.servesFor) } });
    if (filled.has(seat.servesFor)) return refuse("seat-filled-twice", { values: { name: nameIn(meeting, seat.servesFor) } });
    filled.add(seat.servesFor);
  }
  const members = meeting.members.map((member) => {
    const seat = seats.find((item) => item.personId === member.personId);
    return seat ? { ...member, present: seat.present, servesFor: seat.servesFor } : member;
  });
  const chair = members.find((member) => member.personId === chairId);
  if (!chair?.present || (chair.capacity !== "member" && !chair.servesFor)) return refuse("chair-not-present");
  return accept({ ...meeting, members });
}

/**
 * The meeting begins with its roll, and does not begin without a quorum (KL 5:45). It begins on the day that it was called to: the minutes,
 * the days to adjust and the appeal period all count from it. Held on another all the same, it is moved to today first, and says so.
 */
export function open(
  meeting: Meeting,
  seats: readonly Seat[],
  chairId: string,
  day: { readonly today: LocalDate; readonly now: Date; readonly heldToday: boolean; readonly reason: string },
): Result<Called, OpenRefusal> {
  const moves = meeting.heldOn !== day.today;
  if (moves && !day.heldToday)
    return refuse("not-today", { values: { date: meeting.heldOn }, fields: { heldToday: "heldToday" } });
  const judged = judge(meeting, seats, chairId);
  if (!judged.ok) return judged;
  const quorum = quorumOf(judged.value);
  if (!quorum.met) return refuse("no-quorum", { values: { present: quorum.present, needed: quorum.needed } });
  const { heldOn, startsAt, place } = meeting;
  const moved: MeetingEvent = {
    type: "MeetingMoved",
    from: { heldOn, startsAt, place },
    heldOn: day.today,
    startsAt: day.now,
    place,
    reason: day.reason,
    members: null,
  };
  return accept({ events: [...(moves ? [moved] : []), { type: "RollCalled", chairId, seats }, { type: "MeetingOpened" }] });
}

/**
 * Somebody comes or goes. What is already settled stands as it was taken: who comes late is noted absent from the settled paragraphs,
 * who leaves keeps them and is noted absent from the rest.
 */
export function noteAttendance(meeting: Meeting, seats: readonly Seat[], chairId: string): Result<Called, RollRefusal> {
  const judged = judge(meeting, seats, chairId);
  if (!judged.ok) return judged;
  const settled = meeting.items.filter((item) => item.settled);
  const ahead = meeting.items.filter((item) => !item.settled);
  const events: MeetingEvent[] = [];
  // A paragraph keeps the chair it was settled under, who is also to sign it.
  if (chairId !== meeting.chairId)
    for (const item of settled)
      if (item.chairId === null) events.push({ type: "ItemChairNamed", itemId: item.id, chairId: meeting.chairId });
  const kept = seats.map((seat): Seat => {
    const { personId } = seat;
    const before = meeting.members.find((member) => member.personId === personId);
    if (!before || settled.length === 0) return seat;
    const noted = (items: Meeting["items"]) => {
      for (const item of items)
        if (!item.absences.some((absence) => absence.personId === personId))
          events.push({
            type: "AbsenceNoted",
            itemId: item.id,
            personId,
            kind: "left",
            ground: new Undisclosed(""),
            applicationId: null,
            replacedById: null,
          });
    };
    const had = before.present && (before.capacity === "member" || before.servesFor !== null);
    const has = seat.present && (before.capacity === "member" || seat.servesFor !== null);
    if (had && !has) {
      noted(ahead);
      return { personId, present: true, servesFor: before.servesFor };
    }
    if (has && !had) noted(settled);
    if (has && had)
      for (const item of ahead)
        if (item.absences.some((absence) => absence.personId === personId && hasGone(absence)))
          events.push({ type: "AbsenceWithdrawn", itemId: item.id, personId, applicationIds: [] });
    return seat;
  });
  return accept({ events: [{ type: "RollCalled", chairId, seats: kept }, ...events] });
}
