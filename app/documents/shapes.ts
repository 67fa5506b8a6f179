/**
 * A drawing as data: what a chart is before it is SVG on a page or vectors in a PDF.
 *
 * Units are the drawing's own user units, origin top left, y downwards; the figure that carries the shapes says the size of
 * the plane (`width` x `height`) and whoever draws it scales. Shapes are painted in list order. There is no opacity: PDF/A-1
 * forbids transparency (ISO 19005-1, 6.4), so a tint is chosen as a colour of its own.
 */

/** A colour as `#rrggbb`. Not a CSS variable: the same value is painted in a PDF, which knows no style sheet. */
export type Colour = `#${string}`;

/** A pattern lets a surface be told from its neighbour without colour (WCAG 1.4.1): lines are drawn over the fill. */
export type Pattern = "diagonal" | "counter-diagonal" | "horizontal" | "vertical" | "cross" | "dots";

/** A filled and/or stroked rectangle. `pattern` is drawn in `stroke` (or white when there is none) over `fill`. */
export type RectShape = {
  kind: "rect";
  x: number;
  y: number;
  width: number;
  height: number;
  fill?: Colour;
  stroke?: Colour;
  strokeWidth?: number;
  pattern?: Pattern;
};

/** A straight line. `dash` is lengths of line and gap in user units, e.g. `[4, 2]`. */
export type LineShape = {
  kind: "line";
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  stroke: Colour;
  strokeWidth?: number;
  dash?: readonly number[];
};

/** An SVG path (`d` as in SVG 1.1), filled and/or stroked; filled by the non-zero rule. */
export type PathShape = {
  kind: "path";
  d: string;
  fill?: Colour;
  stroke?: Colour;
  strokeWidth?: number;
};

/** A line of text; `x`, `y` is the baseline at the anchor. `size` in user units. Never wrapped: the chart decides its lines. */
export type TextShape = {
  kind: "text";
  x: number;
  y: number;
  text: string;
  size: number;
  anchor?: "start" | "middle" | "end";
  weight?: "regular" | "semibold" | "bold";
  fill?: Colour;
};

export type Shape = RectShape | LineShape | PathShape | TextShape;

/** A whole drawing: the plane and what is on it. What a chart function returns and a figure block carries. */
export type Drawing = { width: number; height: number; shapes: readonly Shape[] };

export type Stroke = { x1: number; y1: number; x2: number; y2: number };

const gap = 6;

/** Where the line x·dx + y·dy = c runs inside a rectangle, for slopes of 45 degrees. */
const crossing = (c: number, rising: boolean, { x, y, width, height }: RectShape): Stroke | null => {
  // Falling lines: u + v = c in the rectangle's own coordinates; rising ones are the same mirrored top to bottom.
  const u1 = Math.max(0, c - height);
  const u2 = Math.min(width, c);
  if (u2 - u1 < 0.01) return null;
  const v = (u: number) => (rising ? c - u : height - (c - u));
  return { x1: x + u1, y1: y + v(u1), x2: x + u2, y2: y + v(u2) };
};

/**
 * A pattern as strokes already cut at the rectangle's edge, so that neither SVG nor PDF needs a clip, a pattern or an id. Dots
 * are strokes of no length, to be drawn with round ends.
 */
export function patternStrokes(rect: RectShape): Stroke[] {
  const { x, y, width, height, pattern } = rect;
  const strokes: Stroke[] = [];
  const diagonal = (rising: boolean) => {
    for (let c = gap / 2; c < width + height; c += gap * Math.SQRT2) {
      const stroke = crossing(c, rising, rect);
      if (stroke) strokes.push(stroke);
    }
  };
  if (pattern === "diagonal" || pattern === "cross") diagonal(true);
  if (pattern === "counter-diagonal" || pattern === "cross") diagonal(false);
  if (pattern === "horizontal")
    for (let v = gap / 2; v < height; v += gap) strokes.push({ x1: x, y1: y + v, x2: x + width, y2: y + v });
  if (pattern === "vertical")
    for (let u = gap / 2; u < width; u += gap) strokes.push({ x1: x + u, y1: y, x2: x + u, y2: y + height });
  if (pattern === "dots") {
    for (let v = gap / 2; v < height; v += gap) {
      for (let u = gap / 2; u < width; u += gap) strokes.push({ x1: x + u, y1: y + v, x2: x + u, y2: y + v });
    }
  }
  return strokes;
}
