import type { DrumDocument } from "#app/documents/document.ts";
import { askThread } from "#app/platform/thread.server.ts";

/**
 * A document as PDF, to be read in the browser. A thread prints it: a report of a hundred pages takes a second, in which everybody else's
 * page goes on. The same document gives the same bytes wherever it is printed. `name`: of the file, without its ending.
 * Throws `ThreadFault` when there is none within two minutes.
 */
export async function printed(
  document: DrumDocument,
  name: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const bytes = (await askThread(
    "prints",
    { ask: "print", document },
    { limit: 120_000, mebibytes: 384 },
  )) as Uint8Array<ArrayBuffer>;
  return new Response(bytes, {
    headers: {
      ...headers,
      "content-type": "application/pdf",
      "content-length": `${bytes.byteLength}`,
      "content-disposition": `inline; filename="${name.replace(/[^\w-]/g, "")}.pdf"`,
    },
  });
}
