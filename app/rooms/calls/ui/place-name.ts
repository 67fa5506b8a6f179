import { answerPlacesTexts } from "#app/rooms/calls/answer-places.texts.ts";
import { readPlace } from "#app/rooms/calls/answer-places.ts";
import { type Bilingual, inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";

/** A place in the form by the name it has there; a question of the call by its own words. */
export function usePlaceName(
  questions: readonly { readonly key: string; readonly text: Bilingual }[],
): (place: string) => string {
  const t = useTexts(answerPlacesTexts);
  const language = useLanguage();
  const names: Readonly<Record<string, string>> = t.places;
  return (place) => {
    const asked = questions.find(({ key }) => key === readPlace(place).field);
    return names[place] ?? (asked ? t.question(inLanguage(asked.text, language)) : place);
  };
}
