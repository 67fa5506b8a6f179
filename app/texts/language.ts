export const languages = ["sv", "en"] as const;
export type Language = (typeof languages)[number];

/** Data texts (names of calls, nodes, criteria) in both languages. */
export type Bilingual = { readonly sv: string; readonly en: string };

type Loose<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Loose<R>
    : { readonly [Key in keyof T]: Loose<T[Key]> };

/** Swedish rules; English must have the same shape, so a missing text does not compile. */
export const texts = <const Sv>(both: { readonly sv: Sv; readonly en: Loose<Sv> }): Readonly<Record<Language, Loose<Sv>>> =>
  both as unknown as Readonly<Record<Language, Loose<Sv>>>;

export const isLanguage = (value: unknown): value is Language => value === "sv" || value === "en";

/** Which language the reader of a data text is given. */
export const languageIn = (text: Bilingual, language: Language): Language => (text[language] ? language : "sv");

/** Picks the reader's language of a data text; Swedish when the other one is empty. */
export const inLanguage = (text: Bilingual, language: Language): string => text[language] || text.sv;
