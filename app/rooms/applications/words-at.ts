import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { sectionsWith } from "#app/rooms/applications/application.ts";
import { type Field, partsOf } from "#app/rooms/applications/comparison.ts";
import { sectionsAt } from "#app/rooms/applications/places.ts";
import type { Sealed } from "#app/rooms/applications/sealing.ts";
import { readPlace } from "#app/rooms/calls/answer-places.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/** What was answered in one place of the form, as plain words: where it stands, and what it says. */
export type WordsAt = { readonly place: string; readonly where: string; readonly words: string };

const whole = (fields: readonly Field[]): string => fields.map(({ label, text }) => `${label}\n${text}`).join("\n\n");

/** What was answered in some places of the form, for a file that holds no more than words. A field that is many is told with its whole part. */
export function wordsAt(content: Sealed, places: readonly string[], language: Language): WordsAt[] {
  const t = applicationTexts[language];
  const labels: Readonly<Record<string, unknown>> = t.fields;
  const parts = partsOf(content, language);
  return places.flatMap((place): WordsAt[] => {
    const { section, field } = readPlace(place);
    const key = sectionsWith(content.names).find((one) => one === section);
    if (!key || sectionsAt([place], content.names).length === 0) return [];
    const { title } = t.sections[key];
    const fields = parts.find((part) => part.title === title)?.fields ?? [];
    const asked = content.names.questions.find((question) => question.key === field);
    const label = key === "questions" ? asked && inLanguage(asked.text, language) : field !== null && labels[field];
    const one = fields.find((known) => known.label === label);
    if (one) return [{ place, where: `${title}: ${one.label}`, words: one.text }];
    // A question that the applicant's other answers hid was never asked.
    return key === "questions" || fields.length === 0 ? [] : [{ place, where: title, words: whole(fields) }];
  });
}
