import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { log } from "#app/platform/log.server.ts";
import { declareBefore } from "#app/rooms/assessment/declarations.server.ts";
import { askBeforeReading } from "#app/web/before-reading.server.ts";
import { NonceContext } from "#app/web/nonce.ts";
import { isUnsent } from "#app/web/unsent.ts";
import { withoutPadding } from "#app/web/without-padding.server.ts";

askBeforeReading(declareBefore);

const policy = (script: string) =>
  `default-src 'none'; script-src ${script}; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/**
 * Pages without React are rendered to one string, without the marks that only React needs (`app/ui/lone-spaces.ts`), and with no
 * script allowed but the one that keeps words; only interactive ones carry data twice.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  headers.set("content-type", "text/html; charset=utf-8");
  const { matches, loaderData } = remix.staticHandlerContext;
  const interactive = matches.some(
    ({ route: { id } }) =>
      (remix.routeModules[id]?.handle as { interactive?: boolean } | undefined)?.interactive && !isUnsent(loaderData[id]),
  );
  const { nonce } = context;
  const page = (
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </NonceContext.Provider>
  );
  if (!interactive) {
    delete (remix as { serverHandoffStream?: unknown }).serverHandoffStream;
    const html = `<!DOCTYPE html>${renderToStaticMarkup(page)}`;
    headers.set("content-security-policy", policy(html.includes("<script") ? `'nonce-${nonce}'` : "'none'"));
    // Beside the Response: as its body the page would be made a stream and read again (server/remix-handler.ts).
    context.page = Buffer.from(html);
    return new Response(null, { status, headers });
  }
  headers.set("content-security-policy", policy(`'self' 'nonce-${nonce}'`));
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        const body = withoutPadding();
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError(fault) {
        log.error({ requestId: context.requestId, fault: String(fault) }, "a page could not be drawn");
      },
    });
    setTimeout(abort, 10_000).unref();
  });
}

/** An answer that somebody's address or method called for (404, 405) is no fault of ours, yet worth seeing when it surprises. */
export const handleError: HandleErrorFunction = (fault, { request, context }) => {
  if (request.signal.aborted) return;
  const { requestId } = context as AppLoadContext;
  if (isRouteErrorResponse(fault)) {
    const level = fault.status < 500 ? "info" : "error";
    log[level]({ requestId, status: fault.status, reason: fault.statusText }, "a request was refused");
    return;
  }
  log.error({ requestId, fault: fault instanceof Error ? fault.stack : String(fault) }, "a request failed");
};
