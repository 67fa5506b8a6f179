import { ChartFrame, type ChartWords } from "./chart-frame.tsx";
import { type ColumnChartInput, columnChart } from "./charts/columns.ts";

export function ColumnChart({
  title,
  description,
  source,
  labelHeading,
  valueHeading,
  table,
  ...chart
}: ChartWords & Omit<ColumnChartInput, "width"> & { table?: false }) {
  return (
    <ChartFrame
      {...{ title, description, source, labelHeading, valueHeading, table }}
      draw={(width) => columnChart({ ...chart, width })}
      rows={chart.columns}
      series={chart.series}
      format={chart.format}
      stacked={chart.mode === "stacked"}
    />
  );
}
