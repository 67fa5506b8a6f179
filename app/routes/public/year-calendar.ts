import { renderCalendar } from "#app/documents/render-calendar.server.ts";
import { newsLanguage } from "#app/rooms/calls/call-news.ts";
import { yearCalendar } from "#app/rooms/reporting/learning.server.ts";
import { askedYear } from "#app/rooms/reporting/learning.ts";
import { file, noParams } from "#app/web/doors.server.ts";

/** The yearly cycle and the plans that are open to everybody, to subscribe to. */
export const loader = file(
  noParams,
  "public",
  async ({ url }) =>
    new Response(renderCalendar(await yearCalendar(askedYear(url.searchParams).rings, newsLanguage(url))), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="arshjul.ics"',
        "cache-control": "public, no-cache",
      },
    }),
);
