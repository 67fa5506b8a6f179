import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

/** The words of an address, as the router compares them: without case, without the mark of a data request. */
const wordsOf = (path: string): string[] =>
  (path.split("?")[0] ?? "")
    .replace(/\.data$/, "")
    .toLowerCase()
    .split("/")
    .filter(Boolean)
    .map((word) => {
      try {
        return decodeURIComponent(word);
      } catch {
        return word;
      }
    });

type Door = { readonly id: string; readonly words: readonly string[]; readonly interactive: boolean };

/**
 * One request handler for each set of doors that an address may be meant for, of those in `routes.ts`. Remix flattens, ranks and compiles every
 * route it knows, three times for each request: with eighty routes that was a third of the time of a page. The doors of one first word are
 * one set, since a page with JavaScript knows the doors beside its own; where those that fit are all without JavaScript, they alone are. What
 * begins otherwise goes to the whole.
 */
export function doorsByWord(build: ServerBuild, handler: (build: ServerBuild) => RequestHandler): RequestHandler {
  const routes = Object.values(build.routes).filter((route) => route !== undefined);
  const byWord = new Map<string, Door[]>();
  for (const { id, parentId, path = "", module } of routes) {
    if (parentId !== "root" || /^[:*]/.test(path)) continue;
    const words = path.toLowerCase().split("/");
    const interactive = (module.handle as { interactive?: boolean } | undefined)?.interactive === true;
    byWord.set(words[0] as string, [...(byWord.get(words[0] as string) ?? []), { id, words, interactive }]);
  }
  const named = new Set([...byWord.values()].flatMap((doors) => doors.map(({ id }) => id)));
  const handlers = new Map<string, RequestHandler>();
  const handlerOf = (doors: readonly Door[]): RequestHandler => {
    const ids = new Set(doors.map(({ id }) => id));
    const key = [...ids].join(" ");
    const behind = <Kept>(all: Record<string, Kept>) =>
      Object.fromEntries(Object.entries(all).filter(([id]) => !named.has(id) || ids.has(id)));
    const known =
      handlers.get(key) ??
      handler({ ...build, assets: { ...build.assets, routes: behind(build.assets.routes) }, routes: behind(build.routes) });
    handlers.set(key, known);
    return known;
  };
  const whole = handler(build);
  return (request, response, next) => {
    const words = wordsOf(request.url);
    const doors = byWord.get(words[0] ?? "");
    if (!doors) return whole(request, response, next);
    const fit = doors.filter((door) => fits(door.words, words));
    return handlerOf(fit.length === 0 || fit.some(({ interactive }) => interactive) ? doors : fit)(request, response, next);
  };
}

/** Whether an address can lead there: what is no word of its own, `:id`, is any word. */
const fits = (door: readonly string[], words: readonly string[]): boolean =>
  door.length === words.length && door.every((word, at) => word.startsWith(":") || word === words[at]);
