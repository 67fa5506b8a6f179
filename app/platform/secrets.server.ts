import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#app/platform/env.server.ts";

/** A key from the environment; in demo mode made once and kept in the data folder, never in the database. */
const keyFrom = (given: string | undefined, file: string): string => {
  if (given) return given;
  const path = join(env().dataDir, file);
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  return readFileSync(path, "utf8").trim();
};

let session: string | undefined;
let journal: string | undefined;
export const sessionSecret = () => (session ??= keyFrom(env().SESSION_SECRET, "session.key"));
export const journalKey = () => (journal ??= keyFrom(env().JOURNAL_KEY, "journal.key"));

export const randomToken = () => randomBytes(32).toString("base64url");
export const randomCode = () => randomInt(0, 1_000_000).toString().padStart(6, "0");

/** What the database keeps of a secret: useless without SESSION_SECRET. */
export const hashSecret = (secret: string) => createHmac("sha256", sessionSecret()).update(secret).digest("hex");
/** The secret of a mailed link that must read the same each time it is sent; nothing without SESSION_SECRET leads to it. */
export const linkSecret = (what: string) => createHmac("sha256", sessionSecret()).update(`link ${what}`).digest("base64url");
export const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");
export const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");
export const sameText = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
