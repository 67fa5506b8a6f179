import type { Language } from "#app/texts/language.ts";
import { plainTexts } from "#app/texts/plain.texts.ts";

export type PlainAnswer = keyof (typeof plainTexts)["sv"];

/** A page without data, script or style: what is said where no page of the system can be. */
export function plainHtml(language: Language, what: PlainAnswer): string {
  const { title, lead } = plainTexts[language][what];
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Drum</title></head><body><main><h1>${title}</h1><p>${lead}</p></main></body></html>`;
}

/** The same for a program, and for whoever reads what it prints. */
export const plainText = (language: Language, what: PlainAnswer): string => {
  const { title, lead } = plainTexts[language][what];
  return `${title}. ${lead}\n`;
};
