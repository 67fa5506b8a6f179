import type { DrumDocument } from "#app/documents/document.ts";
import { renderCsv } from "#app/documents/render-csv.server.ts";
import { printed } from "#app/web/printed.server.ts";
import { workbookOfDocument } from "#app/web/workbook.server.ts";

/** A document in the form that the end of its address asks for; each holds the document's own cells. `name`: of the file, without ending. */
export async function paperIn(form: string, document: DrumDocument, name: string): Promise<Response> {
  if (form.endsWith(".pdf")) return printed(document, name);
  if (form.endsWith(".xlsx")) return workbookOfDocument(document, `${name}.xlsx`);
  return new Response(renderCsv(document), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name.replace(/[^\w-]/g, "-")}.csv"`,
    },
  });
}
