import { renderCalendar } from "#app/documents/render-calendar.server.ts";
import { newsLanguage } from "#app/rooms/calls/call-news.ts";
import { callCalendar } from "#app/rooms/calls/calls.server.ts";
import { file, found, noParams } from "#app/web/doors.server.ts";

/** Every call's opening, last day and day of decision, to subscribe to. */
export const loader = file(noParams, "public", async ({ url }) => {
  const calendar = found(await callCalendar(null, newsLanguage(url)));
  return new Response(renderCalendar(calendar), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="utlysningar.ics"',
      "cache-control": "public, no-cache",
    },
  });
});
