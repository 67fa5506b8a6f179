import { callProblem } from "#app/rooms/allocation/optimum.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** What the best allocation rests on, as `npm run drum -- allocate` reads it. */
export const loader = file(idParams, { roles: ["officer"] }, async ({ actor, params }) => {
  const { name, text } = found(actor && (await callProblem(actor, params.id)));
  return new Response(text, {
    headers: { "content-type": "application/json; charset=utf-8", "content-disposition": `attachment; filename="${name}"` },
  });
});
