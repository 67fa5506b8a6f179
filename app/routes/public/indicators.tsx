import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { indicatorsView } from "#app/rooms/reporting/indicators.server.ts";
import { indicatorsTexts } from "#app/rooms/reporting/indicators.texts.ts";
import { IndicatorFacts, IndicatorValues } from "#app/rooms/reporting/ui/indicator-view.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import { languageOfMatches, pageMeta } from "#app/web/page-meta.ts";

export const loader = publicPage(noParams, async ({ language }) => ({ indicators: await indicatorsView(language) }));

export const meta: MetaFunction<typeof loader> = (given) => {
  const t = indicatorsTexts[languageOfMatches(given.matches)];
  return pageMeta(given, { title: t.title, description: t.metaDescription });
};

/** What the goals are measured by, and how it has gone. */
export default function Indicators() {
  const { indicators } = useLoaderData<typeof loader>();
  const t = useTexts(indicatorsTexts);
  const language = useLanguage();
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {indicators.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
      {indicators.map((indicator) => (
        <Section key={indicator.key} id={indicator.key} title={inLanguage(indicator.name, language)} rule>
          {indicator.example && <Tag tone="attention">{t.example}</Tag>}
          <IndicatorFacts indicator={indicator} />
          <IndicatorValues indicator={indicator} level={3} />
        </Section>
      ))}
    </>
  );
}
