import { sittingPulse } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** The number of a meeting's version, and nothing about it: an open page asks whether there is something to read anew. */
export const loader = file(idParams, {}, async ({ actor, params, request }) => {
  const pulse = found(actor && (await sittingPulse(actor, params.id)));
  const etag = `"${pulse.version}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  return request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : Response.json(pulse, { headers });
});
