import { bundleOf } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

/** The agenda with all its documents, as this reader may know them. */
export const loader = file(idParams, {}, async ({ actor, params }) => {
  const { document, heldOn } = found(actor && (await bundleOf(actor, params.id)));
  return printed(document, `handlingar-${heldOn}`);
});
