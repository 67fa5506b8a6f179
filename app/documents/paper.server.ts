import type { DrumDocument } from "#app/documents/document.ts";

/** The forms that a document is handed out in. */
export type PaperForm = "pdf" | "xlsx" | "csv";

/** A document in the form asked for, in the pieces that it was written in; each form holds the document's own cells. */
export async function paper(form: PaperForm, document: DrumDocument): Promise<Uint8Array[]> {
  switch (form) {
    case "pdf": {
      const pieces: Uint8Array[] = [];
      for await (const piece of (await import("#app/documents/render-pdf.server.ts")).renderPdf(document)) pieces.push(piece);
      return pieces;
    }
    case "xlsx":
      return [await (await import("#app/documents/render-xlsx.server.ts")).renderXlsx(document)];
    case "csv":
      return [Buffer.from((await import("#app/documents/render-csv.server.ts")).renderCsv(document))];
  }
}
