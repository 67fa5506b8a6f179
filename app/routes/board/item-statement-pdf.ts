import { z } from "zod";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { statementOnAgenda } from "#app/rooms/decisions/statements.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

const params = idParams.extend({ itemId: z.uuid(), applicationId: z.uuid() });

/** The officer's statement on a case of the paragraph, for whoever may know the paragraph. */
export const loader = file(params, {}, async ({ actor, params: { id, itemId, applicationId } }) => {
  const { document, name } = found(actor && (await statementOnAgenda(actor, { meetingId: id, itemId, applicationId })));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="${name}"` },
  });
});
