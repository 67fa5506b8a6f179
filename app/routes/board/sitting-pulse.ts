import { sittingPulse } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** A stamp of the meeting as the reader may see it, and nothing about it: an open page asks whether there is something to read anew. */
export const loader = file(idParams, {}, async ({ actor, params, request }) => {
  const pulse = found(actor && (await sittingPulse(actor, params.id)));
  const etag = `"${pulse.stamp}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  return request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : Response.json(pulse, { headers });
});
