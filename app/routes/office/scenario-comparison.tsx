import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { paths } from "#app/paths.ts";
import { comparedScenarios } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { ScenarioComparison } from "#app/rooms/allocation/ui/scenario-comparison.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language, url }) => {
  const ids = [...new Set(url.searchParams.getAll("scenario"))].filter((id) => z.uuid().safeParse(id).success);
  return { heading: scenarioTexts[language].compare.title, ...found(await comparedScenarios(actor, params.id, ids)) };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function ScenarioComparisonPage() {
  const { call, scenarios } = useLoaderData<typeof loader>();
  const texts = useTexts(scenarioTexts);
  return (
    <>
      <PageHeading
        title={texts.compare.title}
        caption={`${call.number} · ${inLanguage(call.title, useLanguage())}`}
        back={{ href: paths.scenarios(call.id), label: texts.list.title }}
      />
      {scenarios.length < 2 ? <Notice>{texts.compare.tooFew}</Notice> : <ScenarioComparison scenarios={scenarios} />}
    </>
  );
}
