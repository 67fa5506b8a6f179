import { z } from "zod";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { publicMinutes } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** Minutes that are adjusted and announced; before that there are none. `?paragraf=` and an item's id gives the extract of that paragraph. */
export const loader = file(idParams, "public", async ({ params, url }) => {
  const item = z.uuid().safeParse(url.searchParams.get("paragraf"));
  const document = found(await publicMinutes(params.id, item.data));
  return new Response(new Uint8Array(await renderPdfBuffer(document)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": 'inline; filename="protokoll.pdf"',
      "cache-control": "public, max-age=300",
    },
  });
});
