import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileTypeFromFile } from "file-type";
import { cleanFileName, type FileKind, textKind } from "#app/kernel/file-kind.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { incomingFolder } from "#app/platform/file-store.server.ts";
import { randomToken } from "#app/platform/secrets.server.ts";

/** A file that has come in and been looked at, waiting on disk to be kept or thrown away. */
export type Incoming = {
  /** the person's own, made safe */
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** of the content, in hexadecimal */
  readonly sha256: string;
  readonly read: () => Readable;
  readonly discard: () => Promise<void>;
};
export type IncomingRefusal = "file-missing" | "file-too-large" | "file-empty" | "file-kind" | "file-not-utf8";

export const largestFile = (): number => env().UPLOAD_MAX_MEGABYTES * 1_048_576;

/** Text has no sign that says so: it is what can be read as UTF-8 without control characters. */
function textReader() {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let readable = true;
  return {
    take: (part?: Uint8Array) => {
      if (!readable) return;
      try {
        const text = part ? decoder.decode(part, { stream: true }) : decoder.decode();
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        if (/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text)) readable = false;
      } catch {
        readable = false;
      }
    },
    isText: () => readable,
  };
}

/**
 * Writes what comes to disk as it comes, counting and hashing, and stops at the limit. What kind of file it is, is judged by its content
 * (magic numbers; the parts inside an Office or OpenDocument archive); only text, which has no such marks, is told by its name too.
 */
export async function takeIn(content: AsyncIterable<Uint8Array>, givenName: string): Promise<Result<Incoming, IncomingRefusal>> {
  const folder = incomingFolder();
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomToken());
  const discard = () => rm(path, { force: true });
  const hash = createHash("sha256");
  const text = textReader();
  let bytes = 0;
  const no = async (code: IncomingRefusal) => {
    await discard();
    return refuse(code, { values: { megabytes: env().UPLOAD_MAX_MEGABYTES } });
  };
  try {
    const handle = await open(path, "wx", 0o600);
    try {
      for await (const part of content) {
        bytes += part.length;
        if (bytes > largestFile()) break;
        hash.update(part);
        text.take(part);
        await handle.writeFile(part);
      }
    } finally {
      await handle.close();
    }
    if (bytes > largestFile()) return await no("file-too-large");
    if (bytes === 0) return await no(givenName === "" ? "file-missing" : "file-empty");
    text.take();
    const found = await fileTypeFromFile(path);
    const named = textKind(givenName);
    if (!found && named && !text.isText()) return await no("file-not-utf8");
    const kind = env().UPLOAD_KINDS.find((one) => one === (found ? found.ext : text.isText() ? named : null));
    if (!kind) return await no("file-kind");
    return accept({
      name: cleanFileName(givenName, kind),
      kind,
      bytes,
      sha256: hash.digest("hex"),
      read: () => createReadStream(path),
      discard,
    });
  } catch (fault) {
    await discard();
    throw fault;
  }
}

/** What a stopped machine left half taken in: at the start, and never what somebody is sending now. */
export async function sweepIncoming(): Promise<void> {
  const yesterday = now().getTime() - 86_400_000;
  for (const name of await readdir(incomingFolder()).catch(() => [])) {
    const path = join(incomingFolder(), name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < yesterday) await rm(path, { force: true });
  }
}
