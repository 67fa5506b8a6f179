import type { Colour, Pattern } from "#app/documents/shapes.ts";

/**
 * The colours of drawings, by name. Hex because the same value is painted in a PDF; on a page the name becomes a class
 * (`fill-series-1`), so that a dark scheme may answer with another value. Every series is at least 3:1 against white, every
 * text colour 4.5:1 against what it stands on. No two names share a value: `colourName` must find the way back.
 */
export const chartPalette = {
  ink: "#17211c",
  muted: "#505a54",
  axis: "#77786a",
  rule: "#ded8cb",
  paper: "#ffffff",
  empty: "#f1ece1",
  "series-1": "#14513f",
  "series-2": "#b57a1c",
  "series-3": "#3f7396",
  "series-4": "#a8432f",
  "series-5": "#6f5a94",
  "series-6": "#6b716b",
  "scale-1": "#d3e6d9",
  "scale-2": "#a9cdb8",
  "scale-3": "#74a98d",
  "scale-4": "#3f7d63",
  "scale-5": "#155240",
  "on-light": "#17211d",
  "on-dark": "#fdfcf8",
} as const satisfies Readonly<Record<string, Colour>>;

export type ColourName = keyof typeof chartPalette;

const names = new Map<string, ColourName>(Object.entries(chartPalette).map(([name, hex]) => [hex, name as ColourName]));

export const colourName = (colour: Colour): ColourName | undefined => names.get(colour);

const looks: readonly { fill: Colour; pattern?: Pattern }[] = [
  { fill: chartPalette["series-1"] },
  { fill: chartPalette["series-2"], pattern: "diagonal" },
  { fill: chartPalette["series-3"], pattern: "dots" },
  { fill: chartPalette["series-4"], pattern: "horizontal" },
  { fill: chartPalette["series-5"], pattern: "counter-diagonal" },
  { fill: chartPalette["series-6"], pattern: "cross" },
];

/** Colour and hatching of the n:th series; the seventh begins again, and a chart with seven series is the wrong chart. */
export const seriesLook = (index: number): { fill: Colour; pattern?: Pattern } => looks[index % looks.length] as { fill: Colour };
