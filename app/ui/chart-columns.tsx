import type { ChartWords } from "./chart-bars.tsx";
import { type ColumnChartInput, columnChart } from "./charts/columns.ts";
import { ResponsiveDrawing } from "./drawing.tsx";
import { Figure } from "./figure.tsx";
import { SeriesTable } from "./series-table.tsx";

export function ColumnChart({
  title,
  description,
  source,
  labelHeading,
  valueHeading,
  ...chart
}: ChartWords & Omit<ColumnChartInput, "width">) {
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
          rows={chart.columns}
          format={chart.format}
          sum={chart.mode === "stacked"}
        />
      }
    >
      <ResponsiveDrawing draw={(width) => columnChart({ ...chart, width })} title={title} description={description} />
    </Figure>
  );
}
