import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { languageCookie, sessionCookie } from "#app/web/context.server.ts";
import { holdsMark } from "#app/web/known.ts";

/**
 * Anonymous pages are kept rendered in memory, with an ETag. They depend only on address and language (no cookie of a person), and are
 * thrown away the moment anything public changes, in whichever process: the database tells all of them at commit. A short life bounds
 * what depends on the clock alone (a call that opens or closes).
 */
type Kept = { body: Buffer; packed: Buffer; etag: string; headers: Record<string, string>; until: number };

const lifeMs = 15_000;
const most = 500;
/** So large an answer is kept, in bytes as it is read, and so much of all: what is larger goes straight through and is held by nobody. */
const largest = 2 * 2 ** 20;
const mostTogether = 40 * 2 ** 20;
/** Pages, and the feeds, calendars and open data that programs ask for again and again. */
const keptTypes =
  /^(text\/html|text\/calendar|text\/csv|text\/turtle|application\/atom\+xml|application\/rdf\+xml|application\/xml|application\/json)\b/;
const neverKept = /^\/(logga-in|bekrafta|yttrande|inbjudan|demo|konto|mina-sidor|formgivning|assets|healthz|readyz)|\.data$/;

const takesGzip = (request: IncomingMessage) => /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));

/** What was sent, plain and as gzip; null when it is more than is kept, or no whole gzip, since who asked went away in the middle of it. */
function bothWays(sent: Buffer, packed: boolean): Pick<Kept, "body" | "packed"> | null {
  try {
    return packed
      ? { body: gunzipSync(sent, { maxOutputLength: largest }), packed: sent }
      : { body: sent, packed: gzipSync(sent) };
  } catch {
    return null;
  }
}

const weight = ({ body, packed }: Kept) => body.length + packed.length;

export async function startPublicCache() {
  const pages = new Map<string, Kept>();
  let together = 0;
  let generation = 0;
  let listening = false;
  const forget = () => {
    generation += 1;
    pages.clear();
    together = 0;
  };

  let client: pg.Client | null = null;
  let stopped = false;
  const listen = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: env().DATABASE_URL });
    fresh.on("notification", forget);
    fresh.on("error", () => {});
    fresh.on("end", () => {
      // Without news from the database nothing may be kept.
      listening = false;
      forget();
      if (!stopped) setTimeout(() => void listen(), 2_000).unref();
    });
    try {
      await fresh.connect();
      await fresh.query("listen drum_public");
      client = fresh;
      listening = true;
      forget();
    } catch (fault) {
      log.warn({ fault: String(fault) }, "public pages are not kept: the database cannot be listened to");
      if (!stopped) setTimeout(() => void listen(), 5_000).unref();
    }
  };
  await listen();

  const keyOf = (request: IncomingMessage): string | null => {
    const cookies = request.headers.cookie ?? "";
    if (!listening || (request.method !== "GET" && request.method !== "HEAD") || cookies.includes(`${sessionCookie}=`))
      return null;
    const url = request.url ?? "/";
    if (url.length > 300 || neverKept.test(url.split("?")[0] ?? "")) return null;
    return `${cookies.includes(`${languageCookie}=en`) ? "en" : "sv"} ${url}`;
  };

  const send = (kept: Kept, request: IncomingMessage, response: ServerResponse) => {
    if (holdsMark(request.headers["if-none-match"], kept.etag)) {
      response.writeHead(304, { etag: kept.etag, "cache-control": "public, no-cache", vary: "cookie, accept-encoding" }).end();
      return;
    }
    const packed = takesGzip(request);
    const body = packed ? kept.packed : kept.body;
    response.writeHead(200, {
      ...kept.headers,
      ...(packed ? { "content-encoding": "gzip" } : {}),
      etag: kept.etag,
      "content-length": body.length,
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };

  /**
   * Keeps what the app answers, if it is a whole page for everyone. Such an answer is held until it is whole and sent as the kept one is: who is
   * first to ask has its mark too, and who comes back to a site that nobody else visits is told that nothing is new. One that is too large is let
   * go as soon as that is seen, as fast as its reader takes it.
   */
  const watch = (key: string, request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    const began = generation;
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
    const write = response.write.bind(response) as (...args: unknown[]) => boolean;
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
    const forAll = () =>
      response.statusCode === 200 &&
      keptTypes.test(String(response.getHeader("content-type") ?? "")) &&
      !response.getHeader("set-cookie") &&
      // An address that asks for what nobody knows could be any: it takes no other page's place.
      !response.getHeader("x-robots-tag");
    let held: boolean | undefined;
    const holds = () => {
      held ??= forAll();
      return held;
    };
    let size = 0;
    const keep = (chunk: unknown) => {
      if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) return;
      chunks.push(Buffer.from(chunk as Uint8Array));
      size += chunk.length;
    };
    response.writeHead = ((...args: unknown[]) => {
      if (typeof args[0] === "number") response.statusCode = args[0];
      return holds() ? response : writeHead(...args);
    }) as typeof response.writeHead;
    response.write = ((...args: unknown[]) => {
      if (!holds()) return write(...args);
      keep(args[0]);
      if (size <= largest) return true;
      // From here these go through to the response's own: what packs stands around them, and must stay there.
      held = false;
      return write(Buffer.concat(chunks.splice(0)));
    }) as typeof response.write;
    response.end = ((...args: unknown[]) => {
      if (!holds()) return end(...args);
      if (typeof args[0] !== "function") keep(args[0]);
      response.writeHead = writeHead as typeof response.writeHead;
      response.write = write as typeof response.write;
      response.end = end as typeof response.end;
      const whole = Buffer.concat(chunks);
      const bodies = size > largest ? null : bothWays(whole, response.getHeader("content-encoding") === "gzip");
      if (!bodies) return end(whole);
      for (const name of ["content-length", "content-encoding", "transfer-encoding"]) response.removeHeader(name);
      const headers = Object.fromEntries(
        Object.entries(response.getHeaders())
          .filter(([name]) => !["date", "connection", "x-request-id", "keep-alive"].includes(name))
          .map(([name, value]) => [name, String(value)]),
      );
      const kept: Kept = {
        ...bodies,
        // A file whose door has marked it by what it was made of keeps that mark.
        etag: headers.etag ?? `"${createHash("sha1").update(bodies.body).digest("base64url")}"`,
        headers: { ...headers, "cache-control": "public, no-cache", vary: "cookie, accept-encoding" },
        until: now().getTime() + lifeMs,
      };
      if (began === generation) {
        const before = pages.get(key);
        const more = weight(kept) - (before ? weight(before) : 0);
        if (pages.size >= most || together + more > mostTogether) {
          pages.clear();
          together = weight(kept);
        } else together += more;
        pages.set(key, kept);
      }
      send(kept, request, response);
      return response;
    }) as typeof response.end;
  };

  return {
    /** True when the request has been answered. */
    answer(request: IncomingMessage, response: ServerResponse): boolean {
      const key = keyOf(request);
      if (!key) return false;
      const kept = pages.get(key);
      if (kept && kept.until > now().getTime()) {
        send(kept, request, response);
        return true;
      }
      // Kept plain and as gzip: the first to ask is answered in one of these as well, and in no other packing.
      if (request.method === "GET") {
        if (takesGzip(request)) request.headers["accept-encoding"] = "gzip";
        else delete request.headers["accept-encoding"];
        watch(key, request, response);
      }
      return false;
    },
    async stop() {
      stopped = true;
      await client?.end();
    },
  };
}
