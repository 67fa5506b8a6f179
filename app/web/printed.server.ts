import type { DrumDocument } from "#app/documents/document.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { askThread } from "#app/platform/thread.server.ts";
import { isKnown } from "#app/web/known.ts";

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
  const { pieces } = (await askThread("prints", { ask: "print", document }, { limit: 120_000, mebibytes: 384 })) as {
    pieces: readonly Uint8Array[];
  };
  return printedFile(pieces, name, headers);
}

/**
 * A document that is everybody's until it is taken down: whoever keeps a copy of it, a browser or a cache on the way, asks before showing it
 * again, and is told that it still holds without its being printed anew.
 */
export async function printedForAll(request: Request, document: DrumDocument, name: string): Promise<Response> {
  const headers = { "cache-control": "public, no-cache", etag: `"${sha256(canonical(document))}"` };
  return isKnown(request, headers.etag) ? new Response(null, { status: 304, headers }) : printed(document, name, headers);
}

/** A PDF that is printed already. */
export const printedFile = (
  pieces: readonly Uint8Array[],
  name: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(streamed(pieces), {
    headers: {
      ...headers,
      "content-type": "application/pdf",
      "content-length": `${pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)}`,
      "content-disposition": `inline; filename="${name.replace(/[^\w-]/g, "")}.pdf"`,
    },
  });

/** As the reader takes them, so that a file of many megabytes is never joined to one. */
function streamed(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull: (reader) => {
      const piece = pieces[next++];
      if (piece) reader.enqueue(piece);
      else reader.close();
    },
  });
}
