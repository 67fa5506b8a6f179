import { scaleLinear } from "d3-scale";
import type { Drawing, Shape } from "#app/documents/shapes.ts";
import { keyShapes, lengthOf, said, textWidth, typeSize, wrapText } from "./lines.ts";
import { chartPalette, seriesLook } from "./palette.ts";

/** `null`: nobody has said; it keeps its place, with a dash and no bar. */
export type BarRow = { label: string; values: readonly (number | null)[] };

export type BarChartInput = {
  width: number;
  rows: readonly BarRow[];
  /** Names of the values of each row; needed when there is more than one. */
  series?: readonly string[];
  mode?: "grouped" | "stacked";
  format: (value: number) => string;
  /** The value of a full-length bar; the largest by default. Two charts side by side want the same. */
  max?: number;
};

export const total = (values: readonly (number | null)[]) => values.reduce<number>((sum, value) => sum + lengthOf(value), 0);

/** Horizontal bars from nought, the figure at the end of each; labels beside them, or above on a narrow sheet. */
export function barChart({ width, rows, series = [], mode = "grouped", format, max }: BarChartInput): Drawing {
  const size = typeSize(width);
  const stacked = mode === "stacked";
  const beside = width >= 500;
  const labelWidth = beside ? Math.min(width * 0.32, Math.max(...rows.map((row) => textWidth(row.label, size)), 0) + size) : 0;
  const lineHeight = size * 1.3;
  const ends = rows.flatMap((row) => (stacked ? [total(row.values)] : row.values));
  const valueWidth = Math.max(...ends.map((value) => textWidth(said(value, format), size)), 0) + size * 0.6;
  const largest = max ?? Math.max(...ends.map(lengthOf), 0);
  const length = scaleLinear([0, largest || 1], [0, Math.max(width - labelWidth - valueWidth, 1)]);

  const key = keyShapes(series.length > 1 ? series : [], width, 0, size);
  const shapes: Shape[] = [...key.shapes];
  const bars = stacked ? 1 : Math.max(series.length, 1);
  const thickness = bars === 1 ? size * 1.45 : size * 1.05;
  const gap = bars === 1 ? 0 : 2;
  const barsHeight = bars * thickness + (bars - 1) * gap;
  let y = key.height;

  for (const row of rows) {
    const lines = wrapText(row.label, size, beside ? labelWidth - size : width, beside ? 3 : 2);
    const labelHeight = lines.length * lineHeight;
    const rowHeight = beside ? Math.max(barsHeight, labelHeight) : labelHeight + barsHeight;
    const barTop = beside ? y + (rowHeight - barsHeight) / 2 : y + labelHeight + size * 0.15;
    const labelTop = beside ? y + (rowHeight - labelHeight) / 2 : y;
    lines.forEach((text, index) => {
      shapes.push({ kind: "text", x: 0, y: labelTop + index * lineHeight + size, text, size, fill: chartPalette.ink });
    });
    if (stacked) {
      let x = labelWidth;
      row.values.forEach((value, index) => {
        const barLength = length(lengthOf(value));
        if (barLength > 0)
          shapes.push({
            kind: "rect",
            x,
            y: barTop,
            width: barLength,
            height: thickness,
            stroke: chartPalette.paper,
            strokeWidth: 1,
            ...seriesLook(index),
          });
        x += barLength;
      });
      shapes.push(endLabel(x, barTop, thickness, format(total(row.values)), size));
    } else {
      row.values.forEach((value, index) => {
        const top = barTop + index * (thickness + gap);
        const barLength = length(lengthOf(value));
        if (barLength > 0)
          shapes.push({ kind: "rect", x: labelWidth, y: top, width: barLength, height: thickness, ...striped(index) });
        shapes.push(endLabel(labelWidth + barLength, top, thickness, said(value, format), size));
      });
    }
    y += rowHeight + (beside ? size * 0.85 : size * 1.1);
  }
  const height = Math.max(y - size * 0.4, 1);
  shapes.push({
    kind: "line",
    x1: labelWidth,
    y1: key.height - size * 0.4,
    x2: labelWidth,
    y2: height,
    stroke: chartPalette.axis,
    strokeWidth: 1,
  });
  return { width, height, shapes: beside ? shapes : shapes.filter((shape) => shape.kind !== "line") };
}

/** Grouped bars are hatched in paper colour without an edge of their own. */
const striped = (index: number) => ({ ...seriesLook(index), ...(index > 0 && { stroke: chartPalette.paper, strokeWidth: 0.5 }) });

const endLabel = (x: number, top: number, thickness: number, text: string, size: number): Shape => ({
  kind: "text",
  x: x + size * 0.45,
  y: top + thickness / 2 + size * 0.35,
  text,
  size,
  weight: "semibold",
  fill: chartPalette.ink,
});
