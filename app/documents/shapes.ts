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
