import { z } from "zod";
import { blankFormFor } from "#app/rooms/applications/applications.server.ts";
import { newsLanguage } from "#app/rooms/calls/call-news.ts";
import { callBySlug } from "#app/rooms/calls/calls.server.ts";
import { file, found } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

/** The whole form of a call, to read before anybody signs in. */
export const loader = file(z.object({ slug: z.string().max(200) }), "public", async ({ params, url }) => {
  const call = found(await callBySlug(params.slug));
  const document = await blankFormFor(call, newsLanguage(url));
  return printed(document, `formular-${call.slug}`, { "cache-control": "public, max-age=300" });
});
