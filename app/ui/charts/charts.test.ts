import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RectShape, Shape } from "#app/documents/shapes.ts";
import { barChart } from "./bars.ts";
import { columnChart } from "./columns.ts";
import { intervalChart } from "./intervals.ts";
import { textWidth, wrapText } from "./lines.ts";
import { classBreaks, classOf, mapDrawing, mapShapes } from "./map-shapes.ts";
import { chartPalette, colourName } from "./palette.ts";
import { shareChart, wholePercents } from "./share.ts";

const topology = JSON.parse(
  readFileSync(new URL("../../../data/geo/kommuner-sjuharad-varberg.topo.json", import.meta.url), "utf8"),
);
const format = (value: number) => String(value);
const rects = (shapes: readonly Shape[]) => shapes.filter((shape): shape is RectShape => shape.kind === "rect");

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

test("bars are as long as their values", () => {
  const [first, second] = rects(
    barChart({
      width: 640,
      rows: [
        { label: "A", values: [200] },
        { label: "B", values: [50] },
      ],
      format,
    }).shapes,
  );
  expect(first!.width / second!.width).toBeCloseTo(4, 6);
});

test("stacked bars add up to a bar of the total, end to end", () => {
  const stacked = rects(
    barChart({
      width: 640,
      mode: "stacked",
      series: ["x", "y"],
      rows: [
        { label: "A", values: [30, 70] },
        { label: "B", values: [100, 0] },
      ],
      format,
    }).shapes,
  ).slice(2);
  expect(stacked).toHaveLength(3);
  expect(stacked[0]!.width + stacked[1]!.width).toBeCloseTo(stacked[2]!.width, 6);
  expect(stacked[0]!.x + stacked[0]!.width).toBeCloseTo(stacked[1]!.x, 6);
});

test("two charts with the same maximum have the same measure", () => {
  const bar = (value: number) =>
    rects(barChart({ width: 640, rows: [{ label: "A", values: [value] }], format: () => "x", max: 100 }).shapes)[0]!.width;
  expect(bar(50) / bar(25)).toBeCloseTo(2, 6);
});

test("no chart draws outside its sheet or gives a shape a length that is no number", () => {
  const values = fc.array(fc.double({ min: -1000, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 2 });
  const rows = fc.array(fc.record({ label: fc.string({ maxLength: 60 }), values }), { maxLength: 8 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(320, 640),
      fc.constantFrom("grouped" as const, "stacked" as const),
      (given, width, mode) => {
        const short = (value: number) => value.toExponential(0);
        for (const drawing of [
          barChart({ width, rows: given, series: ["a", "b"], mode, format: short }),
          columnChart({ width, columns: given, series: ["a", "b"], mode, format: short }),
          shareChart({ width, parts: given.map(({ label, values: [value = 0] }) => ({ label, value })), format: short }),
        ]) {
          for (const rect of rects(drawing.shapes)) {
            expect(rect.width).toBeGreaterThan(0);
            expect(rect.x).toBeGreaterThanOrEqual(-0.01);
            expect(rect.x + rect.width).toBeLessThanOrEqual(width + 0.01);
            expect(rect.y + rect.height).toBeLessThanOrEqual(drawing.height + 0.01);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("columns stand on nought and are as high as their values", () => {
  const [first, second] = rects(
    columnChart({
      width: 640,
      columns: [
        { label: "2025", values: [10] },
        { label: "2026", values: [40] },
      ],
      format,
    }).shapes,
  );
  expect(second!.height / first!.height).toBeCloseTo(4, 6);
  expect(first!.y + first!.height).toBeCloseTo(second!.y + second!.height, 6);
});

test("what nobody has said keeps its place, with a dash and no bar, also where there is no room for figures", () => {
  const rows = Array.from({ length: 30 }, (_, index) => ({ label: `${1990 + index}`, values: [index === 7 ? null : 0, 40] }));
  for (const { shapes } of [
    columnChart({ width: 320, columns: rows, series: ["a", "b"], format }),
    barChart({ width: 640, rows, series: ["a", "b"], format }),
  ]) {
    expect(shapes.filter((shape) => shape.kind === "text" && shape.text === "\u2013")).toHaveLength(1);
    expect(rects(shapes).slice(2)).toHaveLength(30);
  }
});

test("a share chart fills its width", () => {
  const parts = rects(
    shareChart({
      width: 640,
      parts: [
        { label: "A", value: 1 },
        { label: "B", value: 2 },
        { label: "C", value: 4 },
      ],
      format,
    }).shapes,
  ).slice(0, 3);
  expect(parts.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(640, 6);
});

test("whole per cents always add up to a hundred, and to nought of nothing", () => {
  expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33]);
  expect(wholePercents([0, 0])).toEqual([0, 0]);
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 9 }), (values) => {
      const sum = values.some((value) => value > 0) ? 100 : 0;
      expect(wholePercents(values).reduce((a, b) => a + b, 0)).toBe(sum);
    }),
  );
});

test("the map has nine municipalities, none of which covers the globe, and nine names", () => {
  const { shapes, width, height } = mapShapes({ width: 480, topology, values: { "1490": 5 } });
  const areas = shapes.filter((shape) => shape.kind === "path");
  expect(areas).toHaveLength(9);
  for (const area of areas) {
    const numbers = [...area.d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
    // A ring wound the wrong way is drawn as the sheet's outline with a hole in it.
    const xs = numbers.map(([, x]) => Number(x));
    const ys = numbers.map(([, , y]) => Number(y));
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(width * 0.6);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(width);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ys)).toBeLessThanOrEqual(height);
  }
  const names = shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : [])).sort((a, b) => a.localeCompare(b, "sv"));
  expect(names).toEqual([
    "Bollebygd",
    "Borås",
    "Herrljunga",
    "Mark",
    "Svenljunga",
    "Tranemo",
    "Ulricehamn",
    "Varberg",
    "Vårgårda",
  ]);
});

