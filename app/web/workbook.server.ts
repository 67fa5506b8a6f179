import type { DrumDocument, TableBlock } from "#app/documents/document.ts";
import { askThread } from "#app/platform/thread.server.ts";

/**
 * One table as a workbook to download. Ten thousand rows take seconds, so a thread writes it, one at a time: ten who press at once share one
 * core and not all, and everybody else's page does not wait. Throws `ThreadFault` when there is none within a minute.
 */
export async function workbook(table: TableBlock, filename: string): Promise<Response> {
  const written = (await askThread("workbooks", { ask: "workbook", table }, { limit: 60_000, mebibytes: 512 })) as Uint8Array;
  return workbookFile(written, filename);
}

/** A document's tables as a workbook, one sheet each. */
export async function workbookOfDocument(document: DrumDocument, filename: string): Promise<Response> {
  const written = await askThread("workbooks", { ask: "workbook-of-document", document }, { limit: 60_000, mebibytes: 512 });
  return workbookFile(written as Uint8Array, filename);
}

/** A workbook that is written already. */
export const workbookFile = (bytes: Uint8Array, filename: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...headers,
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${filename.replace(/[^\w.-]/g, "-")}"`,
    },
  });
