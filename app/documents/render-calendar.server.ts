import ical, { foldLines, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Calendar } from "#app/documents/calendar.ts";
import { addDays } from "#app/kernel/time.ts";

/** The library has no word for the parameter LANGUAGE: lines are unfolded, told their event's language, and folded anew. */
function inLanguages(written: string, events: Calendar["events"]): string {
  const languages = new Map(events.flatMap(({ uid, language }) => (language ? [[uid, language] as const] : [])));
  let language: string | undefined;
  const told = written
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .map((line) => {
      if (line.startsWith("UID:")) language = languages.get(line.slice("UID:".length));
      return language ? line.replace(/^(SUMMARY|DESCRIPTION):/, `$1;LANGUAGE=${language}:`) : line;
    });
  return foldLines(told.join("\r\n"));
}

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
  return inLanguages(written.toString(), calendar.events);
}
