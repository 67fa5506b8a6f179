import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import type { Request, RequestHandler, Response } from "express";

/**
 * Remix behind Express. A page that was rendered whole (`context.page`, entry.server.tsx) goes out in one piece with its length: as the body of a
 * web Response it would be made a stream, read again, and written and flushed in pieces.
 */
export function remixHandler(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
  contextOf: (response: Response) => AppLoadContext,
): RequestHandler {
  const answer = createRequestHandler(build, mode);
  return async (request, response, next) => {
    try {
      const context = contextOf(response);
      await send(await answer(asked(request, response), context), context.page, response);
    } catch (fault) {
      next(fault);
    }
  };
}

/** What Express has been asked, as Remix reads it. Who goes away before the answer is there is worked for no longer. */
function asked(request: Request, response: Response): globalThis.Request {
  const { method, protocol, hostname, originalUrl, headers } = request;
  const port = /:\d+$/.exec(request.get("x-forwarded-host") ?? request.get("host") ?? "")?.[0] ?? "";
  const gone = new AbortController();
  response.once("close", () => response.writableFinished || gone.abort());
  const sent =
    method === "GET" || method === "HEAD" ? {} : { body: createReadableStreamFromReadable(request), duplex: "half" as const };
  return new globalThis.Request(`${protocol}://${hostname}${port}${originalUrl}`, {
    method,
    headers: headers as Record<string, string>,
    signal: gone.signal,
    ...sent,
  });
}

async function send(answered: globalThis.Response, page: Uint8Array | undefined, response: Response): Promise<void> {
  response.status(answered.status);
  for (const [name, value] of answered.headers) response.append(name, value);
  if (page) response.setHeader("content-length", page.length).end(page);
  else if (answered.body) await writeReadableStreamToWritable(answered.body, response);
  else response.end();
}
