import type { BarRow } from "./charts/bars.ts";
import { said } from "./charts/lines.ts";
import { useTexts } from "./language.tsx";
import { type Column, DataTable } from "./table.tsx";
import { uiTexts } from "./ui.texts.ts";

type Row = BarRow;

type SeriesTableProps = {
  caption: string;
  labelHeading: string;
  series: readonly string[];
  rows: readonly Row[];
  format: (value: number) => string /** A last column with each row's total. */;
  sum?: boolean;
};

/** The figures of a chart, all of them. */
export function SeriesTable({ caption, labelHeading, series, rows, format, sum }: SeriesTableProps) {
  const t = useTexts(uiTexts);
  const columns: Column<Row>[] = [
    { key: "label", label: labelHeading, cell: (row) => row.label, rowHeader: true },
    ...series.map(
      (label, index): Column<Row> => ({
        key: `value-${index}`,
        label,
        numeric: true,
        cell: (row) => said(row.values[index] ?? null, format),
      }),
    ),
  ];
  if (sum && series.length > 1) {
    columns.push({
      key: "sum",
      label: t.total,
      numeric: true,
      cell: (row) => format(row.values.reduce<number>((a, b) => a + (b ?? 0), 0)),
    });
  }
  return <DataTable caption={caption} captionHidden dense columns={columns} rows={rows} rowKey={(row) => row.label} />;
}
