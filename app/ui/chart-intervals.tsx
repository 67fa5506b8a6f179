import type { ReactNode } from "react";
import { type IntervalChartInput, intervalChart } from "./charts/intervals.ts";
import { ResponsiveDrawing } from "./drawing.tsx";
import { Figure } from "./figure.tsx";

type IntervalChartProps = Omit<IntervalChartInput, "width"> & { title: string; description: string; table: ReactNode };

/** How far each row may move along a row of places. The table is the caller's: it tells more than the picture. */
export function IntervalChart({ title, description, table, ...chart }: IntervalChartProps) {
  return (
    <Figure caption={title} description={description} table={table}>
      <ResponsiveDrawing draw={(width) => intervalChart({ ...chart, width })} title={title} description={description} />
    </Figure>
  );
}
