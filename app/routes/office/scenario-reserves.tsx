import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { scenarioReserves } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { ReserveTable } from "#app/rooms/allocation/ui/reserve-table.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => ({
  heading: scenarioTexts[language].reserves.title,
  ...found(await scenarioReserves(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.name} – Drum` }];

export default function ScenarioReserves() {
  const { id, name, call, reserves, left } = useLoaderData<typeof loader>();
  const t = useTexts(scenarioTexts).reserves;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${call.number} · ${name}`}
        lead={t.lead}
        back={{ href: paths.scenario(id), label: name }}
      />
      {reserves.length === 0 ? <Notice>{t.notProved}</Notice> : <ReserveTable reserves={reserves} />}
      {left.length > 0 && <Notice tone="warning">{t.left}</Notice>}
    </>
  );
}
