import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { peopleAndRoles } from "#app/rooms/people/people.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { roleTexts } from "#app/rooms/people/role.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading } from "#app/ui/layout.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { noParams, page } from "#app/web/doors.server.ts";
import { pageNumber } from "#app/web/page-number.ts";

export const meta: MetaFunction = () => [{ title: "Personer och roller – Drum" }];

export const loader = page(noParams, { roles: ["admin"] }, async ({ url }) => {
  const number = pageNumber(url);
  const people = await peopleAndRoles(number);
  return { people: people.slice(0, 50), page: number, pages: people.length > 50 ? number + 1 : number };
});

export default function People() {
  const { people, page: number, pages } = useLoaderData<typeof loader>();
  const room = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  const roleTerms = useTexts(roleTexts);
  const t = room.admin;
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <LinkButton href={paths.newPerson()} kind="secondary">
            {roleTerms.add}
          </LinkButton>
        }
      />
      <Tabs
        label={t.title}
        items={[
          { href: paths.people(), label: t.title, current: true },
          { href: paths.journal(), label: t.journalTitle },
        ]}
      />
      <DataTable
        caption={t.title}
        captionHidden
        rows={people}
        rowKey={(person) => person.id}
        columns={[
          {
            key: "name",
            label: t.person,
            rowHeader: true,
            cell: (person) => (
              <>
                <a href={paths.person(person.id)}>{person.name || person.email}</a>
                {person.name && (
                  <>
                    <br />
                    {person.email}
                  </>
                )}
              </>
            ),
          },
          { key: "roles", label: t.roles, cell: (person) => person.roles.map((role) => common.roles[role]).join(", ") },
          { key: "organisations", label: t.organisations, cell: (person) => person.organisations.join(", ") },
        ]}
      />
      <Pagination page={number} pages={pages} href={(target) => `${paths.people()}?sida=${target}`} />
    </>
  );
}
