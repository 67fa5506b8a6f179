import { z } from "zod";
import { statementOnAgenda } from "#app/rooms/decisions/statements.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

const params = idParams.extend({ itemId: z.uuid(), applicationId: z.uuid() });

/** The officer's statement on a case of the paragraph, for whoever may know the paragraph. */
export const loader = file(params, {}, async ({ actor, params: { id, itemId, applicationId } }) => {
  const { document, name } = found(actor && (await statementOnAgenda(actor, { meetingId: id, itemId, applicationId })));
  return printed(document, name);
});
