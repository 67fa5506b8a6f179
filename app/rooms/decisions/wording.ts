import { shippedWords } from "#app/rooms/decisions/wording.texts.ts";
import type { Bilingual, Language } from "#app/texts/language.ts";

/**
 * The standing words of minutes, letters and terms to accept, which the office may change. `needs`: what must be said, since a decision without its sum or
 * its party is none; `may`: what can be said besides. Minutes are Swedish, what is sent is in both languages.
 */
export const wordingKinds = {
  "minutes-grant": { languages: ["sv"], needs: ["sökande", "belopp", "projekt", "diarienummer", "år"], may: [] },
  "minutes-reject": { languages: ["sv"], needs: ["sökande", "projekt", "diarienummer"], may: [] },
  "minutes-table": { languages: ["sv"], needs: [], may: [] },
  "minutes-refer": { languages: ["sv"], needs: [], may: [] },
  "minutes-change-amount": { languages: ["sv"], needs: ["beslut", "belopp", "tidigare"], may: [] },
  "minutes-change-end": { languages: ["sv"], needs: ["beslut", "dag"], may: [] },
  "minutes-change-conditions": { languages: ["sv"], needs: ["beslut", "särskilda"], may: [] },
  "minutes-drop-conditions": { languages: ["sv"], needs: ["beslut"], may: [] },
  "minutes-correct": { languages: ["sv"], needs: ["beslut", "rättelse"], may: [] },
  "minutes-withdraw": { languages: ["sv"], needs: ["beslut"], may: [] },
  "letter-grant": { languages: ["sv", "en"], needs: ["belopp", "projekt"], may: ["Organ"] },
  "letter-reject": { languages: ["sv", "en"], needs: ["projekt"], may: ["Organ"] },
  "letter-change": { languages: ["sv", "en"], needs: ["projekt"], may: ["Organ"] },
  "letter-correction": { languages: ["sv", "en"], needs: ["projekt"], may: ["Organ"] },
  "letter-withdrawal": { languages: ["sv", "en"], needs: ["projekt"], may: ["Organ"] },
  "letter-kept": { languages: ["sv", "en"], needs: [], may: [] },
  "letter-intended": { languages: ["sv", "en"], needs: [], may: ["organ"] },
  "letter-terms": { languages: ["sv", "en"], needs: ["villkor", "version"], may: [] },
  "letter-appeal": { languages: ["sv", "en"], needs: ["domstol"], may: [] },
  "letter-contact": { languages: ["sv", "en"], needs: ["epost"], may: ["telefon"] },
  "agreement-lead": { languages: ["sv", "en"], needs: ["sökande", "belopp", "projekt"], may: ["förbund"] },
  "agreement-conditions": { languages: ["sv", "en"], needs: [], may: [] },
  "agreement-undertakes": { languages: ["sv", "en"], needs: ["villkor", "version"], may: [] },
  "agreement-accepting": { languages: ["sv", "en"], needs: [], may: [] },
  "agreement-before-payment": { languages: ["sv", "en"], needs: [], may: [] },
  "agreement-change-lead": { languages: ["sv", "en"], needs: ["projekt"], may: ["Organ", "sökande"] },
  "agreement-change-kept": { languages: ["sv", "en"], needs: [], may: ["villkor", "version"] },
  "agreement-change-declined": { languages: ["sv", "en"], needs: [], may: ["organ"] },
} as const satisfies Record<
  string,
  { readonly languages: readonly Language[]; readonly needs: readonly string[]; readonly may: readonly string[] }
>;

export type WordingKey = keyof typeof wordingKinds;
export const wordingKeys = Object.keys(wordingKinds) as WordingKey[];

/** `version` 0: the words that Drum ships with. */
export type Wording = Bilingual & { readonly version: number };
export type Wordings = Readonly<Record<WordingKey, Wording>>;
/** Which version of each was used, as it is kept in the document itself. */
export type WordingVersions = Readonly<Partial<Record<WordingKey, number>>>;

const forAll = <Value>(of: (key: WordingKey) => Value): Readonly<Record<WordingKey, Value>> =>
  Object.fromEntries(wordingKeys.map((key) => [key, of(key)])) as Record<WordingKey, Value>;

export const shippedWordings: Wordings = forAll((key) => ({ version: 0, ...shippedWords[key] }));

export type KeptWording = {
  readonly key: string;
  readonly version: number;
  /** null: from this version on the words that Drum ships with hold again */
  readonly sv: string | null;
  readonly en: string | null;
};

/** The words that hold: the office's own, or else those that Drum ships with, under the number of the version that chose them. */
export const wordingsOf = (kept: readonly KeptWording[]): Wordings =>
  forAll((key) => {
    const own = kept.find((one) => one.key === key);
    const shipped = shippedWords[key];
    return own ? { version: own.version, sv: own.sv ?? shipped.sv, en: own.en ?? shipped.en } : { version: 0, ...shipped };
  });

export type WordedDocument = "minutes" | "letter" | "agreement";

/** What kind of document says it. */
export const usedIn = (key: WordingKey): WordedDocument => key.slice(0, key.indexOf("-")) as WordedDocument;

/** Of the words that a document is made with, those it may have used. */
export const versionsOf = (words: Wordings, document: WordedDocument): WordingVersions =>
  Object.fromEntries(
    wordingKeys.filter((key) => usedIn(key) === document).map((key) => [key, words[key].version]),
  ) as WordingVersions;

const place = /\{([^{}]*)\}/g;

/** A place that nothing is known of stays as it was written: better seen than gone. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(place, (written, name: string) => values[name] ?? written);

export type WordingFault = "required" | "placeUnknown" | "placeMissing" | "braceAlone" | "tooLong";

/** What is wrong with words as they are written; null when they can be used. */
export function faultIn(key: WordingKey, text: string): WordingFault | null {
  const { needs, may } = wordingKinds[key];
  if (text.trim() === "") return "required";
  if (text.length > 4_000) return "tooLong";
  const named = [...text.matchAll(place)].map((match) => match[1] ?? "");
  if (/[{}]/.test(text.replace(place, ""))) return "braceAlone";
  if (named.some((name) => ![...needs, ...may].some((known) => known === name))) return "placeUnknown";
  return needs.every((needed) => named.includes(needed)) ? null : "placeMissing";
}
