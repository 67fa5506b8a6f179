import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { bundleOf } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** The agenda with all its documents, as this reader may know them. */
export const loader = file(idParams, {}, async ({ actor, params }) => {
  const { document, heldOn } = found(actor && (await bundleOf(actor, params.id)));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="handlingar-${heldOn}.pdf"` },
  });
});
