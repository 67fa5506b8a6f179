import { legalForms } from "#app/rooms/people/organisation.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

/** What an owner may be, with its name; a register of earlier years may have other words, which are shown as they are. */
export const ownerTypes: ReadonlyMap<string, Bilingual> = new Map(
  legalForms.map((form) => [form, { sv: peopleTexts.sv.legalForms[form], en: peopleTexts.en.legalForms[form] }]),
);

export const ownerTypeName = (type: string | null, language: Language): string | null => {
  if (type === null) return null;
  const known = ownerTypes.get(type);
  return known ? inLanguage(known, language) : type;
};
