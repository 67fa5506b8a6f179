import { paths } from "#app/paths.ts";
import type { CalibratedRow, ShownSeverity } from "#app/rooms/assessment/calibration.server.ts";
import { calibrationTexts } from "#app/rooms/assessment/calibration.texts.ts";
import { asShown } from "#app/rooms/assessment/calibration.ts";
import { formatRational } from "#app/texts/format.ts";
import { BarChart } from "#app/ui/chart-bars.tsx";
import { Explained } from "#app/ui/details.tsx";
import { useLanguage, useTexts } from "#app/ui/language.tsx";
import { Section } from "#app/ui/layout.tsx";
import { DataTable } from "#app/ui/table.tsx";
import "./assessment.css";

/** Below a tenth of a step the words would say more than the figures do. */
const noDifference = 0.1;

/** How severe each assessor is, as a picture and a table, and every total raw and calibrated side by side. */
export function Calibrated({
  severities,
  rows,
  between,
  within,
  decimals,
}: {
  severities: readonly ShownSeverity[];
  rows: readonly CalibratedRow[];
  between: number;
  within: number;
  decimals: number;
}) {
  const t = useTexts(calibrationTexts);
  const language = useLanguage();
  const format = (value: number) => formatRational(asShown(value), decimals, language);
  const steps = (value: number) => formatRational(asShown(value), 2, language);
  const named = severities.map((one, index) => ({
    ...one,
    label: one.name ?? t.anonymous(index < 26 ? String.fromCharCode(65 + index) : `${index + 1}`),
  }));
  const words = (leaning: number) => (Math.abs(leaning) < noDifference ? t.none : leaning < 0 ? t.severe : t.mild);
  return (
    <>
      <Section title={t.severity}>
        <p>{t.spread(steps(between), steps(within))}</p>
        <BarChart
          title={t.severity}
          description={t.severityAbout}
          labelHeading={t.assessor}
          valueHeading={t.raw}
          series={[t.series.given, t.series.expected]}
          rows={named.map(({ label, given, expected }) => ({ label, values: [given, expected] }))}
          format={format}
        />
        <DataTable
          caption={t.table}
          rows={named}
          rowKey={({ label }) => label}
          columns={[
            { key: "assessor", label: t.assessor, rowHeader: true, cell: ({ label }) => <bdi>{label}</bdi> },
            { key: "sheets", label: t.sheets, numeric: true, cell: ({ sheets }) => sheets },
            { key: "given", label: t.series.given, numeric: true, cell: ({ given }) => format(given) },
            { key: "expected", label: t.series.expected, numeric: true, cell: ({ expected }) => format(expected) },
            {
              key: "leaning",
              label: t.leaning,
              numeric: true,
              cell: ({ leaning }) => (
                <>
                  {t.leaningText(steps(leaning))}
                  <span className="ranking__note">{words(leaning)}</span>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t.totals} rule>
        <DataTable
          caption={t.totals}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "application",
              label: t.application,
              rowHeader: true,
              cell: ({ id, title, number }) => (
                <>
                  <a href={paths.case(id)}>
                    <bdi>{title}</bdi>
                  </a>
                  <span className="ranking__note">{number}</span>
                </>
              ),
            },
            { key: "rank", label: t.rawPlace, numeric: true, cell: ({ rank }) => rank },
            { key: "raw", label: t.raw, numeric: true, cell: ({ raw }) => <strong>{format(raw)}</strong> },
            { key: "calibrated", label: t.calibrated, numeric: true, cell: ({ calibrated }) => format(calibrated) },
            { key: "place", label: t.calibratedPlace, numeric: true, cell: ({ place }) => place },
          ]}
        />
        <Explained summary={t.how} lines={t.howText} />
      </Section>
    </>
  );
}
