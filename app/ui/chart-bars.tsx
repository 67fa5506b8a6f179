import { type BarChartInput, barChart } from "./charts/bars.ts";
import { ResponsiveDrawing } from "./drawing.tsx";
import { Figure } from "./figure.tsx";
import { SeriesTable } from "./series-table.tsx";

export type ChartWords = {
  title: string;
  description?: string;
  source?: string;
  /** Heading of the first column of the table: what a row is. */
  labelHeading: string;
  /** Heading of the figures when there is only one series. */
  valueHeading: string;
};

export function BarChart({
  title,
  description,
  source,
  labelHeading,
  valueHeading,
  ...chart
}: ChartWords & Omit<BarChartInput, "width">) {
  return (
    <Figure
      caption={title}
      description={description}
      source={source}
      table={
        <SeriesTable
          caption={title}
          labelHeading={labelHeading}
          series={chart.series ?? [valueHeading]}
          rows={chart.rows}
          format={chart.format}
          sum={chart.mode === "stacked"}
        />
      }
    >
      <ResponsiveDrawing draw={(width) => barChart({ ...chart, width })} title={title} description={description} />
    </Figure>
  );
}
