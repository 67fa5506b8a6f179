import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Calendar } from "#app/documents/calendar.ts";
import { addDays } from "#app/kernel/time.ts";

/** Instants are written in UTC: every calendar shows them in its owner's own time, and none needs a table of Swedish summers. */
export function renderCalendar(calendar: Calendar): string {
  const written = ical({
    name: calendar.name,
    url: calendar.url,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Drum", product: "Drum" },
    ttl: 6 * 3600,
  });
  for (const { uid, title, about, url, at, sequence, changedAt, cancelled } of calendar.events) {
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    written.createEvent({
      id: uid,
      summary: title,
      description: about,
      url,
      ...(at instanceof Date
        ? { start: at }
        : { start: day(at.day), end: day(addDays(at.until ?? at.day, 1)), allDay: true, timezone: "UTC" }),
      sequence,
      stamp: changedAt,
      lastModified: changedAt,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return written.toString();
}
