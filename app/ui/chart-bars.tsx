import { ChartFrame, type ChartWords } from "./chart-frame.tsx";
import { type BarChartInput, barChart } from "./charts/bars.ts";

export function BarChart({
  title,
  description,
  source,
  labelHeading,
  valueHeading,
  ...chart
}: ChartWords & Omit<BarChartInput, "width">) {
  return (
    <ChartFrame
      {...{ title, description, source, labelHeading, valueHeading }}
      draw={(width) => barChart({ ...chart, width })}
      rows={chart.rows}
      series={chart.series}
      format={chart.format}
      stacked={chart.mode === "stacked"}
    />
  );
}
