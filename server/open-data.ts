import type { NextFunction, Request, Response } from "express";

/** Feeds and calendars are open data too; they are written in the language of their address and never for a person. */
const open = /^\/(common-grants|datasets|api|oppna-data)\/|^\/(utlysningar|anslagstavla|arshjul)\/(nyheter\.xml|kalender\.ics)$/;
/** Asks with a body and changes nothing. */
const search = "/common-grants/opportunities/search";

export const isOpenSearch = (request: Request): boolean => request.method === "POST" && request.path === search;

/**
 * Open data answers any site (CORS) and knows nobody: cookies are taken away, so that a page elsewhere can ask in nobody's name. A browser
 * that asks first whether it may (OPTIONS) is told so.
 */
export function openData(request: Request, response: Response, next: NextFunction) {
  if (!open.test(request.path)) return next();
  delete request.headers.cookie;
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "etag, retry-after");
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  if (request.method !== "OPTIONS") return next();
  response.setHeader("access-control-allow-methods", "GET, HEAD, POST");
  response.setHeader("access-control-allow-headers", "content-type, if-none-match");
  response.setHeader("access-control-max-age", "86400");
  response.status(204).end();
}
