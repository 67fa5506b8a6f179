import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { type ReservePage, scenarioReserves } from "#app/rooms/allocation/scenario.server.ts";
import { scenarioTexts } from "#app/rooms/allocation/scenario.texts.ts";
import { Gains, ReserveTable } from "#app/rooms/allocation/ui/reserve-table.tsx";
import { formatKronor } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params, language }) => ({
  heading: scenarioTexts[language].reserves.title,
  ...found(await scenarioReserves(actor, params.id)),
}));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.name} – Drum` }];

export default function ScenarioReserves() {
  const { id, name, call, reserves, gone, left } = useLoaderData<typeof loader>();
  const t = useTexts(scenarioTexts).reserves;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={`${call.number} · ${name}`}
        lead={t.lead}
        back={{ href: paths.scenario(id), label: name }}
      />
      {gone && <Gone gone={gone} />}
      {reserves.length === 0 ? (
        <Notice>{t.notProved}</Notice>
      ) : gone ? (
        <Section title={t.rest} lead={t.restLead} rule>
          <ReserveTable reserves={reserves} />
        </Section>
      ) : (
        <ReserveTable reserves={reserves} />
      )}
      {left.length > 0 && <Notice tone="warning">{t.left}</Notice>}
    </>
  );
}

/** Who has money in the scenario and has withdrawn since, with what that leaves to others. */
function Gone({ gone }: { gone: NonNullable<ReservePage["gone"]> }) {
  const t = useTexts(scenarioTexts).reserves;
  const language = useLanguage();
  return (
    <Section title={t.gone} lead={t.decides}>
      <ul className="plain-list">
        {gone.projects.map((one) => (
          <li key={one.number}>
            <bdi>{one.title}</bdi>, {formatKronor(one.freed, language)} <Muted>{one.number}</Muted>
          </li>
        ))}
      </ul>
      <h3>{t.goneGains}</h3>
      <Gains gains={gone.gains} />
    </Section>
  );
}
