import { useId } from "react";
import type { Colour, Drawing, Pattern, Shape } from "#app/documents/shapes.ts";
import { colourName } from "./charts/palette.ts";

const paint = (property: "fill" | "stroke", colour: Colour | undefined): string | undefined => {
  const name = colour && colourName(colour);
  return name ? `${property}-${name}` : undefined;
};

const paints = (fill: Colour | undefined, stroke: Colour | undefined): string | undefined =>
  [paint("fill", fill), paint("stroke", stroke)].filter(Boolean).join(" ") || undefined;

const weights = { regular: undefined, semibold: 600, bold: 700 } as const;

const hatchings: Readonly<Record<Pattern, string>> = {
  diagonal: "M-1 1 1-1M0 6 6 0M5 7 7 5",
  "counter-diagonal": "M-1 5 1 7M0 0 6 6M5-1 7 1",
  horizontal: "M0 3H6",
  vertical: "M3 0V6",
  cross: "M0 3H6M3 0V6",
  dots: "M2.2 3a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.600 0",
};

const round = (value: number) => Math.round(value * 100) / 100;

function ShapeView({ shape, patternId }: { shape: Shape; patternId: (pattern: Pattern) => string }) {
  switch (shape.kind) {
    case "rect": {
      const box = { x: round(shape.x), y: round(shape.y), width: round(shape.width), height: round(shape.height) };
      return (
        <>
          <rect
            {...box}
            className={paints(shape.fill, shape.stroke)}
            fill={shape.fill ?? "none"}
            stroke={shape.stroke}
            strokeWidth={shape.strokeWidth}
          />
          {shape.pattern && <rect {...box} fill={`url(#${patternId(shape.pattern)})`} />}
        </>
      );
    }
    case "line":
      return (
        <line
          x1={round(shape.x1)}
          y1={round(shape.y1)}
          x2={round(shape.x2)}
          y2={round(shape.y2)}
          className={paints(undefined, shape.stroke)}
          stroke={shape.stroke}
          strokeWidth={shape.strokeWidth}
          strokeDasharray={shape.dash?.join(" ")}
        />
      );
    case "path":
      return (
        <path
          d={shape.d}
          className={paints(shape.fill, shape.stroke)}
          fill={shape.fill ?? "none"}
          stroke={shape.stroke}
          strokeWidth={shape.strokeWidth}
          strokeLinejoin="round"
        />
      );
    case "text":
      return (
        <text
          x={round(shape.x)}
          y={round(shape.y)}
          fontSize={round(shape.size)}
          fontWeight={weights[shape.weight ?? "regular"]}
          textAnchor={shape.anchor === "start" ? undefined : shape.anchor}
          className={paints(shape.fill, undefined)}
          fill={shape.fill}
        >
          {shape.text}
        </text>
      );
  }
}

type DrawingViewProps = { drawing: Drawing; title: string; description?: string; className?: string };

/** Draws shapes as SVG: one image to a screen reader, named; the figures themselves are in the table beside it. */
export function DrawingView({ drawing, title, description, className }: DrawingViewProps) {
  const id = useId().replace(/[^A-Za-z0-9]/g, "");
  const patterns = new Set(drawing.shapes.flatMap((shape) => (shape.kind === "rect" && shape.pattern ? [shape.pattern] : [])));
  const patternId = (pattern: Pattern) => `hatch-${id}-${pattern}`;
  return (
    <svg
      className={className ? `chart ${className}` : "chart"}
      viewBox={`0 0 ${round(drawing.width)} ${round(drawing.height)}`}
      role="img"
      aria-labelledby={description ? `title-${id} desc-${id}` : `title-${id}`}
    >
      <title id={`title-${id}`}>{title}</title>
      {description && <desc id={`desc-${id}`}>{description}</desc>}
      {patterns.size > 0 && (
        <defs>
          {[...patterns].map((pattern) => (
            <pattern key={pattern} id={patternId(pattern)} width="6" height="6" patternUnits="userSpaceOnUse">
              <path
                d={hatchings[pattern]}
                className={pattern === "dots" ? "hatch hatch--dots" : "hatch"}
                fill={pattern === "dots" ? "#ffffff" : "none"}
                stroke={pattern === "dots" ? "none" : "#ffffff"}
                strokeWidth="1"
              />
            </pattern>
          ))}
        </defs>
      )}
      {drawing.shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is painted in order and its shapes have no other identity
        <ShapeView key={index} shape={shape} patternId={patternId} />
      ))}
    </svg>
  );
}

/** Type cannot grow and shrink with a drawing: a wide and a narrow one are made, and the style sheet shows the one that fits. */
export function ResponsiveDrawing({
  draw,
  title,
  description,
  wide = 640,
  narrow = 320,
}: {
  draw: (width: number) => Drawing;
  title: string;
  description?: string;
  wide?: number;
  narrow?: number;
}) {
  return (
    <>
      <DrawingView drawing={draw(wide)} title={title} description={description} className="chart--wide" />
      <DrawingView drawing={draw(narrow)} title={title} description={description} className="chart--narrow" />
    </>
  );
}
