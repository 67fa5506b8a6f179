import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { formatOrganisationNumber } from "#app/rooms/people/organisation.ts";
import { organisationFor } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(idParams, {}, async ({ actor, params }) => found(await organisationFor(actor, params.id)));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name} – Drum` }];

export default function Organisation() {
  const organisation = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const mine = useTexts(applicationTexts).mine;
  const common = useTexts(commonTexts);
  const t = room.organisation;
  return (
    <>
      <PageHeading title={<bdi>{organisation.name}</bdi>} back={{ href: paths.mine(), label: mine.title }} />
      <Section title={t.facts}>
        <SummaryList
          rows={[
            { label: t.number, value: formatOrganisationNumber(organisation.number) },
            { label: t.legalForm, value: room.legalForms[organisation.legalForm] },
            { label: t.municipality, value: organisation.municipality ?? t.outside },
            { label: t.address, value: organisation.address || "–" },
          ]}
        />
      </Section>
      <DataTable
        caption={t.team}
        rows={organisation.team}
        rowKey={(person) => person.personId}
        columns={[
          { key: "name", label: t.team, rowHeader: true, cell: (person) => <bdi>{person.name}</bdi> },
          { key: "role", label: t.role, cell: (person) => common.membership[person.role] },
        ]}
      />
    </>
  );
}
