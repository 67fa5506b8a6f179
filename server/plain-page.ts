import type { Request, Response } from "express";
import { type PlainAnswer, plainHtml } from "#app/web/plain-page.ts";

/** A page for answers that come before any route: no data, no script, the same in every state of the system. */
export function plainPage(request: Request, response: Response, status: number, what: PlainAnswer): void {
  const language = /drum_lang=en/.test(request.headers.cookie ?? "") ? "en" : "sv";
  response
    .status(status)
    .setHeader("content-security-policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
    .type("html")
    .send(plainHtml(language, what));
}
