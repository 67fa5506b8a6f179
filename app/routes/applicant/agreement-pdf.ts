import { agreementOf } from "#app/rooms/decisions/agreements.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

export const loader = file(idParams, {}, async ({ actor, params, language }) => {
  const { document, number } = found(actor && (await agreementOf(actor, params.id, language)));
  return printed(document, `villkor-${number}`);
});
