import type { MetaFunction } from "@remix-run/react";
import { publicTexts } from "#app/texts/public.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { PageHeading, Prose, Section, SideNav, Stack, TwoColumns } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import installation from "#data/installation.json";

export const loader = publicPage(noParams, ({ language }) => {
  const { title, description } = publicTexts[language].privacy;
  return { title, description };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} – Drum` },
  { name: "description", content: data?.description },
];

export default function Privacy() {
  const { privacy: t, accessibility } = useTexts(publicTexts);
  const { name, organisationNumber, contact } = installation;
  const items = [...t.sections, { id: "kontakt", title: t.contact }];
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <TwoColumns
        asideFirst
        aside={<SideNav label={t.onThisPage} items={items.map(({ id, title }) => ({ href: `#${id}`, label: title }))} />}
        main={
          <Stack gap="large">
            {t.sections.map((section) => (
              <Section key={section.id} id={section.id} title={section.title}>
                <Prose>
                  {section.paragraphs.map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                  {section.points.length > 0 && (
                    <ul>
                      {section.points.map((point) => (
                        <li key={point}>{point}</li>
                      ))}
                    </ul>
                  )}
                </Prose>
              </Section>
            ))}
            <Section id="kontakt" title={t.contact}>
              <SummaryList
                rows={[
                  { label: t.responsible, value: name },
                  { label: t.organisationNumber, value: organisationNumber },
                  { label: accessibility.email, value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
                ]}
              />
              <p>
                <a href={t.authorityAddress}>{t.authority}</a>
              </p>
            </Section>
          </Stack>
        }
      />
    </>
  );
}
