import { scaleLinear } from "d3-scale";
import type { Drawing, Shape } from "#app/documents/shapes.ts";
import { keyShapes, textWidth, typeSize, wrapText } from "./lines.ts";
import { chartPalette, seriesLook } from "./palette.ts";

export type IntervalRow = {
  /** before the label, heavier: so that a figure in a name is not taken for the place */
  place: string;
  label: string;
  /** where it stands */
  at: number;
  /** what it may come to, in all; and most often */
  widest: readonly [number, number];
  usual: readonly [number, number];
  /** index in `series` */
  look: number;
  /** at the row's end, under `valueHead` */
  value?: string;
};

export type IntervalChartInput = {
  width: number;
  rows: readonly IntervalRow[];
  /** What the colours mean. */
  series: readonly string[];
  /** The last place on the axis. */
  last: number;
  /** A line after this place, with words: where the money ends. */
  limit: { after: number; label: string } | null;
  /** what the rows' values are; none: they have none */
  valueHead?: string;
};

/** Places from left to right: a thin line for all an application may come to, a bar for what is usual, a mark where it stands. */
export function intervalChart({ width, rows, series, last, limit, valueHead }: IntervalChartInput): Drawing {
  const size = typeSize(width);
  const beside = width >= 500;
  const lineHeight = size * 1.3;
  const placeWidth = Math.max(...rows.map((row) => textWidth(row.place, size)), 0) + size * 0.6;
  const labelWidth = beside
    ? Math.min(width * 0.4, placeWidth + Math.max(...rows.map((row) => textWidth(row.label, size)), 0) + size)
    : 0;
  const headLines = valueHead ? wrapText(valueHead, size * 0.9, size * 7, 2) : [];
  const valueWidth = valueHead ? Math.max(...headLines.map((line) => textWidth(line, size * 0.9)), size * 3) + size : 0;
  const end = width - 1 - valueWidth;
  const x = scaleLinear([0.5, last + 0.5], [labelWidth, end]);
  const key = keyShapes(series, width, 0, size);
  const shapes: Shape[] = [...key.shapes];
  const top = key.height + size * (limit || headLines.length > 1 ? 3.2 : 1.6);
  const ticks = x
    .ticks(Math.max(2, Math.min(10, Math.floor((end - labelWidth) / 60))))
    .filter((place) => Number.isInteger(place) && place > 1 && place <= last);
  ticks.unshift(1);
  const body: Shape[] = [];
  let y = top;
  for (const row of rows) {
    const lines = wrapText(row.label, size, (beside ? labelWidth - size : width) - placeWidth, 2);
    const labelHeight = lines.length * lineHeight;
    const barHeight = size * 0.9;
    const rowHeight = beside ? Math.max(barHeight, labelHeight) : labelHeight + barHeight;
    const middle = beside ? y + rowHeight / 2 : y + labelHeight + barHeight / 2 + size * 0.15;
    const labelTop = beside ? y + (rowHeight - labelHeight) / 2 : y;
    body.push({ kind: "text", x: 0, y: labelTop + size, text: row.place, size, weight: "semibold", fill: chartPalette.ink });
    if (row.value)
      body.push({
        kind: "text",
        x: width - 1,
        y: middle + size * 0.35,
        text: row.value,
        size,
        anchor: "end",
        fill: chartPalette.ink,
      });
    lines.forEach((text, index) => {
      body.push({ kind: "text", x: placeWidth, y: labelTop + index * lineHeight + size, text, size, fill: chartPalette.ink });
    });
    const look = seriesLook(row.look);
    body.push(
      {
        kind: "line",
        x1: x(row.widest[0] - 0.4),
        y1: middle,
        x2: x(row.widest[1] + 0.4),
        y2: middle,
        stroke: chartPalette.axis,
        strokeWidth: 1.5,
      },
      {
        kind: "rect",
        x: x(row.usual[0] - 0.4),
        y: middle - barHeight / 2,
        width: x(row.usual[1] + 0.4) - x(row.usual[0] - 0.4),
        height: barHeight,
        stroke: chartPalette.paper,
        strokeWidth: 1,
        ...look,
      },
      // Paper around ink: the mark is seen on every colour.
      {
        kind: "rect",
        x: x(row.at) - 3,
        y: middle - barHeight * 0.62,
        width: 6,
        height: barHeight * 1.24,
        fill: chartPalette.paper,
      },
      {
        kind: "rect",
        x: x(row.at) - 1.5,
        y: middle - barHeight * 0.62,
        width: 3,
        height: barHeight * 1.24,
        fill: chartPalette.ink,
      },
    );
    y += rowHeight + (beside ? size * 0.6 : size * 0.9);
  }
  const height = y;
  for (const place of ticks)
    shapes.push(
      { kind: "line", x1: x(place), y1: top - size * 0.4, x2: x(place), y2: height, stroke: chartPalette.rule, strokeWidth: 1 },
      {
        kind: "text",
        x: x(place),
        y: top - size * 0.7,
        text: `${place}`,
        size: size * 0.9,
        anchor: "middle",
        fill: chartPalette.muted,
      },
    );
  headLines.forEach((text, index) => {
    const y = top - size * 0.7 - (headLines.length - 1 - index) * size * 1.15;
    shapes.push({ kind: "text", x: width - 1, y, text, size: size * 0.9, anchor: "end", fill: chartPalette.muted });
  });
  shapes.push(...body);
  if (limit && limit.after < last) {
    const at = x(limit.after + 0.5);
    const labelled = textWidth(limit.label, size);
    shapes.push(
      {
        kind: "line",
        x1: at,
        y1: top - size * 1.6,
        x2: at,
        y2: height,
        stroke: chartPalette["series-4"],
        strokeWidth: 2,
        dash: [6, 4],
      },
      {
        kind: "text",
        // Over the line, and never outside the sheet.
        x: Math.max(0, Math.min(at - labelled / 2, end - labelled)),
        y: top - size * 1.9,
        text: limit.label,
        size,
        weight: "semibold",
        fill: chartPalette.ink,
      },
    );
  }
  return { width, height, shapes };
}
