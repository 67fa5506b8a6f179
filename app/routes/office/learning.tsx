import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { indicatorsView } from "#app/rooms/reporting/indicators.server.ts";
import { indicatorsTexts } from "#app/rooms/reporting/indicators.texts.ts";
import { learningPage } from "#app/rooms/reporting/learning.server.ts";
import { learningTexts } from "#app/rooms/reporting/learning.texts.ts";
import { askedYear, standingOf } from "#app/rooms/reporting/learning.ts";
import { StandingTag, useDays, Written, YearPicture } from "#app/rooms/reporting/ui/year-view.tsx";
import { inLanguage } from "#app/texts/language.ts";
import { ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { HiddenText, Muted, PageHeading, Section } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { found, noParams, page } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";

export const loader = page(noParams, { roles: officeRoles }, async ({ actor, url, language }) => ({
  title: learningTexts[language].office.title,
  view: found(await learningPage(actor, askedYear(url.searchParams), language)),
  indicators: (await indicatorsView(language)).map(({ key, name, values }) => ({
    key,
    name,
    latest: values.at(-1)?.year ?? null,
  })),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – Drum` }];

/** Points and known stations are in the office's own language. */
const written = { written: "sv" } as const;

/** The learning plan, the communication plan and the yearly cycle, as the office plans them. */
export default function Learning() {
  const { view, indicators } = useLoaderData<typeof loader>();
  const texts = useTexts(learningTexts);
  const { office: t, year } = texts;
  const days = useDays();
  const language = useLanguage();
  const indicatorWords = useTexts(indicatorsTexts).office;
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        back={{ href: paths.office(), label: t.back }}
        actions={
          <ButtonGroup>
            {view.mayPlan && <LinkButton href={paths.newPlanEntry()}>{t.add}</LinkButton>}
            <LinkButton href={paths.year()} kind="secondary">
              {t.publicPage}
            </LinkButton>
          </ButtonGroup>
        }
      />
      {!view.mayPlan && (
        <p>
          <Muted>{t.readOnly}</Muted>
        </p>
      )}
      <YearPicture view={view} href={paths.learning} empty={null} />
      {view.entries.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <Section title={t.list} lead={t.listLead} rule>
          <DataTable
            caption={t.list}
            captionHidden
            columns={[
              {
                key: "what",
                label: year.what,
                rowHeader: true,
                cell: (entry) => (
                  <Written item={written}>
                    <a href={paths.planEntry(entry.id)}>{entry.title}</a>
                  </Written>
                ),
              },
              { key: "when", label: year.when, cell: days },
              { key: "belongs", label: year.belongs, cell: (entry) => texts.plans[entry.plan] },
              {
                key: "standing",
                label: year.standing,
                cell: (entry) => <StandingTag standing={standingOf(entry, view.today)} />,
              },
              {
                key: "shown",
                label: texts.entry.shown,
                cell: (entry) => (entry.open ? texts.entry.shownOpen : texts.entry.shownOffice),
              },
            ]}
            rows={view.entries}
            rowKey={({ id }) => id}
          />
        </Section>
      )}
      {indicators.length > 0 && (
        <Section
          title={indicatorWords.section}
          lead={indicatorWords.sectionLead}
          actions={<a href={paths.indicators()}>{indicatorWords.publicPage}</a>}
          rule
        >
          <ul className="plain-list">
            {indicators.map(({ key, name, latest }) => (
              <li key={key}>
                <a href={paths.indicator(key)}>{inLanguage(name, language)}</a>{" "}
                <Muted>{latest === null ? indicatorWords.never : indicatorWords.latest(latest)}</Muted>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.mayPlan && view.suggestions.length > 0 && (
        <Section title={t.suggestions(view.year)} lead={t.suggestionsLead} rule>
          <DataTable
            caption={t.suggestions(view.year)}
            captionHidden
            columns={[
              {
                key: "what",
                label: year.what,
                rowHeader: true,
                cell: (station) => <Written item={written}>{station.title}</Written>,
              },
              { key: "belongs", label: year.belongs, cell: (station) => texts.plans[station.plan] },
              {
                key: "source",
                label: year.source,
                cell: (station) => (
                  <Muted>
                    <Written item={written}>{station.source}</Written>
                  </Muted>
                ),
              },
              {
                key: "plan",
                label: t.plan,
                labelHidden: true,
                cell: (station) => (
                  <a href={paths.newPlanEntry(`?punkt=${station.key}&ar=${view.year}`)}>
                    {t.plan} <HiddenText>{t.planAbout(station.title)}</HiddenText>
                  </a>
                ),
              },
            ]}
            rows={view.suggestions}
            rowKey={({ key }) => key}
          />
        </Section>
      )}
    </>
  );
}
