import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { scenarioPage } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { AnswerFigures, AnswerTable, WalkBreaks } from "#app/rooms/allocation/ui/answer.tsx";
import { ChoicesList } from "#app/rooms/allocation/ui/choices.tsx";
import { AnswerPictures } from "#app/rooms/allocation/ui/scenario-room.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

/** For a wall: the same answer in large type, without controls and without the site around it. */
export const loader = page(idParams, {}, async ({ actor, params }) => {
  const { id, name, call, basis, choices, view } = found(await scenarioPage(actor, params.id));
  return { id, name, call, basis, choices, view };
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name} – Drum` }];

export default function ScenarioScreen() {
  const { id, name, call, basis, choices, view } = useLoaderData<typeof loader>();
  const t = useTexts(scenarioTexts).page;
  return (
    <div className="projector stack stack--large">
      <PageHeading
        title={<bdi>{name}</bdi>}
        caption={`${call.number} · ${inLanguage(call.title, useLanguage())}`}
        back={{ href: paths.scenario(id), label: t.close }}
      />
      <AnswerFigures view={view} />
      <WalkBreaks view={view} />
      <Section title={t.changed}>
        <ChoicesList basis={basis} choices={choices} />
      </Section>
      <AnswerTable view={view} best={t.result} />
      <AnswerPictures view={view} />
    </div>
  );
}
