/** One part of a form as it is sent. Its bytes come as they come; who does not read them to the end gets them skipped. */
export type FormPart = {
  readonly name: string;
  /** Null for an ordinary field; "" for a file field where nothing was chosen. */
  readonly fileName: string | null;
  readonly content: AsyncIterable<Uint8Array>;
};

/** The body is cut off or is no such form. */
export class MultipartFault extends Error {}

const longestHeader = 8_192;

const quoted = (header: string, name: string): string | null => {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`, "i").exec(header)?.[1];
  // Browsers write what a header cannot hold as they do in addresses (HTML, "multipart/form-data").
  return found === undefined ? null : found.replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");
};

/**
 * Reads multipart/form-data without ever holding a whole part: `@remix-run/form-data-parser` gathers each file in memory before it hands
 * it over (a test holds the two against each other), and Remix's own reader stops at a semicolon in a file's name.
 */
export async function* formParts(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<FormPart> {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (!/^multipart\/form-data\s*;/i.test(contentType) || !boundary) throw new MultipartFault("not a multipart form");
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const source = body[Symbol.asyncIterator]();
  // The first boundary may stand at the very beginning: with this before it, it looks as all the others.
  let held: Buffer = Buffer.from("\r\n");
  const more = async () => {
    const next = await source.next();
    if (next.done) throw new MultipartFault("the form was cut off");
    held = held.length > 0 ? Buffer.concat([held, next.value]) : Buffer.from(next.value);
  };
  async function* untilBoundary(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = held.indexOf(delimiter);
      if (at >= 0) {
        const last = held.subarray(0, at);
        held = held.subarray(at + delimiter.length);
        if (last.length > 0) yield last;
        return;
      }
      // What is at the end may be the beginning of a boundary.
      const safe = held.length - delimiter.length + 1;
      if (safe > 0) {
        const part = held.subarray(0, safe);
        held = held.subarray(safe);
        yield part;
      }
      await more();
    }
  }
  const skip = async (parts: AsyncIterable<Uint8Array>) => {
    for await (const _ of parts) {
      // nobody asked for it
    }
  };
  await skip(untilBoundary());
  for (;;) {
    while (held.length < 2) await more();
    if (held.toString("latin1", 0, 2) === "--") return;
    let end = held.indexOf("\r\n\r\n");
    while (end < 0) {
      if (held.length > longestHeader) throw new MultipartFault("a header without an end");
      await more();
      end = held.indexOf("\r\n\r\n");
    }
    const header = held.toString("utf8", 0, end);
    held = held.subarray(end + 4);
    const disposition = /^content-disposition:.*$/im.exec(header)?.[0] ?? "";
    const name = quoted(disposition, "name");
    const content = untilBoundary();
    if (name === null) {
      await skip(content);
      continue;
    }
    yield { name, fileName: quoted(disposition, "filename"), content };
    await skip(content);
  }
}
