import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { notesOf } from "#app/rooms/preparation/preparation.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** The notes of a beredning, as this reader may know them. */
export const loader = file(idParams, {}, async ({ actor, params }) => {
  const { document, page } = found(actor && (await notesOf(actor, params.id)));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="beredning-${localDate(page.preparation.startsAt)}.pdf"`,
    },
  });
});
