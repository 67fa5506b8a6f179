import { createContext, type ReactNode, useContext } from "react";
import type { Language } from "#app/texts/language.ts";

const LanguageContext = createContext<Language>("sv");

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

/** The reader's half of a room's texts: `const t = useTexts(callTexts)`. */
export const useTexts = <T,>(roomTexts: Readonly<Record<Language, T>>): T => roomTexts[useLanguage()];
