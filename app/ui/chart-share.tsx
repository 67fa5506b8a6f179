import type { ChartWords } from "./chart-frame.tsx";
import { type ShareChartInput, shareChart, wholePercents } from "./charts/share.ts";
import { ResponsiveDrawing } from "./drawing.tsx";
import { Figure } from "./figure.tsx";
import { useTexts } from "./language.tsx";
import { DataTable } from "./table.tsx";
import { uiTexts } from "./ui.texts.ts";

export function ShareChart({
  title,
  description,
  source,
  labelHeading,
  valueHeading,
  ...chart
}: ChartWords & Omit<ShareChartInput, "width">) {
  const t = useTexts(uiTexts);
  const percents = wholePercents(chart.parts.map((part) => part.value));
  const table = (
    <DataTable
      caption={title}
      captionHidden
      dense
      columns={[
        { key: "label", label: labelHeading, cell: (part) => part.label, rowHeader: true },
        { key: "value", label: valueHeading, numeric: true, cell: (part) => chart.format(part.value) },
        { key: "share", label: t.share, numeric: true, cell: (_, index) => `${percents[index]}\u00a0%` },
      ]}
      rows={chart.parts}
      rowKey={(part) => part.label}
    />
  );
  return (
    <Figure caption={title} description={description} source={source} table={table}>
      <ResponsiveDrawing draw={(width) => shareChart({ ...chart, width })} title={title} description={description} />
    </Figure>
  );
}
