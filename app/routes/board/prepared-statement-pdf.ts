import { z } from "zod";
import { statementInPreparation } from "#app/rooms/decisions/statements.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

const params = idParams.extend({ applicationId: z.uuid() });

/** The officer's statement on a case of the beredning's meeting, for those who are shown the case there. */
export const loader = file(params, {}, async ({ actor, params: { id: preparationId, applicationId } }) => {
  const { document, name } = found(actor && (await statementInPreparation(actor, { preparationId, applicationId })));
  return printed(document, name);
});
