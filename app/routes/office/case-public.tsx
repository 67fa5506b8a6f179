import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import type { SectionKey } from "#app/rooms/applications/application.ts";
import { previewPage } from "#app/rooms/reporting/public-preview.server.ts";
import { publicPreviewTexts } from "#app/rooms/reporting/public-preview.texts.ts";
import type { HeldLine, PreviewLine } from "#app/rooms/reporting/public-preview.ts";
import { formatKronor } from "#app/texts/format.ts";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { found, idParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(idParams, { roles: officeRoles }, async ({ actor, params, language }) => ({
  title: publicPreviewTexts[language].title,
  preview: found(await previewPage(actor, params.id, language)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title}: ${data?.preview.number} – Drum` }];

/** What everybody will see of a case, and what stays with the office. */
export default function CasePublic() {
  const { preview } = useLoaderData<typeof loader>();
  const t = useTexts(publicPreviewTexts);
  const { sections } = useTexts(applicationTexts);
  const language = useLanguage();
  const waits = preview.standing !== "published";
  const value = ({ lines, ore, when }: PreviewLine) => {
    const sum = ore !== null && (ore > 0n || lines.length === 0) ? [formatKronor(ore, language)] : [];
    const all = [...sum, ...lines];
    if (all.length === 0) return <Muted>{when === "when-decided" ? t.later : t.nothing}</Muted>;
    return all.length === 1 ? (
      <bdi>{all[0]}</bdi>
    ) : (
      <ul className="plain-list">
        {all.map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    );
  };
  const heldName = ({ what }: HeldLine) =>
    what in sections ? t.sectionRest(sections[what as SectionKey].title) : t.things[what as keyof typeof t.things];
  return (
    <>
      <PageHeading
        title={t.title}
        caption={
          <>
            {preview.number} · <bdi>{preview.title}</bdi>
          </>
        }
        lead={t.lead}
        back={{ href: paths.case(preview.id), label: t.back }}
      />
      <Notice tone={waits ? "info" : "success"} title={t.standing[preview.standing]}>
        <p>{t.standingText[preview.standing]}</p>
        {preview.awardId && (
          <p>
            <a href={paths.award(preview.awardId)}>{t.toRegister}</a>
          </p>
        )}
      </Notice>
      {preview.standing !== "not-granted" && (
        <Section title={t.shown}>
          <DataTable
            caption={t.shown}
            captionHidden
            columns={[
              { key: "field", label: t.field, rowHeader: true, cell: ({ field }) => t.fields[field] },
              { key: "value", label: t.value, cell: value },
              {
                key: "where",
                label: t.where,
                cell: ({ field, openData }) => (field === "ownerNumber" ? t.openDataOnly : openData ? t.both : t.register),
              },
              { key: "when", label: t.until, cell: ({ when }) => t.when[when] },
            ]}
            rows={preview.shown}
            rowKey={({ field }) => field}
          />
        </Section>
      )}
      <Section title={t.held} lead={t.heldLead} rule>
        <DataTable
          caption={t.held}
          captionHidden
          columns={[
            { key: "what", label: t.what, rowHeader: true, cell: heldName },
            { key: "why", label: t.why, cell: ({ reason }) => t.reasons[reason] },
          ]}
          rows={preview.held}
          rowKey={({ what }) => what}
        />
      </Section>
    </>
  );
}
