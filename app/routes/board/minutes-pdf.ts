import { z } from "zod";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { minutesOf } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** `?paragraf=` and an item's id gives the extract of that paragraph. */
export const loader = file(idParams, {}, async ({ actor, params, url }) => {
  const item = z.uuid().safeParse(url.searchParams.get("paragraf"));
  const { document, meeting } = found(actor && (await minutesOf(actor, params.id, item.data)));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="protokoll-${meeting.heldOn}.pdf"` },
  });
});
