import { z } from "zod";
import { renderCalendar } from "#app/documents/render-calendar.server.ts";
import { newsLanguage } from "#app/rooms/calls/call-news.ts";
import { callCalendar } from "#app/rooms/calls/calls.server.ts";
import { file, found } from "#app/web/doors.server.ts";

/** One call's dates, for the calendar of somebody who means to apply. */
export const loader = file(z.object({ slug: z.string().max(200) }), "public", async ({ params, url }) => {
  const calendar = found(await callCalendar(params.slug, newsLanguage(url)));
  return new Response(renderCalendar(calendar), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="utlysning.ics"',
      "cache-control": "public, no-cache",
    },
  });
});
