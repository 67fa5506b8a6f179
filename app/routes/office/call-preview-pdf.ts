import { blankFormFor } from "#app/rooms/applications/applications.server.ts";
import { previewOfCall } from "#app/rooms/calls/calls.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

/** The form of a call that is still being built, as it will be when the call is published. */
export const loader = file(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const shown = found(actor && (await previewOfCall(actor, params.id, language)));
    const call = found("call" in shown ? shown.call : null);
    return printed(await blankFormFor(call, language), "formular");
  },
);
