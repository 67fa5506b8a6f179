import type { MetaFunction } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { publicTexts } from "#app/texts/public.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Muted, Prose, Section } from "#app/ui/layout.tsx";
import { Reading } from "#app/ui/reading.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import installation from "#data/installation.json";

export const loader = publicPage(noParams, ({ language }) => {
  const { title, description } = publicTexts[language].about;
  return { title, description };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "description", content: data?.description },
];

export default function About() {
  const { about: t, accessibility } = useTexts(publicTexts);
  const { name, contact } = installation;
  return (
    <Reading
      title={t.title}
      lead={t.lead}
      onThisPage={t.onThisPage}
      sections={t.sections}
      ordered
      last={{ id: "kontakt", title: t.contact }}
    >
      <Prose>
        <ul>
          <li>
            <a href={paths.register()}>{t.register}</a>
          </li>
          <li>
            <a href={paths.fundingReport()}>{t.fundingReport}</a>
          </li>
        </ul>
      </Prose>
      <Section id="kontakt" title={t.contact}>
        <Muted>{t.contactText}</Muted>
        <SummaryList
          rows={[
            { label: t.contact, value: name },
            { label: accessibility.email, value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
          ]}
        />
      </Section>
    </Reading>
  );
}
