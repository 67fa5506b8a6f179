import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import type { Capacity, Meeting } from "#app/rooms/decisions/meeting.ts";

export type MoveRefusal = "no-such-time" | "in-the-past" | "nothing-moved" | "reason-needed" | "not-on-board";
type Rescheduled = { readonly events: readonly MeetingEvent[] };
export type Called = { readonly personId: string; readonly capacity: Capacity };

/** Who is called on the new day: whoever then has a seat, and the officers and the secretary who were called already. */
const calledOn = (meeting: Meeting, board: readonly Called[]): Called[] => {
  const seated = board.filter((person) => person.capacity !== "officer");
  const kept = meeting.members
    .filter((member) => member.capacity === "officer" || member.capacity === "secretary")
    .filter((member) => !seated.some((one) => one.personId === member.personId));
  return [...seated, ...kept].map(({ personId, capacity }) => ({ personId, capacity }));
};

/** A planned meeting gets another day, hour or place; what stands on its agenda follows. Its paragraphs have no numbers yet. */
export function move(
  meeting: Meeting,
  order: {
    readonly to: { readonly heldOn: LocalDate; readonly startsAt: Date | null; readonly place: string };
    readonly reason: string;
    readonly today: LocalDate;
    readonly board: readonly Called[];
  },
): Result<Rescheduled, MoveRefusal> {
  const { to, reason, today, board } = order;
  if (!to.startsAt) return refuse("no-such-time", { fields: { time: "notATime" } });
  if (to.heldOn < today) return refuse("in-the-past", { fields: { date: "inThePast" } });
  if (
    to.heldOn === meeting.heldOn &&
    to.startsAt.getTime() === meeting.startsAt.getTime() &&
    to.place.trim() === meeting.place.trim()
  )
    return refuse("nothing-moved");
  if (reason.trim() === "") return refuse("reason-needed", { fields: { reason: "required" } });
  const members = calledOn(meeting, board);
  if (!members.some((one) => one.personId === meeting.chairId && one.capacity === "member"))
    return refuse("not-on-board", { fields: { date: "chairNotOnBoard" } });
  return accept({
    events: [
      {
        type: "MeetingMoved",
        from: { heldOn: meeting.heldOn, startsAt: meeting.startsAt, place: meeting.place },
        heldOn: to.heldOn,
        startsAt: to.startsAt,
        place: to.place.trim(),
        reason: reason.trim(),
        members,
      },
    ],
  });
}

/** A meeting that is not held: everything on its agenda waits for another. */
export const callOff = (meeting: Meeting, order: { readonly reason: string }): Result<Rescheduled, "reason-needed"> =>
  order.reason.trim() === ""
    ? refuse("reason-needed", { fields: { why: "required" } })
    : accept({
        events: [{ type: "MeetingCalledOff", reason: order.reason.trim(), freed: meeting.items.map((item) => item.id) }],
      });
