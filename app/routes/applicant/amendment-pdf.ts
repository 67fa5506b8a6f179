import { z } from "zod";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { amendmentFor } from "#app/rooms/decisions/amendments.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

const params = idParams.extend({ amendmentId: z.uuid() });

export const loader = file(params, {}, async ({ actor, params: { id, amendmentId }, language }) => {
  const { document, number } = found(actor && (await amendmentFor(actor, id, amendmentId, language)));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="andringsbeslut-${number.replace(/[^\w-]/g, "")}.pdf"`,
    },
  });
});
