import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

/** The first word of an address, as the router compares it: without case, without the mark of a data request. */
const firstWord = (path: string): string => {
  const word = (path.split("?")[0]?.split("/")[1] ?? "").replace(/\.data$/, "").toLowerCase();
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
};

/**
 * One request handler for each first word of the addresses in `routes.ts`. Remix flattens, ranks and compiles every route it knows, three
 * times for each request: with eighty routes that was a third of the time of a page. What begins otherwise goes to the whole.
 */
export function doorsByWord(build: ServerBuild, handler: (build: ServerBuild) => RequestHandler): RequestHandler {
  const routes = Object.values(build.routes).filter((route) => route !== undefined);
  const wordOf = new Map<string, string>();
  for (const { id, parentId, path = "" } of routes)
    if (parentId === "root" && !/^[:*]/.test(path)) wordOf.set(id, path.split("/")[0] as string);
  const handlers = new Map<string, RequestHandler>();
  for (const word of new Set(wordOf.values())) {
    const behind = <Kept>(all: Record<string, Kept>) =>
      Object.fromEntries(Object.entries(all).filter(([id]) => (wordOf.get(id) ?? word) === word));
    const assets = { ...build.assets, routes: behind(build.assets.routes) };
    handlers.set(word, handler({ ...build, assets, routes: behind(build.routes) }));
  }
  const whole = handler(build);
  return (request, response, next) => (handlers.get(firstWord(request.url)) ?? whole)(request, response, next);
}
