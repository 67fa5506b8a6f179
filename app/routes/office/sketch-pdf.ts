import { sketchInPrint } from "#app/rooms/applications/sketches.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { printed } from "#app/web/printed.server.ts";

export const loader = file(idParams, { roles: officeRoles }, async ({ actor, params, language }) => {
  const document = found(actor && (await sketchInPrint(actor, params.id, language)));
  return printed(document, document.reference ?? "ideskiss");
});
