import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { completionOf } from "#app/rooms/applications/applications.server.ts";
import { type ComparedField, comparison } from "#app/rooms/applications/comparison.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { Words } from "#app/rooms/applications/ui/words.tsx";
import { formatInstantExact } from "#app/texts/format.ts";
import { Details } from "#app/ui/details.tsx";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section, Stack } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";

export const loader = page(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const { case: kase, versions } = found(await completionOf(actor, params.id));
    const [before, after] = versions;
    return {
      heading: completionTexts[language].compare.title,
      id: params.id,
      number: kase.facts.number,
      title: kase.facts.title,
      versions: versions.map(({ content: _content, ...one }) => one),
      sections: before && after ? comparison(before.content, after.content, language) : [],
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading}: ${data?.number} – Drum` }];

/** What was sealed before beside what was sealed last: changed fields first in sight and named as changed, the rest folded away. */
export default function VersionsPage() {
  const { id, number, title, versions, sections } = useLoaderData<typeof loader>();
  const room = useTexts(completionTexts);
  const t = room.compare;
  const [before, after] = versions;
  return (
    <>
      <PageHeading
        title={t.title}
        caption={
          <>
            {number} · <bdi>{title}</bdi>
          </>
        }
        lead={t.lead}
        back={{ href: paths.caseCompletion(id), label: room.office.title }}
      />
      {!before || !after ? (
        <Notice>{t.only}</Notice>
      ) : (
        <>
          <SummaryList
            rows={[before, after].map((one, index) => ({
              label: (index === 0 ? t.before : t.after)(formatInstantExact(one.submittedAt)),
              value: <span className="hash">{one.sha256}</span>,
            }))}
          />
          {sections.map((section) => (
            <Section key={section.title} title={section.title} lead={t.changed(section.changes)} rule>
              <Stack>
                {section.changes > 0 && (
                  <Fields caption={section.title} fields={section.fields.filter((field) => field.change !== "same")} />
                )}
                {section.changes < section.fields.length && (
                  <Details summary={`${t.unchanged}: ${section.title}`}>
                    <SummaryList
                      rows={section.fields
                        .filter((field) => field.change === "same")
                        .map((field) => ({ label: field.label, value: <Words text={field.after ?? ""} /> }))}
                    />
                  </Details>
                )}
              </Stack>
            </Section>
          ))}
        </>
      )}
    </>
  );
}

function Fields({ caption, fields }: { caption: string; fields: readonly ComparedField[] }) {
  const t = useTexts(completionTexts).compare;
  const { versions } = useLoaderData<typeof loader>();
  const [before, after] = versions.map((one) => formatInstantExact(one.submittedAt));
  const shown = (text: string | null) => (text === null ? <Muted>{t.nothing}</Muted> : <Words text={text} />);
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={fields}
      rowKey={(field) => field.label}
      columns={[
        {
          key: "field",
          label: t.field,
          rowHeader: true,
          cell: (field) => (
            <>
              {field.label}
              <br />
              <Tag tone="attention">{t.changes[field.change]}</Tag>
            </>
          ),
        },
        { key: "before", label: t.before(before ?? ""), cell: (field) => shown(field.before) },
        { key: "after", label: t.after(after ?? ""), cell: (field) => shown(field.after) },
      ]}
    />
  );
}
