import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { profileTexts } from "#app/rooms/assessment/profile.texts.ts";
import { assessorList, type ProfileLine } from "#app/rooms/assessment/profiles.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { noParams, page } from "#app/web/doors.server.ts";
import { unsent } from "#app/web/unsent.ts";

export const loader = page(noParams, { roles: ["officer"] }, async ({ actor, url, language }) =>
  unsent({
    heading: profileTexts[language].listTitle,
    people: await assessorList(actor, language),
    saved: url.searchParams.has("sparat"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading} – Drum` }];

export default function AssessorList() {
  const { people, saved } = useLoaderData<typeof loader>();
  const t = useTexts(profileTexts);
  return (
    <>
      <PageHeading title={t.listTitle} lead={t.listLead} back={{ href: paths.office(), label: t.backToOffice }} />
      {saved && <Notice tone="success" title={t.saved} live />}
      {people.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <DataTable
          caption={t.table}
          captionHidden
          rows={people}
          rowKey={(one) => one.id}
          columns={[
            {
              key: "person",
              label: t.person,
              rowHeader: true,
              cell: (one: ProfileLine) => (
                <>
                  <bdi>{one.name}</bdi>
                  {one.title && (
                    <>
                      <br />
                      <Muted>
                        <bdi>{one.title}</bdi>
                      </Muted>
                    </>
                  )}
                </>
              ),
            },
            {
              key: "knows",
              label: t.knows,
              cell: (one) => (one.knows.length === 0 ? <Muted>{t.nothingSaid}</Muted> : one.knows.join(", ")),
            },
            {
              key: "most",
              label: t.most,
              numeric: true,
              cell: (one) => (one.most === null ? <Muted>{t.noLimit}</Muted> : `${one.most}`),
            },
            {
              key: "edit",
              label: t.edit,
              labelHidden: true,
              cell: (one) => (
                <a href={paths.assessorProfile(one.id)}>
                  {t.edit}
                  <HiddenText> {one.name}</HiddenText>
                </a>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