test("a municipality without a figure is shown as such and never as nought", () => {
  const { shapes } = mapShapes({ width: 480, topology, values: { "1490": 0, "1463": null }, format });
  expect(shapes.filter((shape) => shape.kind === "path" && shape.fill === chartPalette.empty)).toHaveLength(8);
  expect(shapes.filter((shape) => shape.kind === "text" && shape.text === "0")).toHaveLength(1);
});

test.each([
  [640, "beside"],
  [320, "under"],
])("a document's map of width %i has its key %s it, whole and clear of the map", (width, where) => {
  const words = {
    below: (a: string) => `<${a}`,
    fromTo: (a: string, b: string) => `${a}-${b}`,
    atLeast: (a: string) => `${a}+`,
    noData: "?",
  };
  const drawing = mapDrawing({ width, topology, values: { "1490": 900, "1463": 0 }, format, words });
  const key = drawing.shapes.filter((shape) => shape.kind === "rect");
  const right = Math.max(
    ...drawing.shapes.flatMap((shape) =>
      shape.kind === "path" ? [...shape.d.matchAll(/([\d.]+),/g)].map(([, x]) => Number(x)) : [],
    ),
  );
  // Nought, five classes, and one for the municipalities without a figure.
  expect(key).toHaveLength(7);
  const nought = drawing.shapes.filter((shape) => shape.kind === "path" && shape.fill === key[0]?.fill);
  expect(nought).toHaveLength(1);
  expect(key.every(({ x }) => (where === "beside" ? x > right : x < right))).toBe(true);
  expect(Math.max(...key.map(({ y, height }) => y + height))).toBeLessThanOrEqual(drawing.height);
});

test("classes have round bounds and a bound belongs to the class above", () => {
  expect(classBreaks([12, 112, null])).toEqual([25, 50, 75, 100]);
  expect([0, 24.9, 25, 100, 9999].map((value) => classOf(value, [25, 50, 75, 100]))).toEqual([0, 0, 1, 4, 4]);
});

test("a label that does not fit is broken at spaces and at last cut with an ellipsis", () => {
  expect(wrapText("Tillgänglighet och resor i hela delregionen", 15, 190)).toEqual([
    "Tillgänglighet och resor i hela",
    "delregionen",
  ]);
  expect(wrapText("en två tre fyra fem sex", 15, 30, 2).at(-1)).toMatch(/…$/);
});

test("every colour has one name, series stand out from paper and words from what they stand on", () => {
  for (const [name, hex] of Object.entries(chartPalette)) {
    expect(colourName(hex)).toBe(name);
    if (name.startsWith("series-") || name === "axis") expect(contrast(hex, chartPalette.paper), name).toBeGreaterThanOrEqual(3);
  }
  for (const name of ["ink", "muted"] as const)
    expect(contrast(chartPalette[name], chartPalette.paper)).toBeGreaterThanOrEqual(4.5);
  for (const scale of ["scale-1", "scale-2", "scale-3", "empty"] as const)
    expect(contrast(chartPalette["on-light"], chartPalette[scale])).toBeGreaterThanOrEqual(4.5);
  for (const scale of ["scale-4", "scale-5"] as const)
    expect(contrast(chartPalette["on-dark"], chartPalette[scale])).toBeGreaterThanOrEqual(4.5);
});

test("an interval chart says where the money ends over the line, inside the sheet, however narrow it is", () => {
  const row = (place: number) => ({
    place: `${place}.`,
    label: "En förening med ett långt namn",
    at: place,
    widest: [1, 3] as const,
    usual: [1, 2] as const,
    look: 0,
    value: "99,9 %",
  });
  for (const width of [288, 720])
    for (const after of [1, 2]) {
      const label = "Här tar pengarna slut nu";
      const { shapes, height } = intervalChart({
        width,
        rows: [1, 2, 3].map(row),
        series: ["Innanför"],
        last: 3,
        limit: { after, label },
        valueHead: "Pengarna räcker i",
      });
      const words = shapes.find((shape) => shape.kind === "text" && shape.text === label);
      const line = shapes.find((shape) => shape.kind === "line" && shape.dash);
      if (words?.kind !== "text" || line?.kind !== "line") throw new Error("neither words nor line");
      expect(words.x).toBeGreaterThanOrEqual(0);
      expect(words.x + textWidth(label, words.size)).toBeLessThanOrEqual(width);
      expect(words.y).toBeLessThan(line.y1);
      expect(line.y2).toBeLessThanOrEqual(height);
      expect(shapes.filter((shape) => shape.kind === "text" && shape.text === "99,9 %")).toHaveLength(3);
    }
});
