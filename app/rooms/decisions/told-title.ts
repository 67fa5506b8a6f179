import { agendaTitles, agendaWords } from "#app/rooms/decisions/agenda.texts.ts";
import { amendmentWords } from "#app/rooms/decisions/amendment.texts.ts";
import { delegationWords } from "#app/rooms/decisions/delegation.texts.ts";
import { type Bilingual, inLanguage, type Language } from "#app/texts/language.ts";

/** Words, and the language they came to be in. */
export type Told = { readonly text: string; readonly language: Language };

const named = {
  ...amendmentWords.titles,
  allocation: agendaWords.allocation,
  application: agendaWords.application,
  delegated: delegationWords.title,
};
const { opening, adjuster, agenda, information, closing } = agendaWords;
const unnamed = { opening, adjuster, agenda, information, closing, report: delegationWords.report };
const keysOf = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words)[];

/** What a title is about, where it begins as the product begins it. */
function nameIn(title: string, write: (name: string) => string): string | null {
  const before = write("");
  return title.startsWith(before) && title.length > before.length ? title.slice(before.length) : null;
}

/**
 * A paragraph's title for somebody who reads in another language than the minutes: the product's own words in theirs, a name as it is, and a
 * call by the name it has in their language. What somebody has written by hand stays Swedish, and says so.
 */
export function toldTitle(title: string, call: Bilingual | null, language: Language): Told {
  const t = agendaTitles[language];
  const whole = keysOf(unnamed).find((key) => unnamed[key] === title);
  if (whole) return { text: t[whole], language };
  for (const key of keysOf(named)) {
    const name = nameIn(title, named[key]);
    if (name !== null) return { text: t[key](call?.sv === name ? inLanguage(call, language) : name), language };
  }
  return { text: title, language: "sv" };
}
