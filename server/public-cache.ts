import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { languageCookie, sessionCookie } from "#app/web/context.server.ts";

/**
 * Anonymous pages are kept rendered in memory, with an ETag. They depend only on address and language (no cookie of a person), and are
 * thrown away the moment anything public changes, in whichever process: the database tells all of them at commit. A short life bounds
 * what depends on the clock alone (a call that opens or closes).
 */
type Kept = { body: Buffer; packed: Buffer; etag: string; headers: Record<string, string>; until: number };

const lifeMs = 15_000;
const most = 500;
/** Pages, and the feeds, calendars and open data that programs ask for again and again. */
const keptTypes =
  /^(text\/html|text\/calendar|text\/csv|text\/turtle|application\/atom\+xml|application\/rdf\+xml|application\/json)\b/;
const neverKept = /^\/(logga-in|bekrafta|yttrande|inbjudan|demo|konto|mina-sidor|formgivning|assets|healthz|readyz)|\.data$/;

const takesGzip = (request: IncomingMessage) => /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));

/** What was sent, plain and as gzip; null when it is no whole gzip, since who asked went away in the middle of it. */
function bothWays(sent: Buffer, packed: boolean): Pick<Kept, "body" | "packed"> | null {
  try {
    return packed ? { body: gunzipSync(sent), packed: sent } : { body: sent, packed: gzipSync(sent) };
  } catch {
    return null;
  }
}

export async function startPublicCache() {
  const pages = new Map<string, Kept>();
  let generation = 0;
  let listening = false;
  const forget = () => {
    generation += 1;
    pages.clear();
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
    if (request.headers["if-none-match"] === kept.etag) {
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

  /** Keeps what the app answers, if it is a whole page for everyone. */
  const watch = (key: string, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    const began = generation;
    const write = response.write.bind(response) as (...args: unknown[]) => boolean;
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
    const keep = (chunk: unknown) => {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as Uint8Array));
    };
    response.write = ((...args: unknown[]) => {
      keep(args[0]);
      return write(...args);
    }) as typeof response.write;
    response.end = ((...args: unknown[]) => {
      if (typeof args[0] !== "function") keep(args[0]);
      const type = String(response.getHeader("content-type") ?? "");
      if (response.statusCode === 200 && keptTypes.test(type) && !response.getHeader("set-cookie") && began === generation) {
        const bodies = bothWays(Buffer.concat(chunks), response.getHeader("content-encoding") === "gzip");
        if (!bodies) return end(...args);
        const headers = Object.fromEntries(
          Object.entries(response.getHeaders())
            .filter(
              ([name]) =>
                ![
                  "content-length",
                  "content-encoding",
                  "date",
                  "connection",
                  "transfer-encoding",
                  "x-request-id",
                  "keep-alive",
                ].includes(name),
            )
            .map(([name, value]) => [name, String(value)]),
        );
        if (pages.size >= most) pages.clear();
        pages.set(key, {
          ...bodies,
          etag: `"${createHash("sha1").update(bodies.body).digest("base64url")}"`,
          headers: { ...headers, "cache-control": "public, no-cache", vary: "cookie, accept-encoding" },
          until: now().getTime() + lifeMs,
        });
      }
      return end(...args);
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
        watch(key, response);
      }
      return false;
    },
    async stop() {
      stopped = true;
      await client?.end();
    },
  };
}
