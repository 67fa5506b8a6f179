import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { comparedScenarios } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { ScenarioComparison } from "#app/rooms/allocation/ui/scenario-comparison.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { chosenIn } from "#app/web/chosen.ts";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language, url }) => {
  const ids = chosenIn(url);
  return { heading: scenarioTexts[language].compare.title, ids, ...found(await comparedScenarios(actor, params.id, ids)) };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function ScenarioComparisonPage() {
  const { call, scenarios, ids } = useLoaderData<typeof loader>();
  const texts = useTexts(scenarioTexts);
  return (
    <>
      <PageHeading
        title={texts.compare.title}
        caption={`${call.number} · ${inLanguage(call.title, useLanguage())}`}
        back={{ href: paths.chosenScenarios(call.id, ...ids), label: texts.list.title }}
      />
      {scenarios.length < 2 ? <Notice>{texts.compare.tooFew}</Notice> : <ScenarioComparison scenarios={scenarios} />}
    </>
  );
}
