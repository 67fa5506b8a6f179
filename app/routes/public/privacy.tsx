import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { draftKeeping } from "#app/rooms/applications/drafts.server.ts";
import { draftsTexts } from "#app/rooms/applications/drafts.texts.ts";
import { scoringSheetTexts } from "#app/rooms/assessment/scoring-sheet.texts.ts";
import { sheetDays } from "#app/rooms/assessment/scoring-sheets.server.ts";
import { minutesMonths } from "#app/rooms/decisions/decisions.server.ts";
import { decisionTexts } from "#app/rooms/decisions/decisions.texts.ts";
import { publicTexts } from "#app/texts/public.texts.ts";
import { useTexts } from "#app/ui/language.tsx";
import { Section } from "#app/ui/layout.tsx";
import { Reading } from "#app/ui/reading.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { noParams, publicPage } from "#app/web/doors.server.ts";
import installation from "#data/installation.json";

export const loader = publicPage(noParams, async ({ language }) => {
  const { title, description } = publicTexts[language].privacy;
  return { title, description, keeping: await draftKeeping(), sheetDays: await sheetDays(), months: minutesMonths() };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} – Drum` },
  { name: "description", content: data?.description },
];

export default function Privacy() {
  const { privacy: t, accessibility } = useTexts(publicTexts);
  const { keeping, sheetDays: days, months } = useLoaderData<typeof loader>();
  const drafts = useTexts(draftsTexts).keeping(keeping.months, keeping.warningDays);
  const sheets = useTexts(scoringSheetTexts).keeping(days);
  const minutes = useTexts(decisionTexts).board.keeping(months);
  const { name, organisationNumber, contact } = installation;
  return (
    <Reading
      title={t.title}
      lead={t.lead}
      onThisPage={t.onThisPage}
      // How long drafts and published minutes are kept are settings: said as it is here.
      sections={t.sections.map((section) =>
        section.id === "hur-lange" ? { ...section, paragraphs: [...section.paragraphs, drafts, sheets, minutes] } : section,
      )}
      last={{ id: "kontakt", title: t.contact }}
    >
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
    </Reading>
  );
}
