import { connect } from "node:net";
import type { Readable } from "node:stream";
import { env } from "#app/platform/env.server.ts";

export type Verdict = { readonly clean: true } | { readonly clean: false; readonly signature: string };

/** Is there a scanner at all? Without one nothing is ever called clean. */
export const scansFiles = (): boolean => env().CLAMD_ADDRESS !== undefined;

const patience = 60_000;

/**
 * Asks clamd (INSTREAM over TCP: length in four bytes, then that many, a zero at the end). Throws when there is no answer that can be
 * understood - no connection, too long a wait, a file over its StreamMaxLength: what could not be scanned is never clean.
 */
export async function scanForVirus(bytes: Readable, address = env().CLAMD_ADDRESS ?? ""): Promise<Verdict> {
  const [host = "", port = ""] = address.split(":");
  const socket = connect({ host, port: Number(port) });
  socket.setTimeout(patience, () => socket.destroy(new Error("clamd did not answer in time")));
  let answer = "";
  const answered = new Promise<string>((resolve, reject) => {
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      answer += part;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer.replace(/\0/g, "").trim()));
  });
  const send = (part: Uint8Array) =>
    socket.write(part)
      ? undefined
      : new Promise<void>((resume) => {
          socket.once("drain", resume);
          socket.once("close", resume);
        });
  const sent = (async () => {
    await send(Buffer.from("zINSTREAM\0"));
    for await (const part of bytes as AsyncIterable<Uint8Array>) {
      if (socket.destroyed) break;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      await send(length);
      await send(part);
    }
    if (!socket.destroyed) await send(Buffer.alloc(4));
  })();
  try {
    const [said] = await Promise.all([answered, sent]);
    if (said === "stream: OK") return { clean: true };
    const signature = /^stream: (.+) FOUND$/.exec(said)?.[1];
    if (signature) return { clean: false, signature };
    throw new Error(`clamd could not scan: ${said || "no answer"}`);
  } finally {
    bytes.destroy();
    socket.destroy();
  }
}
