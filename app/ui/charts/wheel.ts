import type { Colour, Drawing, Shape } from "#app/documents/shapes.ts";
import { textWidth, typeSize } from "./lines.ts";
import { chartPalette } from "./palette.ts";

/** Parts of the year, from 0 (the first day) to 1. A mark with an end later than its beginning has a tail. */
export type WheelMark = { number: number; from: number; to: number; done: boolean };
export type WheelRing = { label: string; marks: readonly WheelMark[] };

export type WheelInput = {
  width: number;
  /** Twelve short words, the first at the top. */
  months: readonly string[];
  /** Outermost first; at most four. */
  rings: readonly WheelRing[];
  /** What stands in the middle. */
  year: string;
  today: { at: number; text: string } | null;
  doneLabel: string;
};

const colours: readonly Colour[] = [
  chartPalette["series-1"],
  chartPalette["series-3"],
  chartPalette["series-4"],
  chartPalette["series-5"],
];

const round = (value: number) => Math.round(value * 100) / 100;

/**
 * Marks beside each other in one lane, and in the next when there is no room: `room` is the part of the year that a dot takes. The year has
 * no beginning on a wheel, so December's last dot and January's first keep apart too.
 */
export function lanesOf(marks: readonly WheelMark[], room: number): WheelMark[][] {
  const lanes: WheelMark[][] = [];
  for (const mark of marks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const fits = (lane: readonly WheelMark[]) => {
      const last = Math.max(...lane.map((other) => Math.max(other.to, other.from + room / 2)));
      const first = Math.min(...lane.map((other) => other.from));
      return mark.from - room / 2 >= last && Math.max(mark.to, mark.from + room / 2) <= first - room / 2 + 1;
    };
    const lane = lanes.find(fits);
    if (lane) lane.push(mark);
    else lanes.push([mark]);
  }
  return lanes;
}

/** The year as a wheel: months around it, each ring with its marks in their days, and a hand at today. */
export function wheelChart({ width, months, rings, year, today, doneLabel }: WheelInput): Drawing {
  const size = typeSize(width);
  const middle = width / 2;
  const outer = middle - size * 2.2;
  const hole = Math.max(width * 0.13, size * 2.8);
  const angleOf = (part: number) => part * 2 * Math.PI - Math.PI / 2;
  const at = (part: number, radius: number) => ({
    x: round(middle + Math.cos(angleOf(part)) * radius),
    y: round(middle + Math.sin(angleOf(part)) * radius),
  });
  const line = (part: number, from: number, to: number, stroke: Colour, strokeWidth: number): Shape => {
    const [a, b] = [at(part, from), at(part, to)];
    return { kind: "line", x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke, strokeWidth };
  };
  const circle = (centre: { x: number; y: number }, radius: number, look: { fill?: Colour; stroke?: Colour }): Shape => {
    const r = round(radius);
    const d = `M${round(centre.x - r)} ${centre.y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    return { kind: "path", d, ...look, ...(look.stroke ? { strokeWidth: 1.6 } : {}) };
  };
  const arc = (from: number, to: number, radius: number, stroke: Colour, strokeWidth: number): Shape => {
    const [a, b] = [at(from, radius), at(to, radius)];
    return {
      kind: "path",
      d: `M${a.x} ${a.y}A${round(radius)} ${round(radius)} 0 ${to - from > 0.5 ? 1 : 0} 1 ${b.x} ${b.y}`,
      stroke,
      strokeWidth,
    };
  };

  // The lanes are laid with the room that a dot takes halfway in; then all of them are as thick as there is room for.
  const roomOf = (thickness: number) => (thickness * 0.98) / (2 * Math.PI * ((outer + hole) / 2));
  const gap = size * 0.7;
  let thickness = size * 1.75;
  let laid = rings.map((ring) => lanesOf(ring.marks, roomOf(thickness)));
  const count = laid.reduce((sum, lanes) => sum + Math.max(lanes.length, 1), 0);
  thickness = Math.min(thickness, (outer - hole - gap * rings.length) / count);
  laid = rings.map((ring) => lanesOf(ring.marks, roomOf(thickness)));
  const dot = thickness * 0.46;

  const shapes: Shape[] = [
    circle({ x: middle, y: middle }, outer, { fill: chartPalette.empty }),
    circle({ x: middle, y: middle }, hole, { fill: chartPalette.paper }),
  ];
  months.forEach((word, index) => {
    shapes.push(line(index / 12, hole, outer, chartPalette.rule, 1));
    const place = at((index + 0.5) / 12, outer + size * 0.75);
    const side = Math.cos(angleOf((index + 0.5) / 12));
    shapes.push({
      kind: "text",
      ...place,
      y: round(place.y + size * 0.34),
      text: word,
      size,
      anchor: side > 0.3 ? "start" : side < -0.3 ? "end" : "middle",
      fill: chartPalette.muted,
    });
  });
  if (today) shapes.push(line(today.at, hole, outer + size * 0.35, chartPalette.ink, 2));
  let radius = outer - gap / 2;
  laid.forEach((lanes, index) => {
    const colour = colours[index % colours.length] as Colour;
    for (const lane of lanes.length > 0 ? lanes : [[]]) {
      const centre = radius - thickness / 2;
      for (const mark of lane) {
        if (mark.to > mark.from) shapes.push(arc(mark.from, mark.to, centre, colour, dot * 0.7));
        const place = at(mark.from, centre);
        shapes.push(
          circle(
            place,
            dot * (mark.done ? 0.92 : 1),
            mark.done ? { fill: chartPalette.paper, stroke: colour } : { fill: colour },
          ),
        );
        const letters = Math.min(size * 0.86, dot * 1.15);
        // Too small to be read is worse than not there: the table has the same order.
        if (letters >= 9)
          shapes.push({
            kind: "text",
            x: place.x,
            y: round(place.y + letters * 0.36),
            text: `${mark.number}`,
            size: letters,
            anchor: "middle",
            weight: "semibold",
            fill: mark.done ? chartPalette.ink : chartPalette.paper,
          });
      }
      radius -= thickness;
    }
    radius -= gap;
  });
  const words = today
    ? [
        { text: year, size: size * 1.6, y: -size * 0.1 },
        { text: today.text, size, y: size * 1.15 },
      ]
    : [{ text: year, size: size * 1.6, y: size * 0.5 }];
  for (const word of words)
    shapes.push({
      kind: "text",
      x: middle,
      y: round(middle + word.y),
      text: word.text,
      size: word.size,
      anchor: "middle",
      weight: word.size > size ? "bold" : "regular",
      fill: chartPalette.ink,
    });

  // What the colours and the hollow dots mean.
  const key = [
    ...rings.map(({ label }, index) => ({ label, look: { fill: colours[index % colours.length] as Colour } })),
    ...(rings.some(({ marks }) => marks.some(({ done }) => done))
      ? [{ label: doneLabel, look: { fill: chartPalette.paper, stroke: chartPalette.ink } }]
      : []),
  ];
  let x = 0;
  let y = width + size * 0.8;
  for (const { label, look } of key) {
    const needed = size * 1.4 + textWidth(label, size);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += size * 1.75;
    }
    shapes.push(circle({ x: x + size * 0.5, y: round(y) }, size * 0.45, look), {
      kind: "text",
      x: round(x + size * 1.4),
      y: round(y + size * 0.35),
      text: label,
      size,
      fill: chartPalette.ink,
    });
    x += needed + size * 1.6;
  }
  return { width, height: y + size, shapes };
}
