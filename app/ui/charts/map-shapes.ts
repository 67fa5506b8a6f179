import { geoPath, geoTransverseMercator } from "d3-geo";
import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Drawing, Shape } from "#app/documents/shapes.ts";
import { textWidth } from "./lines.ts";
import { chartPalette } from "./palette.ts";

type Municipality = { kommunkod: string; namn: string };
type Municipalities = Topology<{ kommuner: GeometryCollection<Municipality> }>;

export type MapInput = {
  width: number;
  /** TopoJSON whose object `kommuner` has `kommunkod` and `namn` (`#data/geo/`). */
  topology: object;
  /** By municipality code; `null` or nothing: no figure. */
  values: Readonly<Record<string, number | null>>;
  /** Four lower bounds of classes two to five; chosen from the values when left out. */
  breaks?: readonly number[];
  /** Words under each name. */
  format?: (value: number) => string;
};

const scale = [chartPalette["scale-1"], chartPalette["scale-2"], chartPalette["scale-3"], chartPalette["scale-4"], chartPalette["scale-5"]] as const;
const onScale = [chartPalette["on-light"], chartPalette["on-light"], chartPalette["on-light"], chartPalette["on-dark"], chartPalette["on-dark"]] as const;

export const municipalitiesOf = (topology: object): Feature<Geometry, Municipality>[] => {
  const data = topology as Municipalities;
  return feature(data, data.objects.kommuner).features;
};

const roundStep = (value: number): number => {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
};

/** Four even bounds in round numbers: a reader can check which class a figure falls in. */
export function classBreaks(values: readonly (number | null)[]): number[] {
  const known = values.filter((value): value is number => value !== null);
  const step = roundStep(Math.max(...known, 0) / 5);
  return [1, 2, 3, 4].map((place) => place * step);
}

/** 0 to 4: the class of a value; a bound belongs to the class above it. */
export const classOf = (value: number, breaks: readonly number[]): number => Math.min(breaks.filter((bound) => value >= bound).length, 4);

export const scaleColour = (place: number) => scale[place] ?? scale[0];

/** Lambert's and Mercator's Sweden lean; the official maps do not: transverse Mercator on 15° E, as SWEREF 99 TM. */
export function mapShapes({ width, topology, values, breaks, format }: MapInput): Drawing {
  const features = municipalitiesOf(topology);
  const bounds = breaks ?? classBreaks(Object.values(values));
  const collection = { type: "FeatureCollection" as const, features };
  const projection = geoTransverseMercator().rotate([-15, 0, 0]).fitWidth(width - 2, collection);
  const [, [, bottom]] = geoPath(projection).bounds(collection);
  const [x = 0, y = 0] = projection.translate();
  projection.translate([x + 1, y + 1]);
  const path = geoPath(projection).digits(1);
  const size = width < 500 ? 13 : 15;

  const areas: Shape[] = [];
  const labels: Shape[] = [];
  for (const municipality of features) {
    const { kommunkod, namn } = municipality.properties;
    const value = values[kommunkod] ?? null;
    const place = value === null ? null : classOf(value, bounds);
    areas.push({
      kind: "path",
      d: path(municipality) ?? "",
      fill: place === null ? chartPalette.empty : scaleColour(place),
      stroke: chartPalette.paper,
      strokeWidth: 1.5,
    });
    const [cx, cy] = path.centroid(municipality);
    const fill = place === null ? chartPalette["on-light"] : (onScale[place] ?? chartPalette["on-light"]);
    const figure = value === null || format === undefined ? null : format(value);
    const labelSize = Math.min(size, (size * fitting(path.bounds(municipality))) / Math.max(textWidth(namn, size), 1));
    labels.push({ kind: "text", x: cx, y: figure === null ? cy + size * 0.35 : cy - size * 0.15, text: namn, size: labelSize, anchor: "middle", weight: "semibold", fill });
    if (figure !== null) labels.push({ kind: "text", x: cx, y: cy + size * 1.05, text: figure, size: labelSize, anchor: "middle", fill });
  }
  return { width, height: Math.ceil(bottom + 2), shapes: [...areas, ...labels] };
}

/** The width a label may take within an area's box: areas are seldom as wide in the middle as their box. */
const fitting = ([[left], [right]]: [[number, number], [number, number]]): number => (right - left) * 0.82;
