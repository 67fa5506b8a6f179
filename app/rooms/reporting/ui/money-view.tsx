import { paths } from "#app/paths.ts";
import { asQuery } from "#app/rooms/reporting/register.ts";
import { chartFormat, chartKronor } from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import type { MoneyTable, MoneyView } from "#app/rooms/reporting/views.ts";
import { formatKronor } from "#app/texts/format.ts";
import { ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Section } from "#app/ui/layout.tsx";
import { MunicipalityMap } from "#app/ui/map.tsx";
import { DataTable } from "#app/ui/table.tsx";
import topology from "#data/geo/kommuner-sjuharad-varberg.topo.json";

/** Where the money went: each municipality and each goal with the way to its own report. */
export function MoneyPage({ view }: { view: MoneyView }) {
  const language = useLanguage();
  const texts = useTexts(reportingTexts);
  const { money: t, report } = texts;
  const { figures } = view;
  return (
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonGroup>
            <LinkButton href={paths.fundingReport()}>{t.report}</LinkButton>
            <LinkButton href={paths.register()} kind="secondary">
              {t.register}
            </LinkButton>
          </ButtonGroup>
        }
      />
      {figures.awards === 0 ? (
        <EmptyState title={texts.register.empty}>{texts.register.emptyText}</EmptyState>
      ) : (
        <>
          <KeyFigures
            items={[
              { label: report.figures.granted, value: formatKronor(figures.grantedOre, language) },
              { label: report.figures.projects, value: String(figures.awards), href: paths.register() },
              { label: report.figures.without, value: String(figures.withoutGranted), note: report.unknownNote },
            ]}
          />
          <Section title={t.municipalities} lead={t.municipalitiesLead} rule>
            <MunicipalityMap
              title={report.captions.municipality}
              labelHeading={report.columns.municipality}
              valueHeading={report.columns.granted}
              topology={topology}
              values={Object.fromEntries(view.municipalities.lines.map(({ key, line }) => [key, chartKronor(line.grantedOre)]))}
              format={chartFormat(language)}
              source={report.chartSource}
            />
            <MoneyLines table={view.municipalities} figures={figures} by="kommun" counted={report.columns.takesPart} />
          </Section>
          {view.strategies.map((table, index) => (
            <Section key={table.id} title={table.title} lead={index === 0 ? t.goalsLead : undefined} rule>
              <MoneyLines table={table} figures={figures} by="mal" counted={report.columns.projects} />
            </Section>
          ))}
        </>
      )}
    </>
  );
}

function MoneyLines({
  table,
  figures,
  by,
  counted,
}: {
  table: MoneyTable;
  figures: MoneyView["figures"];
  by: "kommun" | "mal";
  counted: string;
}) {
  const language = useLanguage();
  const texts = useTexts(reportingTexts);
  return (
    <DataTable
      caption={table.title}
      captionHidden
      columns={[
        {
          key: "name",
          label: table.heading,
          rowHeader: true,
          cell: ({ key, label, linked }) => (linked ? <a href={paths.fundingReport(asQuery({ [by]: key }))}>{label}</a> : label),
        },
        {
          key: "granted",
          label: texts.register.granted,
          numeric: true,
          cell: ({ line }) => formatKronor(line.grantedOre, language),
        },
        {
          key: "projects",
          label: counted,
          numeric: true,
          cell: ({ key, linked, line }) => {
            const words = texts.projects(line.takesPart ?? line.awards);
            return linked ? <a href={paths.register() + asQuery({ [by]: key })}>{words}</a> : words;
          },
        },
      ]}
      rows={table.lines}
      rowKey={({ key }) => key}
      foot={{ name: texts.report.columns.sum, granted: formatKronor(figures.grantedOre, language) }}
    />
  );
}
