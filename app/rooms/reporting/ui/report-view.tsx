import type { Cell, TableBlock } from "#app/documents/document.ts";
import { paths } from "#app/paths.ts";
import type { Dimension, FundingReport } from "#app/rooms/reporting/funding-report.ts";
import { asQuery, type UnknownChoice } from "#app/rooms/reporting/register.ts";
import {
  captionOf,
  chartFormat,
  firstColumn,
  gapLines,
  headingOf,
  leadWords,
  noteOf,
} from "#app/rooms/reporting/report-words.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { dimensionDrawing, dimensionTable, municipalityValues } from "#app/rooms/reporting/ui/funding-report-document.ts";
import { UnknownChoices } from "#app/rooms/reporting/ui/unknown-choices.tsx";
import type { ReportChoices } from "#app/rooms/reporting/views.ts";
import { formatKronor } from "#app/texts/format.ts";
import { inLanguage } from "#app/texts/language.ts";
import { ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { ResponsiveDrawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Hidden, Select } from "#app/ui/fields.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { Filters } from "#app/ui/filters.tsx";
import { KeyFigures } from "#app/ui/key-figures.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { PageHeading, Prose, Section } from "#app/ui/layout.tsx";
import { MunicipalityMap } from "#app/ui/map.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DataTable } from "#app/ui/table.tsx";
import topology from "#data/geo/kommuner-sjuharad-varberg.topo.json";

/** The same projects in the register, as far as it can be asked the same. */
const registerQuery = ({ fran, till, utlysning, kommun, mal }: FundingReport["question"]) =>
  asQuery({ ar: fran === till ? fran : undefined, utlysning, kommun, mal });

export function FundingReportPage({
  report,
  choices,
  unknown,
}: {
  report: FundingReport;
  choices: ReportChoices;
  unknown: readonly UnknownChoice[];
}) {
  const language = useLanguage();
  const texts = useTexts(reportingTexts);
  const t = texts.report;
  const { figures, question } = report;
  const query = asQuery(question);
  const gaps = gapLines(report, language);
  const years = choices.years.map((year) => ({ value: String(year), label: String(year) }));
  return (
    <>
      <PageHeading
        caption={t.kind}
        title={
          report.selection.length === 0
            ? t.title
            : t.titleOf(report.selection.map((name) => inLanguage(name, language)).join(", "))
        }
        {...(report.selection.length > 0 ? { back: { href: paths.moneyHere(), label: texts.money.title } } : {})}
        {...(figures.awards === 0 ? {} : { lead: leadWords(report, language) })}
        // Of nothing there is no file to fetch.
        actions={
          figures.awards > 0 && (
            <ButtonGroup>
              <LinkButton href={paths.fundingReportPdf(query)}>{t.pdf}</LinkButton>
              <LinkButton href={paths.fundingReportXlsx(query)} kind="secondary">
                {t.xlsx}
              </LinkButton>
              <LinkButton href={paths.fundingReportCsv(query)} kind="secondary">
                {t.csv}
              </LinkButton>
            </ButtonGroup>
          )
        }
      />
      <UnknownChoices unknown={unknown} />
      <Filters
        action={paths.fundingReport()}
        label={t.filters}
        submitLabel={t.show}
        {...(query === "" ? {} : { reset: paths.fundingReport() })}
        values={{
          fran: question.fran === undefined ? "" : String(question.fran),
          till: question.till === undefined ? "" : String(question.till),
          utlysning: question.utlysning ?? "",
          strategi: question.strategi ?? "",
          kommun: question.kommun ?? "",
        }}
      >
        <Select name="fran" label={t.from} options={[{ value: "", label: t.allYears }, ...years]} width="short" />
        <Select name="till" label={t.to} options={[{ value: "", label: t.allYears }, ...years]} width="short" />
        <Select
          name="utlysning"
          label={t.call}
          options={[{ value: "", label: t.allCalls }, ...choices.calls.map((call) => ({ value: call, label: call }))]}
        />
        <Select
          name="strategi"
          label={t.strategy}
          options={[
            { value: "", label: t.allStrategies },
            ...choices.strategies.map((strategy) => ({ value: strategy.id, label: strategy.name })),
          ]}
        />
        <Select
          name="kommun"
          label={t.municipality}
          options={[{ value: "", label: t.allMunicipalities }, ...choices.municipalities]}
        />
        {question.mal && <Hidden name="mal" value={question.mal.join(",")} />}
      </Filters>
      {figures.awards === 0 ? (
        <EmptyState
          title={leadWords(report, language)}
          action={
            <LinkButton href={paths.fundingReport()} kind="secondary">
              {t.reset}
            </LinkButton>
          }
        />
      ) : (
        <>
          <KeyFigures
            items={[
              { label: t.figures.granted, value: formatKronor(figures.grantedOre, language) },
              { label: t.figures.projects, value: String(figures.awards), href: paths.register() + registerQuery(question) },
              { label: t.figures.without, value: String(figures.withoutGranted), note: t.unknownNote },
              {
                label: t.figures.total,
                value: figures.withoutTotal === figures.awards ? t.totalUnknown : formatKronor(figures.totalOre, language),
                note: t.knownFor(figures.awards - figures.withoutTotal, figures.awards),
              },
            ]}
          />
          {gaps.length > 0 && (
            <Notice title={t.gaps}>
              <ul>
                {gaps.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Notice>
          )}
          {report.dimensions.map((dimension) => (
            <DimensionSection
              key={dimension.id}
              dimension={dimension}
              report={report}
              note={noteOf(report, dimension, language)}
            />
          ))}
          <Section title={t.method} rule>
            <Prose>
              <ul>
                {t.methodLines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <p>
                <a href={`${paths.fundingReportCsv(asQuery({ ...question, tabell: "projekt" }))}`}>{t.csvProjects}</a>
              </p>
            </Prose>
          </Section>
        </>
      )}
    </>
  );
}

function DimensionSection({ dimension, report, note }: { dimension: Dimension; report: FundingReport; note: string }) {
  const language = useLanguage();
  const t = useTexts(reportingTexts).report;
  const caption = captionOf(dimension, language);
  const table = <BlockTable block={dimensionTable(dimension, report, language)} />;
  const drawn = dimension.lines.some((line) => line.key !== null && line.grantedOre > 0n);
  return (
    <Section title={headingOf(dimension, language)} lead={note || undefined} rule>
      {drawn && dimension.kind === "municipality" && (
        <MunicipalityMap
          title={caption}
          labelHeading={firstColumn(dimension, language)}
          valueHeading={t.columns.granted}
          topology={topology}
          values={municipalityValues(dimension)}
          format={chartFormat(language)}
          source={t.chartSource}
        />
      )}
      {drawn && dimension.kind !== "municipality" && (
        <Figure caption={caption} source={t.chartSource}>
          <ResponsiveDrawing draw={(width) => dimensionDrawing(dimension, language, width)} title={caption} />
        </Figure>
      )}
      {table}
    </Section>
  );
}

/** The very table of the document, so that page and paper cannot differ. */
function BlockTable({ block }: { block: TableBlock }) {
  const key = (index: number) => block.columns[index]?.key ?? String(index);
  return (
    <DataTable
      caption={block.caption}
      captionHidden
      columns={block.columns.map((column, index) => ({
        key: key(index),
        label: column.label,
        numeric: column.align === "end",
        rowHeader: index === 0,
        cell: (row: readonly Cell[]) => row[index]?.text ?? "",
      }))}
      rows={block.rows.map((row) => row.cells)}
      rowKey={(row) => row[0]?.text ?? ""}
      {...(block.totals ? { foot: Object.fromEntries(block.totals.map((cell, index) => [key(index), cell.text])) } : {})}
    />
  );
}
