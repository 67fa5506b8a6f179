import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { reasonsAsked } from "#app/rooms/allocation/reasons-asked.ts";
import { scenarioWhy } from "#app/rooms/allocation/scenario.server.ts";
import { NoAnswerNotice } from "#app/rooms/allocation/ui/no-answer.tsx";
import { WhyPart } from "#app/rooms/allocation/ui/why.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { askServer } from "#app/ui/patience.ts";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const handle = { interactive: true };

export const loader = page(idParams, {}, async ({ actor, params, language, url, request }) => {
  const asked = reasonsAsked.atOnce(url, request.signal);
  return {
    heading: optimumTexts[language].why.title,
    one: asked.of[0] ?? null,
    ...found(await scenarioWhy(actor, params.id, asked)),
  };
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
        <WhyPart
          told={data}
          ask={(numbers, signal) => askServer(paths.scenarioReasons(id, ...numbers), { signal, redirect: "manual" })}
          all={one === null ? null : paths.scenarioWhy(id)}
          more={paths.scenarioWhy(id, one ?? undefined)}
          href={(number) => paths.scenarioWhy(id, number)}
        />
      ) : (
        <NoAnswerNotice answer={data} />
      )}
    </>
  );
}
