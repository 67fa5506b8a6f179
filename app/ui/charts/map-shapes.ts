import { geoPath, geoTransverseMercator } from "d3-geo";
import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Colour, Drawing, Shape } from "#app/documents/shapes.ts";
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

const scale = [
  chartPalette["scale-1"],
  chartPalette["scale-2"],
  chartPalette["scale-3"],
  chartPalette["scale-4"],
  chartPalette["scale-5"],
] as const;
const onScale = [
  chartPalette["on-light"],
  chartPalette["on-light"],
  chartPalette["on-light"],
  chartPalette["on-dark"],
  chartPalette["on-dark"],
] as const;

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
export const classOf = (value: number, breaks: readonly number[]): number =>
  Math.min(breaks.filter((bound) => value >= bound).length, 4);

/** What each class holds, in words, lowest first. */
export type ClassWords = {
  below: (bound: string) => string;
  fromTo: (from: string, to: string) => string;
  atLeast: (bound: string) => string;
  noData: string;
};
const classLabels = (bounds: readonly number[], format: (value: number) => string, words: ClassWords): string[] => [
  words.below(format(bounds[0] ?? 0)),
  ...bounds.map((bound, index) =>
    index === bounds.length - 1 ? words.atLeast(format(bound)) : words.fromTo(format(bound), format(bounds[index + 1] ?? 0)),
  ),
];

const scaleColour = (place: number) => scale[place] ?? scale[0];

type PlacedMap = {
  readonly bottom: number;
  readonly areas: readonly (Municipality & { readonly d: string; readonly room: (height: number) => Room })[];
};
type Room = { x: number; y: number; width: number };

/** The borders never change: a map of one width is drawn once, whatever is then painted on it. */
const drawn = new WeakMap<object, Map<number, PlacedMap>>();
function placedMap(topology: object, width: number): PlacedMap {
  const widths = drawn.get(topology) ?? new Map<number, PlacedMap>();
  drawn.set(topology, widths);
  const known = widths.get(width);
  if (known) return known;
  const placed = placeMap(topology, width);
  if (widths.size < 20) widths.set(width, placed);
  return placed;
}

/** Lambert's and Mercator's Sweden lean; the official maps do not: transverse Mercator on 15° E, as SWEREF 99 TM. */
function placeMap(topology: object, width: number): PlacedMap {
  const features = municipalitiesOf(topology);
  const collection = { type: "FeatureCollection" as const, features };
  const projection = geoTransverseMercator()
    .rotate([-15, 0, 0])
    .fitWidth(width - 2, collection);
  const [, [, bottom]] = geoPath(projection).bounds(collection);
  const [x = 0, y = 0] = projection.translate();
  projection.translate([x + 1, y + 1]);
  const path = geoPath(projection).digits(1);
  return {
    bottom,
    areas: features.map((municipality) => {
      const d = path(municipality) ?? "";
      const centre = path.centroid(municipality);
      const rooms = new Map<number, Room>();
      const room = (height: number) => {
        const found = rooms.get(height) ?? labelRoom(d, centre, height);
        rooms.set(height, found);
        return found;
      };
      return { ...municipality.properties, d, room };
    }),
  };
}

export function mapShapes({ width, topology, values, breaks, format }: MapInput): Drawing {
  const { bottom, areas: places } = placedMap(topology, width);
  const bounds = breaks ?? classBreaks(Object.values(values));
  const size = width < 500 ? 13 : 15;

  const areas: Shape[] = [];
  const labels: Shape[] = [];
  for (const { kommunkod, namn, d, room: roomOf } of places) {
    const value = values[kommunkod] ?? null;
    const place = value === null || value === 0 ? null : classOf(value, bounds);
    const nothing = value === 0;
    // The edge of an area without colour is drawn, under those of its neighbours.
    areas[nothing ? "unshift" : "push"]({
      kind: "path",
      d,
      fill: nothing ? chartPalette.paper : place === null ? chartPalette.empty : scaleColour(place),
      stroke: nothing ? chartPalette.axis : chartPalette.paper,
      strokeWidth: nothing ? 1 : 1.5,
    });
    const figure = format === undefined ? null : value === null ? "\u2013" : format(value);
    const room = roomOf(size * (figure === null ? 1 : 2.2));
    const fill = nothing
      ? chartPalette.ink
      : place === null
        ? chartPalette["on-light"]
        : (onScale[place] ?? chartPalette["on-light"]);
    const labelSize = Math.max(Math.min(size, (size * room.width * 0.94) / textWidth(namn, size)), size * 0.8);
    // A name too wide for its area goes out over the paper's edge rather than in over a neighbour of another colour.
    const over = Math.max(0, textWidth(namn, labelSize) * 1.06 - room.width) / 2;
    const line = { kind: "text", x: room.x + (room.x < width / 2 ? -over : over), anchor: "middle", fill } as const;
    labels.push({
      ...line,
      y: room.y + labelSize * (figure === null ? 0.35 : -0.12),
      text: namn,
      size: labelSize,
      weight: "semibold",
    });
    if (figure !== null) labels.push({ ...line, y: room.y + labelSize * 1.05, text: figure, size: labelSize });
  }
  return { width, height: Math.ceil(bottom + 2), shapes: [...areas, ...labels] };
}

