import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { scenarioWhy } from "#app/rooms/allocation/scenario.server.ts";
import { NoAnswerNotice } from "#app/rooms/allocation/ui/no-answer.tsx";
import { WhyPart } from "#app/rooms/allocation/ui/why.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language, url }) => {
  const of = url.searchParams.get("ansokan");
  return { heading: optimumTexts[language].why.title, one: of, ...found(await scenarioWhy(actor, params.id, of)) };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} ${data?.name} – Drum` }];

export default function ScenarioWhy() {
  const data = useLoaderData<typeof loader>();
  const { id, name, call, one } = data;
  const t = useTexts(optimumTexts).why;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${call.number} · ${name}`}
        lead={t.lead}
        back={{ href: paths.scenario(id), label: name }}
      />
      {data.status === "answer" ? (
        <WhyPart {...data} all={one === null ? null : paths.scenarioWhy(id)} href={(number) => paths.scenarioWhy(id, number)} />
      ) : (
        <NoAnswerNotice answer={data} />
      )}
    </>
  );
}
