import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { receiptDocumentFor } from "#app/rooms/applications/applications.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

export const loader = file(idParams, {}, async ({ actor, params, language }) => {
  const document = found(actor && (await receiptDocumentFor(actor, params.id, language)));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${(document.reference ?? "kvittens").replace(/[^\w-]/g, "")}.pdf"`,
    },
  });
});
