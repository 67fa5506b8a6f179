import { randomBytes, randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { database, sql } from "#app/platform/database.server.ts";
import { env, publicUrl } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { sessionCookie } from "#app/web/context.server.ts";
import { networkHeader } from "#app/web/network.server.ts";
import { doorsByWord } from "./doors-by-word.ts";
import { isOpenSearch, openData } from "./open-data.ts";
import { plainPage } from "./plain-page.ts";
import { remixHandler } from "./remix-handler.ts";

const megabyte = 1_048_576;
/** Forms of signed-in people may be long (a refused one is shown again with all that was typed); strangers' are short. */
const bodyLimit = (request: Request) => (request.headers.cookie?.includes(`${sessionCookie}=`) ? 16 * megabyte : megabyte / 8);

/** Express around Remix: health, headers, request ids, own CSRF check and body limits come before any route. */
export async function createApp(dev: boolean): Promise<{ app: Express; close: () => Promise<void> }> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env().TRUST_PROXY === "false" ? false : env().TRUST_PROXY);

  app.get("/healthz", (_, response) => void response.type("text").send("ok"));
  app.get("/readyz", (_, response) => {
    database.one(sql`select 1 as ready`).then(
      () => response.type("text").send("ready"),
      () => response.status(503).type("text").send("the database does not answer"),
    );
  });

  app.use(requestLine);
  app.use(
    helmet({
      // entry.server says the policy of each page, the file door that of each file: two headers would both apply.
      contentSecurityPolicy: false,
      strictTransportSecurity: publicUrl().startsWith("https://"),
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: "same-origin" },
    }),
  );
  app.use(compression());

  const vite = dev ? await import("vite").then(({ createServer }) => createServer({ server: { middlewareMode: true } })) : null;
  if (vite) {
    app.use(vite.middlewares);
  } else {
    const client = resolve("build/remix/client");
    app.use("/assets", express.static(resolve(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
    // A name with an ending at the top, like /favicon.svg: no page is looked for on disk.
    app.get(/^\/[^/]+\.[a-z\d]+$/, express.static(client, { maxAge: "1h", index: false }));
  }

  app.use(readableAddress);
  app.use(openData);
  app.use(readToTheEnd);
  app.use(sameSiteOnly);
  app.use(withinTime);
  app.use(withinBodyLimit);
  app.use((request, _response, next) => {
    request.headers[networkHeader] = request.ip ?? "unknown";
    next();
  });

  const handler = (build: ServerBuild | (() => Promise<ServerBuild>)) =>
    remixHandler(build, dev ? "development" : "production", (response) => ({
      nonce: randomBytes(16).toString("base64"),
      requestId: response.locals.requestId as string,
    }));
  app.all(
    "*",
    vite
      ? handler(() => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>)
      : doorsByWord((await import(pathToFileURL(resolve("build/remix/server/index.js")).href)) as ServerBuild, handler),
  );
  app.use((fault: { status?: number; message?: string }, request: Request, response: Response, _next: NextFunction) => {
    const status = fault.status === 404 ? 404 : 500;
    if (status === 500) log.error({ requestId: response.locals.requestId, fault: fault.message }, "a request failed");
    plainPage(request, response, status, status === 404 ? "notFound" : "broken");
  });
  return { app, close: async () => void (await vite?.close()) };
}

/** One line per request: id, method, path without its query (it may hold a name searched for), status, time. */
function requestLine(request: Request, response: Response, next: NextFunction) {
  const began = performance.now();
  const requestId = randomUUID();
  response.locals.requestId = requestId;
  response.setHeader("x-request-id", requestId);
  response.on("finish", () => {
    const milliseconds = Math.round(performance.now() - began);
    const path = request.originalUrl.split("?")[0]?.replace(/\/(lank|bekrafta|inbjudan|yttrande)\/[^/]+/, "/$1/-");
    log[response.statusCode >= 500 ? "error" : "debug"](
      { requestId, method: request.method, path, status: response.statusCode, milliseconds },
      "request",
    );
  });
  next();
}

/** An address that cannot be decoded leads nowhere; nor does one with a NUL in it, which the database could not be asked for. */
function readableAddress(request: Request, response: Response, next: NextFunction) {
  try {
    decodeURIComponent(request.path);
    if (!request.originalUrl.includes("%00")) return next();
  } catch {
    // falls through to the same answer
  }
  plainPage(request, response, 404, "notFound");
}

/**
 * Changes are accepted only from our own pages. Browsers say where a request comes from (Sec-Fetch-Site, Origin); the public address is
 * compared when it is set, else the Host header. Cookies are SameSite=Lax besides.
 */
function sameSiteOnly(request: Request, response: Response, next: NextFunction) {
  if (request.method === "GET" || request.method === "HEAD" || isOpenSearch(request)) return next();
  const site = request.headers["sec-fetch-site"];
  const own = env().PUBLIC_URL ? new URL(publicUrl()).host : request.headers.host;
  const origin = request.headers.origin;
  const originHost = origin && URL.canParse(origin) ? new URL(origin).host : null;
  const trusted = site ? site === "same-origin" || site === "none" : origin ? originHost === own : false;
  if (trusted && (!origin || originHost === own)) return next();
  plainPage(request, response, 403, "otherSite");
}

/**
 * A "no" that comes before the body has been read (a page that is not the reader's, say) leaves the rest of a long body in the
 * connection, and the browser's next request on it would wait behind that for a minute. What nobody reads is thrown away.
 */
function readToTheEnd(request: Request, response: Response, next: NextFunction) {
  response.once("finish", () => {
    if (!request.complete) request.removeAllListeners("data").removeAllListeners("readable").resume();
  });
  next();
}

/** Here a file may be sent: the door itself says what is too large, in words at the field. */
const isUpload = (request: Request) => request.method === "POST" && /^\/ansokningar\/[^/]+\/bilagor(\/fil)?$/i.test(request.path);

/** A file may take its time on a bad network; a form that is still coming after a minute is no form that somebody has written. */
function withinTime(request: Request, _response: Response, next: NextFunction) {
  if (!isUpload(request) && request.method !== "GET" && request.method !== "HEAD") {
    const timer = setTimeout(() => request.complete || request.destroy(), 60_000);
    request.once("end", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
  }
  next();
}

function withinBodyLimit(request: Request, response: Response, next: NextFunction) {
  if (isUpload(request) && request.headers.cookie?.includes(`${sessionCookie}=`)) return next();
  const length = Number(
    request.headers["content-length"] ?? (request.headers["transfer-encoding"] ? Number.POSITIVE_INFINITY : 0),
  );
  if (length <= bodyLimit(request)) return next();
  // Who is cut off while sending sees the browser's own error and not our words: the rest is taken in and thrown away, within reason.
  if (length > 64 * megabyte) response.setHeader("connection", "close");
  else request.resume();
  plainPage(request, response, 413, "tooLarge");
}
