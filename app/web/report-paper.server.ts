import { redirect } from "@remix-run/node";
import type { DrumDocument } from "#app/documents/document.ts";
import { type PaperForm, paper } from "#app/documents/paper.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { printed, printedFile } from "#app/web/printed.server.ts";
import { workbookFile, workbookOfDocument } from "#app/web/workbook.server.ts";

/** The end of an address as the form that it asks for. */
export const formAt = (ending: string): PaperForm =>
  ending.endsWith(".pdf") ? "pdf" : ending.endsWith(".xlsx") ? "xlsx" : "csv";

/** A kept document in the form that the end of its address asks for. `name`: of the file, without ending. */
export async function paperIn(ending: string, document: DrumDocument, name: string): Promise<Response> {
  const form = formAt(ending);
  if (form === "pdf") return printed(document, name);
  if (form === "xlsx") return workbookOfDocument(document, `${name}.xlsx`);
  return paperFile(form, { name, pieces: await paper(form, document) });
}

/** What a kept document holds, as its checksum was taken of it. */
export const contentFile = (document: DrumDocument, name: string): Response =>
  new Response(canonical(document), {
    headers: { "content-type": "application/json; charset=utf-8", "content-disposition": `attachment; filename="${name}.json"` },
  });

type Written = { readonly name: string; readonly pieces: readonly Uint8Array[] };

type Marked = { readonly etag: string; readonly file: Written | null };

/**
 * A report for everybody: kept by whoever has it until its mark is another; no file means that the reader's is still the right one. Of a
 * question that cannot be answered (null), the page where it says why.
 */
export function openPaper(form: PaperForm, made: Marked | null, page: string): Response {
  if (!made) return redirect(page, 303);
  const headers = { etag: made.etag, "cache-control": "public, no-cache", vary: "cookie" };
  return made.file ? paperFile(form, made.file, headers) : new Response(null, { status: 304, headers });
}

/** A report that is written already. */
export function paperFile(form: PaperForm, { name, pieces }: Written, headers: Readonly<Record<string, string>> = {}): Response {
  if (form === "pdf") return printedFile(pieces, name, headers);
  const whole = Buffer.concat(pieces);
  if (form === "xlsx") return workbookFile(whole, `${name}.xlsx`, headers);
  return new Response(whole, {
    headers: {
      ...headers,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name.replace(/[^\w-]/g, "-")}.csv"`,
    },
  });
}
