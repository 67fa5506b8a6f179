import type { Shape } from "#app/documents/shapes.ts";
import { chartPalette, seriesLook } from "./palette.ts";

const widths: readonly [RegExp, number][] = [
  [/[ijltfrI.,:;'|!()\u00a0 ]/, 0.28],
  [/[mwMWÅÄÖ%—]/, 0.72],
  [/[A-Z]/, 0.57],
];

/** Width of a line in the face's proportions, near enough to choose line breaks: nothing on a server can measure type. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.5), 0) * size;

/** Breaks at spaces so that each line fits; what does not fit in `max` lines ends in an ellipsis. */
export function wrapText(text: string, size: number, width: number, max = 3): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= max) return lines;
  return [...lines.slice(0, max - 1), `${lines[max - 1]}…`];
}

/** The chart's type size in user units. A page shows a drawing between 0.85 and 1.2 of its size. */
export const typeSize = (width: number): number => (width < 500 ? 14 : 15);

/** What the colours mean, in one or more rows from `y`; returns the shapes and where they end. */
export function keyShapes(
  series: readonly string[],
  width: number,
  y: number,
  size: number,
): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let x = 0;
  let line = 0;
  const rowHeight = size * 1.75;
  series.forEach((label, index) => {
    const needed = size * 1.5 + textWidth(label, size);
    if (x > 0 && x + needed > width) {
      x = 0;
      line += 1;
    }
    const top = y + line * rowHeight;
    shapes.push(
      { kind: "rect", x, y: top, width: size, height: size, stroke: chartPalette.paper, ...seriesLook(index) },
      { kind: "text", x: x + size * 1.5, y: top + size * 0.86, text: label, size, fill: chartPalette.ink },
    );
    x += needed + size * 1.6;
  });
  return { shapes, height: series.length === 0 ? 0 : (line + 1) * rowHeight + size * 0.6 };
}

/** Bars show amounts from nought; a negative figure (money given back) has no length but keeps its words. */
export const lengthValue = (value: number): number => (Number.isFinite(value) && value > 0 ? value : 0);

/** What nobody has said has no length either, and a dash for words: never nought. */
export const lengthOf = (value: number | null): number => (value === null ? 0 : lengthValue(value));
export const said = (value: number | null, format: (value: number) => string): string =>
  value === null ? "\u2013" : format(value);
