import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { letGo } from "#app/rooms/decisions/commands/defer-item.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { type Meeting, nameIn } from "#app/rooms/decisions/meeting.ts";
import { chairsOf } from "#app/rooms/decisions/signing.ts";

export type CloseRefusal = "items-left" | "no-adjuster" | "adjuster-chaired" | "adjuster-has-conflict";

/**
 * A meeting ends when every paragraph is settled and somebody besides those who chaired it, without a conflict of interest in any
 * paragraph, is to adjust the minutes.
 */
export function close(meeting: Meeting): Result<{ events: readonly MeetingEvent[] }, CloseRefusal> {
  const left = meeting.items.filter((item) => !item.settled);
  if (left.length > 0) return refuse("items-left", { values: { count: left.length, title: left[0]?.title ?? "" } });
  if (!meeting.adjusterId || meeting.adjusterId === meeting.chairId) return refuse("no-adjuster");
  if (chairsOf(meeting).includes(meeting.adjusterId))
    return refuse("adjuster-chaired", { values: { name: nameIn(meeting, meeting.adjusterId) } });
  if (
    meeting.items.some((item) =>
      item.absences.some((absence) => absence.kind === "conflict" && absence.personId === meeting.adjusterId),
    )
  )
    return refuse("adjuster-has-conflict", { values: { name: nameIn(meeting, meeting.adjusterId) } });
  return accept({ events: [{ type: "MeetingClosed", ...letGo(meeting) }] });
}
