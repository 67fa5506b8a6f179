import { scenarioProblem } from "#app/rooms/allocation/scenario.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** What a scenario rests on, as `npm run drum -- allocate` reads it: anybody who may see it can work it out again. */
export const loader = file(idParams, {}, async ({ actor, params }) => {
  const { name, text } = found(actor && (await scenarioProblem(actor, params.id)));
  return new Response(text, {
    headers: { "content-type": "application/json; charset=utf-8", "content-disposition": `attachment; filename="${name}"` },
  });
});
