import { z } from "zod";
import { amendmentFor } from "#app/rooms/decisions/amendments.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

const params = idParams.extend({ amendmentId: z.uuid() });

export const loader = file(params, {}, async ({ actor, params: { id, amendmentId }, language }) => {
  const { document, number } = found(actor && (await amendmentFor(actor, id, amendmentId, language)));
  return printed(document, `andringsbeslut-${number}`);
});
