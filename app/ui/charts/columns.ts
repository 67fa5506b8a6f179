import { scaleBand, scaleLinear } from "d3-scale";
import type { Drawing, Shape } from "#app/documents/shapes.ts";
import { type BarRow, total } from "./bars.ts";
import { keyShapes, lengthOf, said, textWidth, typeSize } from "./lines.ts";
import { chartPalette, seriesLook } from "./palette.ts";

export type ColumnChartInput = {
  width: number;
  /** In order of time; the label is the year or another short word. */
  columns: readonly BarRow[];
  series?: readonly string[];
  mode?: "grouped" | "stacked";
  format: (value: number) => string;
};

/** Standing columns over a few quiet rules. The figure over a column is left out when its neighbours would touch it. */
export function columnChart({ width, columns, series = [], mode = "grouped", format }: ColumnChartInput): Drawing {
  const size = typeSize(width);
  const stacked = mode === "stacked";
  const ends = columns.flatMap((column) => (stacked ? [total(column.values)] : column.values));
  const key = keyShapes(series.length > 1 ? series : [], width, 0, size);
  const plotHeight = width < 500 ? 220 : 260;
  const top = key.height + size * 1.6;
  const bottom = top + plotHeight;

  const height = scaleLinear([0, Math.max(...ends.map(lengthOf), 0) || 1], [0, plotHeight]).nice(4);
  const ticks = height.ticks(4);
  const axisWidth = Math.max(...ticks.map((tick) => textWidth(format(tick), size)), 0) + size * 0.9;
  const band = scaleBand<number>(
    columns.map((_, index) => index),
    [axisWidth, width],
  )
    .paddingInner(0.32)
    .paddingOuter(0.16);
  const shapes: Shape[] = [...key.shapes];

  for (const tick of ticks) {
    const y = bottom - height(tick);
    shapes.push(
      {
        kind: "line",
        x1: axisWidth,
        y1: y,
        x2: width,
        y2: y,
        stroke: tick === 0 ? chartPalette.axis : chartPalette.rule,
        strokeWidth: 1,
      },
      {
        kind: "text",
        x: axisWidth - size * 0.7,
        y: y + size * 0.34,
        text: format(tick),
        size,
        anchor: "end",
        fill: chartPalette.muted,
      },
    );
  }

  const bars = stacked ? 1 : Math.max(series.length, 1);
  const barWidth = (band.bandwidth() - (bars - 1) * 2) / bars;
  const roomy = ends.every((value) => textWidth(said(value, format), size) <= (bars === 1 ? band.step() : barWidth + 2) * 0.98);

  // Labels that would touch are thinned out, counted from the last: its year is the one that is looked for.
  const labelled = Math.ceil((Math.max(...columns.map(({ label }) => textWidth(label, size)), 0) + size * 0.4) / band.step());

  columns.forEach((column, index) => {
    const left = band(index) ?? 0;
    const figure = (x: number, y: number, value: number | null) => {
      // A dash is narrow, and says that the place is not nought.
      if (roomy || value === null)
        shapes.push({
          kind: "text",
          x,
          y: y - size * 0.45,
          text: said(value, format),
          size,
          anchor: "middle",
          weight: "semibold",
          fill: chartPalette.ink,
        });
    };
    let y = bottom;
    column.values.forEach((value, place) => {
      const tall = height(lengthOf(value));
      const x = stacked ? left : left + place * (barWidth + 2);
      y = stacked ? y - tall : bottom - tall;
      if (tall > 0) {
        const edge = place > 0 || stacked ? { stroke: chartPalette.paper, strokeWidth: stacked ? 1 : 0.5 } : {};
        shapes.push({ kind: "rect", x, y, width: barWidth, height: tall, ...seriesLook(place), ...edge });
      }
      if (!stacked) figure(x + barWidth / 2, y, value);
    });
    if (stacked) figure(left + band.bandwidth() / 2, y, total(column.values));
    if ((columns.length - 1 - index) % labelled > 0) return;
    shapes.push({
      kind: "text",
      x: left + band.bandwidth() / 2,
      y: bottom + size * 1.5,
      text: column.label,
      size,
      anchor: "middle",
      fill: chartPalette.ink,
    });
  });
  return { width, height: bottom + size * 2, shapes };
}
