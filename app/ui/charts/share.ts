import { scaleLinear } from "d3-scale";
import type { Drawing, Shape } from "#app/documents/shapes.ts";
import { lengthValue, textWidth, typeSize, wrapText } from "./lines.ts";
import { chartPalette, seriesLook } from "./palette.ts";

export type ShareChartInput = {
  width: number;
  parts: readonly { label: string; value: number }[];
  format: (value: number) => string;
};

/** Whole per cents that add up to 100 (largest remainder, ties to the earlier part); all noughts when there is nothing to share. */
export function wholePercents(values: readonly number[]): number[] {
  const lengths = values.map(lengthValue);
  const sum = lengths.reduce((a, b) => a + b, 0);
  if (sum === 0) return values.map(() => 0);
  const exact = lengths.map((value) => (value * 100) / sum);
  const percents = exact.map(Math.floor);
  const left = 100 - percents.reduce((a, b) => a + b, 0);
  exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => {
      percents[index] = (percents[index] ?? 0) + 1;
    });
  return percents;
}

/** One bar that is the whole, and under it what each part is and how much. */
export function shareChart({ width, parts, format }: ShareChartInput): Drawing {
  const size = typeSize(width);
  const sum = parts.reduce((total, part) => total + lengthValue(part.value), 0);
  const length = scaleLinear([0, sum || 1], [0, width]);
  const percents = wholePercents(parts.map((part) => part.value));
  const barHeight = size * 2.6;
  const shapes: Shape[] = [];
  let x = 0;
  parts.forEach((part, index) => {
    const wide = length(lengthValue(part.value));
    if (wide > 0)
      shapes.push({
        kind: "rect",
        x,
        y: 0,
        width: wide,
        height: barHeight,
        stroke: chartPalette.paper,
        strokeWidth: 1.5,
        ...seriesLook(index),
      });
    x += wide;
  });

  const percentWidth = textWidth("100 %", size) + size;
  const valueWidth = Math.max(...parts.map((part) => textWidth(format(part.value), size)), 0);
  const labelWidth = width - size * 1.6 - percentWidth - valueWidth - size;
  let y = barHeight + size * 1.1;
  parts.forEach((part, index) => {
    const lines = wrapText(part.label, size, labelWidth, 2);
    shapes.push({
      kind: "rect",
      x: 0,
      y: y + size * 0.1,
      width: size,
      height: size,
      stroke: chartPalette.paper,
      ...seriesLook(index),
    });
    lines.forEach((text, line) => {
      shapes.push({ kind: "text", x: size * 1.6, y: y + size * (0.96 + line * 1.3), text, size, fill: chartPalette.ink });
    });
    shapes.push(
      {
        kind: "text",
        x: width - percentWidth,
        y: y + size * 0.96,
        text: format(part.value),
        size,
        anchor: "end",
        fill: chartPalette.muted,
      },
      {
        kind: "text",
        x: width,
        y: y + size * 0.96,
        text: `${percents[index]}\u00a0%`,
        size,
        anchor: "end",
        weight: "semibold",
        fill: chartPalette.ink,
      },
    );
    y += size * (lines.length * 1.3 + 0.5);
    shapes.push({ kind: "line", x1: 0, y1: y, x2: width, y2: y, stroke: chartPalette.rule, strokeWidth: 1 });
    y += size * 0.4;
  });
  return { width, height: y, shapes };
}
