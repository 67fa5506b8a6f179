import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { reportList } from "#app/rooms/reporting/builder.server.ts";
import { builderTexts } from "#app/rooms/reporting/builder.texts.ts";
import { readyReportTexts } from "#app/rooms/reporting/ready-report.texts.ts";
import { readyKinds } from "#app/rooms/reporting/ready-report.ts";
import { formatInstant } from "#app/texts/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Card, Cards } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { found, noParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(noParams, { roles: officeRoles }, async ({ actor, language }) => ({
  title: builderTexts[language].title,
  reports: found(await reportList(actor)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

export default function Reports() {
  const { reports } = useLoaderData<typeof loader>();
  const t = useTexts(builderTexts);
  const ready = useTexts(readyReportTexts);
  const language = useLanguage();
  const kept = reports.filter(({ state }) => state === "kept");
  const shelved = reports.filter(({ state }) => state === "shelved");
  const cards = (list: typeof reports) => (
    <Cards>
      {list.map((report) => (
        <Card
          key={report.id}
          title={report.name}
          href={paths.savedReport(report.id)}
          tag={report.state === "shelved" ? <Tag>{t.page.shelved}</Tag> : undefined}
          meta={`${t.editionsOf(report.editions)} · ${formatInstant(report.changedAt, language)}`}
        />
      ))}
    </Cards>
  );
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        back={{ href: paths.office(), label: t.workbench }}
        actions={<LinkButton href={paths.reportBuilder()}>{t.build}</LinkButton>}
      />
      <Section title={ready.section} lead={ready.sectionLead}>
        <Cards>
          {readyKinds.map((kind) => (
            <Card key={kind} title={ready.kinds[kind]} href={paths.reportBuilder(`?mall=${kind}`)}>
              {ready.leads[kind]}
            </Card>
          ))}
          <Card title={ready.page.title} href={paths.priorityNotes()}>
            {ready.page.lead}
          </Card>
        </Cards>
      </Section>
      {kept.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <Section title={t.saved}>{cards(kept)}</Section>
      )}
      {shelved.length > 0 && <Section title={t.shelvedList}>{cards(shelved)}</Section>}
    </>
  );
}
