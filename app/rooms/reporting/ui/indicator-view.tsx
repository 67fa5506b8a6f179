import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { goalValue } from "#app/rooms/applications/application.ts";
import { withGaps } from "#app/rooms/reporting/indicator-series.ts";
import { indicatorsTexts } from "#app/rooms/reporting/indicators.texts.ts";
import type { IndicatorView } from "#app/rooms/reporting/views.ts";
import { inLanguage } from "#app/texts/language.ts";
import { ColumnChart } from "#app/ui/chart-columns.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { type HeadingLevel, Muted, Section } from "#app/ui/layout.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { DataTable } from "#app/ui/table.tsx";

/** What an indicator is: its unit, what is counted and how, and the goals that it is hung on. */
export function IndicatorFacts({ indicator }: { indicator: IndicatorView }) {
  const language = useLanguage();
  const t = useTexts(indicatorsTexts);
  return (
    <SummaryList
      compact
      rows={[
        { label: t.unit, value: inLanguage(indicator.unit, language) },
        { label: t.definition, value: inLanguage(indicator.definition, language) },
        { label: t.method, value: inLanguage(indicator.method, language) },
        ...(indicator.goals.length > 0
          ? [
              {
                label: t.goals,
                value: indicator.goals.map(({ frameworkId, label }, index) => (
                  <span key={label}>
                    {index > 0 && <br />}
                    <a href={paths.strategy(frameworkId)}>{label}</a>
                  </span>
                )),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Values year by year as a chart and a table with sources, and what projects have reached. A year without a figure is a gap. */
export function IndicatorValues({
  indicator,
  level,
  action,
}: {
  indicator: IndicatorView;
  level: HeadingLevel;
  action?: { label: string; cell: (year: number) => ReactNode };
}) {
  const language = useLanguage();
  const t = useTexts(indicatorsTexts);
  const name = inLanguage(indicator.name, language);
  const unit = inLanguage(indicator.unit, language);
  const { values, outcomes } = indicator;
  const shown = (value: number) => goalValue(value, language);
  return (
    <>
      <Section title={t.values} level={level}>
        {values.length === 0 ? (
          <p>
            <Muted>{t.noValues}</Muted>
          </p>
        ) : (
          <>
            {values.length > 1 && values.every(({ value }) => value >= 0) && (
              <ColumnChart
                title={t.chart(name)}
                description={unit}
                labelHeading={t.year}
                valueHeading={unit}
                columns={withGaps(values).map(({ year, value }) => ({ label: `${year}`, values: value === null ? [] : [value] }))}
                format={shown}
                table={false}
              />
            )}
            <DataTable
              caption={`${t.chart(name)} (${unit})`}
              captionHidden
              dense
              columns={[
                { key: "year", label: t.year, rowHeader: true, cell: ({ year }) => year },
                {
                  key: "value",
                  label: `${t.value} (${unit})`,
                  numeric: true,
                  cell: ({ value }) => (value === null ? <Muted>{t.missing}</Muted> : shown(value)),
                },
                {
                  key: "source",
                  label: t.source,
                  cell: ({ year }) => <Muted>{values.find((one) => one.year === year)?.source ?? ""}</Muted>,
                },
                ...(action
                  ? [
                      {
                        key: "action",
                        label: action.label,
                        labelHidden: true,
                        cell: ({ year, value }: { year: number; value: number | null }) =>
                          value === null ? null : action.cell(year),
                      },
                    ]
                  : []),
              ]}
              rows={withGaps(values)}
              rowKey={({ year }) => `${year}`}
            />
          </>
        )}
      </Section>
      {outcomes.length > 0 && (
        <Section title={t.outcomes} level={level} lead={t.outcomesLead}>
          <DataTable
            caption={`${t.outcomes}: ${name}`}
            captionHidden
            dense
            columns={[
              { key: "year", label: t.year, rowHeader: true, cell: ({ year }) => year },
              { key: "projects", label: t.projects, numeric: true, cell: ({ projects }) => projects },
              {
                key: "sum",
                label: `${t.sum} (${unit})`,
                numeric: true,
                cell: ({ sum }) => (sum === null ? <Muted>{t.notSummed}</Muted> : shown(sum)),
              },
            ]}
            rows={outcomes}
            rowKey={({ year }) => `${year}`}
          />
        </Section>
      )}
    </>
  );
}
