import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { decisionFor } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

export const loader = file(idParams, {}, async ({ actor, params, language }) => {
  const { document, number } = found(actor && (await decisionFor(actor, params.id, language)));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="beslut-${number.replace(/[^\w-]/g, "")}.pdf"`,
    },
  });
});
