import type { CallRules } from "#app/rooms/calls/rules.ts";
import { inLanguage } from "#app/texts/language.ts";
import { Details } from "#app/ui/details.tsx";
import { useLanguage } from "#app/ui/language.tsx";
import { Prose } from "#app/ui/layout.tsx";

/** The general terms of one version, opened where somebody wants to read them. `summary` says which, in the words of the page. */
export function TermsText({
  terms,
  summary,
}: {
  terms: CallRules["terms"];
  summary: (title: string, version: string) => string;
}) {
  const language = useLanguage();
  return (
    <Details summary={summary(inLanguage(terms.title, language), terms.version)}>
      <Prose>
        {terms.paragraphs.map((paragraph) => (
          <div key={paragraph.number}>
            <h3>
              {paragraph.number}. {inLanguage(paragraph.heading, language)}
            </h3>
            <p>{inLanguage(paragraph.text, language)}</p>
          </div>
        ))}
      </Prose>
    </Details>
  );
}
