import { sketchReceiptFor } from "#app/rooms/applications/sketches.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

export const loader = file(idParams, {}, async ({ actor, params, language }) => {
  const document = found(actor && (await sketchReceiptFor(actor, params.id, language)));
  return printed(document, document.reference ?? "ideskiss");
});