/** What each colour of a map means, nought first: it is told from little, and from what nobody has said. */
export function mapKey({
  topology,
  values,
  breaks,
  format,
  words,
}: Pick<MapInput, "topology" | "values"> & {
  breaks: readonly number[];
  format: (value: number) => string;
  words: ClassWords;
}): { text: string; fill: Colour }[] {
  const shown = municipalitiesOf(topology).map(({ properties }) => values[properties.kommunkod] ?? null);
  return [
    ...(shown.includes(0) ? [{ text: format(0), fill: chartPalette.paper }] : []),
    ...classLabels(breaks, format, words).map((text, place) => ({ text, fill: scaleColour(place) })),
    ...(shown.includes(null) ? [{ text: words.noData, fill: chartPalette.empty }] : []),
  ];
}

const swatch = 16;

/** The map and what its colours mean as one drawing, for a document: the key beside the map, under it where there is no room. */
export function mapDrawing(input: MapInput & { format: (value: number) => string; words: ClassWords }): Drawing {
  const { width, values } = input;
  const beside = width >= 500;
  const breaks = input.breaks ?? classBreaks(Object.values(values));
  const map = mapShapes({ ...input, breaks, width: beside ? width * 0.64 : width });
  const key = mapKey({ ...input, breaks });
  const [left, top] = beside ? [map.width + 24, 8] : [1, map.height + 16];
  const step = swatch + 10;
  return {
    width,
    height: Math.max(map.height, top + key.length * step),
    shapes: [
      ...map.shapes,
      ...key.flatMap(({ text, fill }, index): Shape[] => [
        {
          kind: "rect",
          x: left,
          y: top + index * step,
          width: swatch,
          height: swatch,
          fill,
          stroke: chartPalette.axis,
          strokeWidth: 1,
        },
        {
          kind: "text",
          x: left + swatch + 8,
          y: top + index * step + swatch * 0.8,
          text,
          size: beside ? 13 : 14,
          fill: chartPalette["on-light"],
        },
      ]),
    ],
  };
}

type Point = readonly [x: number, y: number];

/** The edges of a drawn area: "M1,2L3,4Z…" as pairs of points, every ring closed. */
const edgesOf = (d: string): [Point, Point][] =>
  d.split("Z").flatMap((ring) => {
    const points = [...ring.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]);
    return points.map((point, index): [Point, Point] => [point, points[(index + 1) % points.length] as Point]);
  });

/** The widest stretch inside the area on a line at `y`. */
function stretch(edges: readonly [Point, Point][], y: number): { x: number; width: number } {
  const crossings = edges
    .filter(([[, y1], [, y2]]) => y1 <= y !== y2 <= y)
    .map(([[x1, y1], [x2, y2]]) => x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
    .sort((a, b) => a - b);
  let best = { x: 0, width: 0 };
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [left = 0, right = 0] = crossings.slice(index, index + 2);
    if (right - left > best.width) best = { x: (left + right) / 2, width: right - left };
  }
  return best;
}

/**
 * Where a label of this height has the most room: near the centroid, on the height where the area is widest over the whole
 * label. A name that crosses a border reads as the neighbour's.
 */
function labelRoom(d: string, [cx, cy]: [number, number], height: number): Room {
  const edges = edgesOf(d);
  let best = { x: cx, y: cy, width: 0 };
  for (const step of [0, -1, 1, -2, 2, -3, 3]) {
    const y = cy + (step * height) / 4;
    const lines = [y - height * 0.4, y, y + height * 0.4].map((at) => stretch(edges, at));
    const left = Math.max(...lines.map((line) => line.x - line.width / 2));
    const right = Math.min(...lines.map((line) => line.x + line.width / 2));
    if (right - left > best.width * 1.08) best = { x: (left + right) / 2, y, width: right - left };
  }
  return best;
}
