import type { MetaFunction } from "@remix-run/react";
import { formatDate } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { publicTexts } from "#app/texts/public.texts.ts";
import { Callout } from "#app/ui/callout.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Muted, PageHeading, Panel, Prose, Section, Stack, TwoColumns } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import statement from "#data/accessibility.json";
import installation from "#data/installation.json";

export const loader = publicPage(noParams, ({ language }) => {
  const { fullTitle, description } = publicTexts[language].accessibility;
  return { title: fullTitle, description };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} – Drum` },
  { name: "description", content: data?.description },
];

/** The statement that lag 2018:1937, 13 § asks for; what it says is data, since it changes when the site is tested again. */
export default function Accessibility() {
  const language = useLanguage();
  const t = useTexts(publicTexts).accessibility;
  const { name, contact } = installation;
  const date = (day: string) => formatDate(day, language);
  return (
    <>
      <PageHeading title={t.fullTitle} lead={t.lead(name)} />
      <TwoColumns
        main={
          <Stack gap="large">
            <Callout
              label={t.statusLabel}
              value={t.status[statement.status as keyof typeof t.status]}
              note={statement.standard}
            />
            <Section title={t.shortcomings}>
              <Muted>{t.shortcomingsLead}</Muted>
              {statement.shortcomings.map((item) => (
                <div key={item.what.sv}>
                  <Section title={inLanguage(item.what, language)} level={3}>
                    <SummaryList
                      rows={[
                        { label: t.why, value: inLanguage(item.effect, language) },
                        { label: t.plan, value: inLanguage(item.plan, language) },
                        { label: t.requirement, value: item.requirement },
                      ]}
                    />
                  </Section>
                </div>
              ))}
            </Section>
            <Section title={t.method}>
              <Prose>
                {statement.method.map((text) => (
                  <p key={text.sv}>{inLanguage(text, language)}</p>
                ))}
              </Prose>
            </Section>
            <Section title={t.outside}>
              <Prose>
                <p>{inLanguage(statement.outside, language)}</p>
              </Prose>
            </Section>
            <Section title={t.burden}>
              <Prose>
                <p>{inLanguage(statement.burden, language)}</p>
              </Prose>
            </Section>
            <Section title={t.supervision}>
              <Prose>
                <p>{t.supervisionText}</p>
                <p>
                  <a href={statement.reportTo}>{t.supervisionLink}</a>
                </p>
              </Prose>
            </Section>
          </Stack>
        }
        aside={
          <>
            <Panel title={t.report} tone="accent">
              <p>{t.reportText}</p>
              <p>{t.answer(statement.answerWithinDays)}</p>
              <SummaryList
                compact
                rows={[
                  { label: t.email, value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
                  { label: t.phone, value: <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</a> },
                ]}
              />
            </Panel>
            <SummaryList
              compact
              rows={[
                { label: t.service, value: inLanguage(statement.service, language) },
                { label: t.standard, value: statement.standard },
                { label: t.assessed, value: date(statement.assessedOn) },
                { label: t.published, value: date(statement.publishedOn) },
                { label: t.updated, value: date(statement.updatedOn) },
              ]}
            />
          </>
        }
      />
    </>
  );
}
