import { paths } from "#app/paths.ts";
import { goalValue } from "#app/rooms/applications/application.ts";
import {
  captionOf,
  chartFormat,
  chartKronor,
  everyYear,
  firstColumn,
  headingOf,
  lineLabel,
} from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { resultsTexts } from "#app/rooms/reporting/results.texts.ts";
import type { ResultsView } from "#app/rooms/reporting/views.ts";
import { formatKronor, formatNumber, formatRational } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { ColumnChart } from "#app/ui/chart-columns.tsx";
import { ShareChart } from "#app/ui/chart-share.tsx";
import { Explained } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { type KeyFigure, KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { MunicipalityMap } from "#app/ui/map.tsx";
import topology from "#data/geo/kommuner-sjuharad-varberg.topo.json";

/** What the money did: few figures, large; each chart with its table. */
export function ResultsPage({ view }: { view: ResultsView }) {
  const language = useLanguage();
  const t = useTexts(resultsTexts);
  const reporting = useTexts(reportingTexts);
  const { report, projects } = reporting;
  if (view.projects === 0)
    return (
      <>
        <PageHeading title={t.title} lead={t.lead} />
        <EmptyState title={reporting.register.empty}>{reporting.register.emptyText}</EmptyState>
      </>
    );
  const { leverage, goals, years, municipalities, goalsOfStrategy, sources, outcomes } = view;
  const kronor = (ore: bigint) => formatKronor(ore, language, false);
  const figures: KeyFigure[] = [
    {
      label: t.granted,
      value: kronor(view.grantedOre),
      unit: t.unit,
      note: [t.grantedNote(projects(view.projects)), view.grantedUnknown > 0 ? t.grantedGap(view.grantedUnknown) : ""]
        .filter((part) => part !== "")
        .join(". "),
    },
    ...(leverage
      ? [
          {
            label: t.leverage,
            value: formatRational(leverage.times, 2, language),
            unit: t.leverageUnit,
            note: t.leverageNote(projects(leverage.projects)),
          },
        ]
      : []),
    goals
      ? {
          label: t.goals,
          value: formatNumber(goals.reached),
          unit: t.goalsOf(goals.planned),
          note: t.goalsNote(projects(goals.projects)),
        }
      : { label: t.goals, value: t.unknown, note: t.goalsNone },
    {
      label: t.paid,
      value: kronor(view.paidOre),
      unit: t.unit,
      note: t.paidNote(formatKronor(view.returnedOre, language)),
    },
  ];
  const yearLines = (years?.lines ?? []).flatMap(({ key, grantedOre }) =>
    key === null ? [] : [{ year: Number(key), grantedOre }],
  );
  const takesPart = Object.fromEntries(
    (municipalities?.lines ?? []).flatMap(({ key, takesPart: n }) => (key === null || n === undefined ? [] : [[key, n]])),
  );
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <KeyFigures items={figures} />
      {outcomes.length > 0 && (
        <Section title={t.outcomes} lead={t.outcomesLead} actions={<a href={paths.indicators()}>{t.allIndicators}</a>} rule>
          <KeyFigures
            items={outcomes.map(({ name, unit, sum, projects: of }) => ({
              label: inLanguage(name, language),
              value: goalValue(sum, language),
              unit: inLanguage(unit, language),
              note: t.outcomeNote(projects(of)),
            }))}
          />
        </Section>
      )}
      {yearLines.length > 1 && (
        <Section title={t.years} rule>
          <ColumnChart
            title={report.captions.year}
            labelHeading={report.columns.year}
            valueHeading={report.columns.granted}
            columns={everyYear(yearLines).map(({ year, grantedOre }) => ({
              label: `${year}`,
              values: [chartKronor(grantedOre)],
            }))}
            format={chartFormat(language)}
            source={report.chartSource}
          />
        </Section>
      )}
      {goalsOfStrategy && (
        <Section title={t.goalsSection} lead={t.goalsLead} rule>
          <BarChart
            title={captionOf(goalsOfStrategy, language)}
            description={headingOf(goalsOfStrategy, language)}
            labelHeading={firstColumn(goalsOfStrategy, language)}
            valueHeading={report.columns.granted}
            rows={goalsOfStrategy.lines.map((line) => ({
              label: lineLabel(goalsOfStrategy, line, language),
              values: [chartKronor(line.grantedOre)],
            }))}
            format={chartFormat(language)}
            source={report.chartSource}
          />
        </Section>
      )}
      {municipalities && (
        <Section title={t.municipalities} lead={t.municipalitiesLead} actions={<a href={paths.moneyHere()}>{t.toMoney}</a>} rule>
          <MunicipalityMap
            title={t.municipalitiesMap}
            labelHeading={reporting.register.municipality}
            valueHeading={report.columns.projects}
            topology={topology}
            values={takesPart}
            format={formatNumber}
            source={report.chartSource}
          />
        </Section>
      )}
      {sources.length > 0 && (
        <Section title={t.sources} lead={t.sourcesLead} rule>
          <ShareChart
            title={t.sourcesChart}
            labelHeading={t.kind}
            valueHeading={t.amount}
            parts={sources.map(({ label, amountOre }) => ({ label: inLanguage(label, language), value: chartKronor(amountOre) }))}
            format={chartFormat(language)}
            source={report.chartSource}
          />
        </Section>
      )}
      <Section title={t.onward} rule>
        <Prose>
          <ul>
            <li>
              <a href={paths.register()}>{t.register}</a>
            </li>
            <li>
              <a href={paths.fundingReport()}>{t.report}</a>
            </li>
            <li>
              <a href={paths.openData()}>{t.openData}</a>
            </li>
          </ul>
        </Prose>
        <Explained summary={t.how} lines={[...t.howLines, ...(view.demo > 0 ? [t.demo(view.demo)] : [])]} />
      </Section>
    </>
  );
}
