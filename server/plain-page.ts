import type { Request, Response } from "express";
import { plainTexts } from "#app/texts/plain.texts.ts";

/** A page for answers that come before any route: no data, no script, the same in every state of the system. */
export function plainPage(request: Request, response: Response, status: number, what: keyof (typeof plainTexts)["sv"]): void {
  const language = /drum_lang=en/.test(request.headers.cookie ?? "") ? "en" : "sv";
  const { title, lead } = plainTexts[language][what];
  response
    .status(status)
    .setHeader("content-security-policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
    .type("html")
    .send(
      `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Drum</title></head><body><main><h1>${title}</h1><p>${lead}</p></main></body></html>`,
    );
}
