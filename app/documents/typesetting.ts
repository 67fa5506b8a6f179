import { documentTexts } from "#app/documents/document.texts.ts";
import {
  type Block,
  type Cell,
  captionsOf,
  type DrumDocument,
  type FigureBlock,
  headingDepths,
  inlines,
  type RichText,
  safeHref,
  type TableBlock,
} from "#app/documents/document.ts";
import { breakLines, type Line, type Stretch } from "#app/documents/line-breaking.ts";
import { onOneLine, printable } from "#app/documents/printable-text.ts";
import type { Colour, Drawing } from "#app/documents/shapes.ts";
import type { Language } from "#app/texts/language.ts";

/*
 * From a document to pages: where every line, rule and drawing stands, and which part of the document's structure it belongs to.
 * Pure: given the widths of words it needs no PDF. All lengths in points (1/72 inch), y downwards from the top of the sheet.
 */

export type Face = "regular" | "semibold" | "bold";

/** How a stretch of text looks. One object per look, compared by identity. */
export type Look = { face: Face; size: number; colour: Colour; href?: string };

/** Widths of the typeface, in points at size 1. `width` must be quick: it is asked for every word. */
export type Faces = { width: (text: string, face: Face) => number };

/** A part of the structure that a screen reader walks: PDF 1.4, table 9.10 and on. */
export type Part = {
  type: string;
  parent: Part | null;
  alt?: string;
  /** where it is another than the document's */
  language?: Language;
  scope?: "Column" | "Row";
  bookmark?: { title: string; level: number };
};

/** Something placed, y relative to its strip. A `part` of null is furniture ("Artifact"): seen, not read. */
export type Piece =
  | { kind: "line"; part: Part | null; x: number; y: number; line: Line<Look> }
  | { kind: "rule"; x1: number; y1: number; x2: number; y2: number; width: number; colour: Colour; dotted?: boolean }
  | { kind: "box"; x: number; y: number; width: number; height: number; fill: Colour }
  | { kind: "frame"; x: number; y: number; width: number; height: number; colour: Colour }
  | { kind: "drawing"; part: Part; x: number; y: number; scale: number; drawing: Drawing }
  /** A part without ink that must exist all the same: an empty cell. */
  | { kind: "empty"; part: Part }
  | { kind: "target"; name: string; part: Part; y: number }
  | { kind: "jump"; part: Part; name: string; label: string; x: number; y: number; width: number; height: number };

/** What is never broken over two pages. */
type Strip = {
  height: number;
  readonly pieces: readonly Piece[];
  /** The pieces are made when they are asked for, and made anew the next time: of a long table only the page that is painted is in memory. */
  late?: true;
  /** Air above; dropped at the top of a page. */
  above: number;
  /** Must share a page with the strip after it. */
  keep?: boolean;
  /** Repeated on the next page when a break falls just before this strip. */
  head?: Strip;
  /** A row taller than a page may be cut: gives what fits and what is left. */
  cut?: (room: number) => [Strip, Strip] | null;
  newPage?: boolean;
  /** The same a little smaller, when it may be: `height` is what there is room for. */
  smaller?: (height: number) => Strip | null;
  /** How low it can be, where it may be drawn smaller. */
  least?: number;
};

export type Placed = { y: number; pieces: readonly Piece[] };
export type Page = { placed: Placed[]; cover?: boolean };
export type Typeset = { pages: Page[]; root: Part };

export const sheet = { width: 595.28, height: 841.89 };
const margin = { left: 70.87, right: 70.87, top: 87, bottom: 76 };
const frame = {
  x: margin.left,
  width: sheet.width - margin.left - margin.right,
  top: margin.top,
  bottom: sheet.height - margin.bottom,
};
/** Where the right half of a Swedish letterhead begins (SS 814005: 105 mm). */
const middle = 297.6;

export const palette = {
  ink: "#17211c",
  soft: "#505a54",
  rule: "#d3cdbf",
  strong: "#17211c",
  forest: "#14513f",
  deep: "#0d3a2d",
  tint: "#f1f5f0",
  accent: "#d79a2b",
  accentInk: "#7a4f00",
  paper: "#ffffff",
  onDeep: "#f7f4ec",
  onDeepSoft: "#bfd0c5",
} as const satisfies Record<string, Colour>;

const look = (face: Face, size: number, colour: Colour = palette.ink): Look => ({ face, size, colour });
const looks = {
  body: look("regular", 10.5),
  strong: look("semibold", 10.5),
  lead: look("regular", 12.5),
  leadStrong: look("semibold", 12.5),
  title: look("bold", 22, palette.forest),
  h1: look("bold", 16, palette.forest),
  h2: look("semibold", 12.5),
  h3: look("semibold", 10.5, palette.soft),
  caption: look("semibold", 10),
  note: look("regular", 9, palette.soft),
  running: look("regular", 8.5, palette.soft),
  runningStrong: look("semibold", 8.5, palette.soft),
  label: look("regular", 9, palette.soft),
  figure: look("semibold", 21, palette.forest),
  quote: look("regular", 11.5, palette.soft),
  organisation: look("bold", 12, palette.forest),
  demo: look("semibold", 8, palette.accentInk),
  kind: look("semibold", 10.5),
  coverOrganisation: look("semibold", 13, palette.onDeep),
  coverTitle: look("bold", 34, palette.onDeep),
  coverSubtitle: look("regular", 17, palette.onDeepSoft),
  coverLabel: look("regular", 10.5, palette.soft),
  coverValue: look("semibold", 12.5),
};

const leading = (size: number) => (size > 15 ? size * 1.2 : size * 1.4);
/** From the top of a line box to the baseline. */
const rise = (size: number, height: number) => (height - size) / 2 + size * 0.8;

const fullHeight = frame.bottom - frame.top;

const plain = (text: string, style: Look): Stretch<Look>[] => [{ text: printable(text), style }];

/** How wide texts are in a typeface, and how the usual cell of a table is broken into lines. */
type Ruler = {
  readonly measure: (text: string, style: Look) => number;
  readonly widthOf: (stretch: Stretch<Look>) => number;
  readonly linesOf: (text: string, style: Look, room: number) => Line<Look>[];
};
const rulers = new WeakMap<Faces, Ruler>();
function rulerOf(faces: Faces): Ruler {
  const known = rulers.get(faces);
  if (known) return known;
  const measure = (text: string, style: Look) => faces.width(text, style.face) * style.size;
  const widthOf = ({ text, style }: Stretch<Look>): number => {
    let width = 0;
    for (let at = 0; ; ) {
      const end = text.indexOf(" ", at);
      const word = end < 0 ? text.slice(at) : text.slice(at, end);
      if (word) width += measure(word, style);
      if (end < 0) return width;
      width += measure(" ", style);
      at = end + 1;
    }
  };
  /** The usual cell is one line and is not broken at all. */
  const linesOf = (text: string, style: Look, room: number): Line<Look>[] => {
    const clean = printable(text);
    if (clean.length <= 60 && !/[\n\u00ad\u200b]/.test(clean)) {
      const stretch = { text: clean, style };
      const width = widthOf(stretch);
      if (width <= room) return [{ stretches: [stretch], width, end: "nothing" }];
    }
    return breakLines([{ text: clean, style }], room, measure);
  };
  const ruler = { measure, widthOf, linesOf };
  rulers.set(faces, ruler);
  return ruler;
}

const isAir = ({ pieces, late }: Strip) => pieces.length === 0 && !late;

/** Fills pages with strips, from the top of the first one on. */
class Sheets {
  readonly pages: Page[] = [];
  /** On which page, counted from one, a place to jump to is, and where pieces that stand together are. */
  readonly pageOf = new Map<string, number>();
  readonly pageWith = new WeakMap<readonly Piece[], number>();
  page: Page = { placed: [] };
  y = frame.top;
  bare = true;
  #breaking = false;

  open(cover = false): void {
    this.#breaking = false;
    this.page = cover ? { placed: [], cover } : { placed: [] };
    this.pages.push(this.page);
    this.y = frame.top;
    this.bare = true;
  }

  run(given: readonly Strip[]): void {
    const strips = [...given];
    const endOf = (from: number) => {
      let end = from;
      while (strips[end]?.keep && end + 1 < strips.length) end++;
      return end;
    };
    const tall = (from: number, to: number) => {
      let height = 0;
      for (let index = from; index <= to && index < strips.length; index++)
        height += (strips[index] as Strip).height + (strips[index] as Strip).above;
      return height;
    };
    for (let at = 0; at < strips.length; ) {
      const end = endOf(at);
      const first = strips[at] as Strip;
      if (first.newPage) {
        // A break is made when something follows it: a document never ends with an empty sheet.
        this.#breaking = !this.bare;
        at = end + 1;
        continue;
      }
      if (this.#breaking) this.open();
      // Air under a table is dropped where the page ends, as air above a strip is where one begins: what comes next stands at the very top.
      if (isAir(first) && (this.bare || this.y + first.height > frame.bottom)) {
        at++;
        continue;
      }
      const over = (to: number) => this.y + tall(at, to) - (this.bare ? first.above : 0) - frame.bottom;
      /** A drawing that is a little too tall for the page, or leaves a little too little for what stands under it, is drawn smaller. */
      const shrink = () => {
        const drawn = strips.findIndex((strip, index) => index >= at && index <= end && strip.smaller);
        const drawing = strips[drawn];
        if (!drawing?.smaller) return;
        const by = [over(end), over(endOf(end + 1))].find((one) => one > 0) ?? 0;
        strips[drawn] = (by > 0 && drawing.smaller(drawing.height - by)) || drawing;
      };
      shrink();
      const height = tall(at, end) - (this.bare ? first.above : 0);
      const least = tall(at, end) - saving(strips.slice(at, end + 1)) - first.above;
      const headHeight = first.head?.height ?? 0;
      if (this.y + height > frame.bottom + 0.01 && !this.bare && least <= fullHeight - headHeight) this.#turn(first);
      shrink();
      for (; at <= end; at++) this.#placeCutting(strips[at] as Strip);
    }
  }

  #put(strip: Strip): void {
    if (!this.bare) this.y += strip.above;
    if (strip.late) this.page.placed.push(new Late(this.y, strip));
    else if (strip.pieces.length > 0) {
      this.page.placed.push({ y: this.y, pieces: strip.pieces });
      this.pageWith.set(strip.pieces, this.pages.length);
      for (const piece of strip.pieces) if (piece.kind === "target") this.pageOf.set(piece.name, this.pages.length);
    }
    this.y += strip.height;
    this.bare = false;
  }

  #turn({ head }: Strip): void {
    this.open();
    if (!head) return;
    this.#put({ ...head, pieces: head.pieces.flatMap(unread) });
    this.bare = false;
  }

  #placeCutting(given: Strip): void {
    let strip = given;
    for (;;) {
      const above = this.bare ? 0 : strip.above;
      if (this.y + above + strip.height <= frame.bottom + 0.01) break;
      const halves = strip.cut?.(frame.bottom - this.y - above);
      const headHeight = strip.head?.height ?? 0;
      if (halves) {
        this.#put(halves[0]);
        strip = halves[1];
        this.#turn(strip);
      } else if (strip.height <= fullHeight - headHeight && !this.bare && this.y > frame.top + headHeight + 0.01) {
        this.#turn(strip);
      } else break;
    }
    this.#put(strip);
  }
}

/** A table's columns as they stand on paper. */
type Grid = {
  readonly block: TableBlock;
  readonly ruler: Ruler;
  readonly widths: readonly number[];
  readonly starts: readonly number[];
  readonly padding: number;
  readonly size: number;
  /** the first column names its row */
  readonly named: boolean;
};
type RowStyle = {
  readonly style: Look;
  readonly kind: "head" | "body" | "total";
  readonly above: number;
  readonly below: number;
  readonly rule: { readonly width: number; readonly colour: Colour } | null;
};

const roomIn = ({ block, widths, padding }: Grid, index: number): number =>
  (widths[index] ?? 0) - (index === block.columns.length - 1 ? 0 : padding);
const linesIn = ({ ruler }: Grid, text: string | undefined, style: Look, room: number): Line<Look>[] =>
  text ? ruler.linesOf(text, style, room) : [];

/** A row of a table. Its pieces are made each time they are asked for: only those of the page that is painted are in memory. */
class Row implements Strip {
  readonly height: number;
  readonly above = 0;
  readonly late = true;
  keep?: boolean;
  head?: Strip;
  cut?: (room: number) => [Strip, Strip] | null;
  readonly #grid: Grid;
  readonly #part: Part;
  readonly #cells: readonly Cell[];
  readonly #of: RowStyle;

  constructor(grid: Grid, whole: Part, cells: readonly Cell[], of: RowStyle) {
    this.#grid = grid;
    this.#part = { type: "TR", parent: whole };
    this.#cells = cells;
    this.#of = of;
    this.height = of.above + this.#tallest() * leading(grid.size) * 0.95 + of.below;
  }

  #tallest(): number {
    const lines = this.#grid.block.columns.map(
      (_, index) => linesIn(this.#grid, this.#cells[index]?.text, this.#of.style, roomIn(this.#grid, index)).length,
    );
    return Math.max(1, ...lines);
  }

  get pieces(): readonly Piece[] {
    const [grid, of] = [this.#grid, this.#of];
    const { block, starts, size, named } = grid;
    const height = leading(size) * 0.95;
    const tallest = of.kind === "head" ? this.#tallest() : 0;
    const pieces: Piece[] = [];
    for (const [index, column] of block.columns.entries()) {
      const room = roomIn(grid, index);
      const lines = linesIn(grid, this.#cells[index]?.text, of.style, room);
      const header = of.kind === "head" || (named && index === 0);
      const cell: Part = header
        ? { type: "TH", parent: this.#part, scope: of.kind === "head" ? "Column" : "Row" }
        : { type: "TD", parent: this.#part };
      if (lines.length === 0) pieces.push({ kind: "empty", part: cell });
      const drop = of.kind === "head" ? (tallest - lines.length) * height : 0;
      for (const [at, line] of lines.entries()) {
        const x = (starts[index] ?? 0) + (column.align === "end" ? room - line.width : 0);
        pieces.push({ kind: "line", part: cell, x, y: of.above + drop + at * height + rise(size, height), line });
      }
    }
    const end = this.height;
    if (of.rule) pieces.push({ kind: "rule", x1: frame.x, y1: end, x2: frame.x + frame.width, y2: end, ...of.rule });
    return pieces;
  }
}

/** With its pieces made once and for all: what is repeated, cut or added to. */
const madeOnce = (row: Row): Strip => ({ height: row.height, above: 0, pieces: row.pieces });

function rowOf(grid: Grid, whole: Part, cells: readonly Cell[], of: RowStyle): Strip {
  const row = new Row(grid, whole, cells, of);
  return of.kind === "body" && row.height <= fullHeight * shortTable ? row : madeOnce(row);
}

/** What stands so far down a page. */
class Late implements Placed {
  readonly y: number;
  readonly #strip: Strip;

  constructor(y: number, strip: Strip) {
    this.y = y;
    this.#strip = strip;
  }

  get pieces(): readonly Piece[] {
    return this.#strip.pieces;
  }
}

/** Lets a strip higher than a page be cut between its lines; rules stay with the last part. */
function cuttable(strip: Strip): Strip {
  if (strip.height <= fullHeight - (strip.head?.height ?? 0) - 1) return strip;
  // As it is now: what is said of it later is of its first part.
  const whole = { ...strip, pieces: strip.pieces };
  strip.cut = (room) => cutIn(whole, room);
  return strip;
}

function cutIn(strip: Strip, room: number): [Strip, Strip] | null {
  const fits = (piece: Piece) => piece.kind === "empty" || ("y" in piece && piece.y + 4 <= room);
  const first = strip.pieces.filter(fits);
  const rest = strip.pieces.filter((piece) => !fits(piece));
  const ys = rest.flatMap((piece) => ("y" in piece ? [piece.y] : []));
  if (!first.some((piece) => piece.kind === "line") || ys.length === 0) return null;
  const lift = Math.min(...ys) - 12;
  return [
    { ...strip, height: room, pieces: first, keep: false },
    cuttable({ ...strip, above: 0, height: strip.height - lift, pieces: rest.map((piece) => lowered(piece, -lift)) }),
  ];
}

export function typeset(document: DrumDocument, faces: Faces): Typeset {
  const t = documentTexts[document.language];
  const { measure, widthOf, linesOf } = rulerOf(faces);
  const demoWords = document.demo === "partly" ? t.demoPartly : t.demoExplained;
  const root: Part = { type: "Document", parent: null };
  const captions = captionsOf(document);
  const depths = headingDepths(document);
  const header = [document.letterhead.organisation, document.reference]
    .filter(Boolean)
    .map((text) => onOneLine(text ?? ""))
    .join("  ·  ");
  // --- lines ---------------------------------------------------------------------------------------------------------------

  const emphatic = new Map<Look, Look>([
    [looks.body, looks.strong],
    [looks.lead, looks.leadStrong],
  ]);
  const strongOf = (style: Look): Look => emphatic.get(style) ?? { ...style, face: "semibold" };
  const rich = (text: RichText, style: Look): Stretch<Look>[] =>
    inlines(text).map((inline) => {
      const href = inline.kind === "link" ? safeHref(inline.href) : null;
      if (href) return { text: printable(inline.text), style: { ...style, colour: palette.forest, href } };
      return { text: printable(inline.text), style: inline.kind === "strong" ? strongOf(style) : style };
    });

  /** A line's pieces: one per part, since a link inside a paragraph is a part of its own. */
  const placeLine = (line: Line<Look>, part: Part | null, x: number, y: number, links: Map<Look, Part>): Piece[] => {
    if (part === null || !line.stretches.some((stretch) => stretch.style.href)) return [{ kind: "line", part, x, y, line }];
    let at = x;
    return line.stretches.map((stretch, index) => {
      const last = index === line.stretches.length - 1;
      const width = widthOf(stretch) + (last && line.end === "hyphen" ? measure("-", stretch.style) : 0);
      let owner = part;
      if (stretch.style.href) {
        owner = links.get(stretch.style) ?? { type: "Link", parent: part };
        links.set(stretch.style, owner);
      }
      const piece: Piece = {
        kind: "line",
        part: owner,
        x: at,
        y,
        line: { stretches: [stretch], width, end: last ? line.end : "nothing" },
      };
      at += width;
      return piece;
    });
  };
  /** Lines as strips; the first two and the last two stay together, so no line is left alone on a page. */
  const flow = (
    stretches: Stretch<Look>[],
    part: Part,
    {
      x = frame.x,
      width = frame.width,
      above = 0,
      size,
      furniture,
      balance = false,
    }: {
      x?: number;
      width?: number;
      above?: number;
      size: number;
      furniture?: (height: number) => Piece[];
      balance?: boolean;
    },
  ): Strip[] => {
    const height = leading(size);
    const lines = evened(stretches, width, balance);
    const links = new Map<Look, Part>();
    const groups: Line<Look>[][] = lines.map((line) => [line]);
    if (groups.length > 1) groups.splice(0, 2, [...(groups[0] ?? []), ...(groups[1] ?? [])]);
    if (groups.length > 1) groups.splice(-2, 2, [...(groups.at(-2) ?? []), ...(groups.at(-1) ?? [])]);
    return groups.map((group, index) => ({
      height: group.length * height,
      above: index === 0 ? above : 0,
      pieces: [
        ...(furniture?.(group.length * height) ?? []),
        ...group.flatMap((line, row) => placeLine(line, part, x, row * height + rise(size, height), links)),
      ],
    }));
  };

  /** Breaks again, a little narrower, when the last line is a mere scrap, or (headings) until the lines are about as long. */
  const evened = (stretches: Stretch<Look>[], room: number, balance = false): Line<Look>[] => {
    let lines = breakLines(stretches, room, measure);
    if (lines.length < 2 || lines.length > 12) return lines;
    const goal = balance ? 0.8 : 0.12;
    for (let tried = room * 0.97; tried > room * (balance ? 0.5 : 0.88); tried -= room * 0.03) {
      if ((lines.at(-1)?.width ?? 0) >= goal * room) break;
      const narrower = breakLines(stretches, tried, measure);
      if (narrower.length !== lines.length) break;
      lines = narrower;
    }
    return lines;
  };

  const joined = (strips: Strip[], above: number): Strip => {
    let y = 0;
    const pieces: Piece[] = [];
    for (const [index, strip] of strips.entries()) {
      if (index > 0) y += strip.above;
      pieces.push(...strip.pieces.map((piece) => lowered(piece, y)));
      y += strip.height;
    }
    return { height: y, above, pieces };
  };

  // --- pages ---------------------------------------------------------------------------------------------------------------

  const sheets = new Sheets();
  const { pages } = sheets;
  const run = (strips: readonly Strip[]) => sheets.run(strips);

  // --- structure -----------------------------------------------------------------------------------------------------------

  /** A section per heading, nested by level; what stands before any heading belongs to the document's own section. */
  const sections: { level: number; part: Part }[] = [{ level: 0, part: { type: "Sect", parent: root } }];
  const section = (): Part => (sections.at(-1) as { part: Part }).part;
  const enter = (level: number) => {
    while (sections.length > 1 && (sections.at(-1)?.level ?? 0) >= level) sections.pop();
    const part: Part = { type: "Sect", parent: section() };
    sections.push({ level, part });
    return part;
  };

  let seen = 0;
  const targetName = (index: number) => `rubrik-${index + 1}`;

  // --- blocks --------------------------------------------------------------------------------------------------------------

  const strips = (block: Block): Strip[] => {
    switch (block.kind) {
      case "heading": {
        const style = block.level === 1 ? looks.h1 : block.level === 2 ? looks.h2 : looks.h3;
        const title = onOneLine(block.text);
        const depth = depths.get(block) ?? block.level;
        enter(depth);
        // The document's title is H1, so a heading of level 1 is H2, as on the web page.
        const part: Part = { type: `H${depth + 1}`, parent: section(), bookmark: { title, level: depth } };
        const name = targetName(seen++);
        const above = block.level === 1 ? 30 : block.level === 2 ? 20 : 14;
        const below = block.level === 1 ? 7 : block.level === 2 ? 3 : 1;
        const strip = joined(flow(plain(title, style), part, { size: style.size, balance: true }), above);
        const pieces: Piece[] = [{ kind: "target", name, part, y: 0 }, ...strip.pieces];
        return [{ ...strip, pieces, height: strip.height + below, keep: true }];
      }
      case "paragraph":
        return flow(
          rich(block.text, looks.body),
          { type: "P", parent: section(), ...(block.language ? { language: block.language } : {}) },
          { size: 10.5, above: 7 },
        );
      case "lead":
        return flow(rich(block.text, looks.lead), { type: "P", parent: section() }, { size: 12.5, above: 8 });
      case "list": {
        const list: Part = { type: "L", parent: section() };
        const room = block.ordered ? 20 : 15;
        return block.items.flatMap((text, index) => {
          const item: Part = { type: "LI", parent: list };
          const marker = block.ordered ? `${index + 1}.` : "•";
          const label = breakLines(plain(marker, looks.body), frame.width, measure)[0];
          const body = flow(
            rich(text, looks.body),
            { type: "LBody", parent: item },
            {
              x: frame.x + room,
              width: frame.width - room,
              size: 10.5,
              above: index === 0 ? 7 : 3,
            },
          );
          const [first] = body;
          if (label && first) {
            const x = frame.x + (block.ordered ? 0 : 3);
            const y = rise(10.5, leading(10.5));
            const number: Piece = { kind: "line", part: { type: "Lbl", parent: item }, x, y, line: label };
            body[0] = { ...first, pieces: [number, ...first.pieces] };
          }
          return body;
        });
      }
      case "keyValues":
        return keyValues(block.rows);
      case "table":
        return table(block);
      case "figure":
        return figure(block);
      case "notice": {
        const part: Part = { type: "P", parent: section() };
        const inner = { x: frame.x + 16, width: frame.width - 32 };
        const style = looks.body;
        const title = block.title
          ? flow(plain(block.title, looks.kind), { type: "P", parent: section() }, { ...inner, size: 10.5 })
          : [];
        const body = flow(rich(block.text, style), part, { ...inner, size: 10.5 });
        const whole = joined([...title, ...body], 12);
        const backed = (strip: Strip, top: number, bottom: number, above: number): Strip => ({
          height: strip.height + top + bottom,
          above,
          pieces: [
            { kind: "box", x: frame.x, y: 0, width: frame.width, height: strip.height + top + bottom, fill: palette.tint },
            { kind: "box", x: frame.x, y: 0, width: 3, height: strip.height + top + bottom, fill: palette.forest },
            ...strip.pieces.map((piece) => lowered(piece, top)),
          ],
        });
        if (whole.height < fullHeight * 0.7) return [{ ...backed(whole, 9, 10, 12), keep: false }];
        const all = [...title, ...body];
        return all.map((strip, index) =>
          backed(strip, index === 0 ? 9 : 0, index === all.length - 1 ? 10 : 0, index === 0 ? 12 : 0),
        );
      }
      case "quote": {
        const part: Part = { type: "BlockQuote", parent: section() };
        const inner = { x: frame.x + 18, width: frame.width - 48 };
        const bar = (height: number): Piece[] => [{ kind: "box", x: frame.x, y: 0, width: 1.5, height, fill: palette.accent }];
        const words = flow(
          plain(block.text, looks.quote),
          { type: "P", parent: part },
          { ...inner, size: 11.5, above: 12, furniture: bar },
        );
        if (!block.source) return words;
        const source = flow(
          plain(block.source, looks.note),
          { type: "P", parent: part },
          { ...inner, size: 9, furniture: bar },
        ).map((strip) => ({
          ...strip,
          height: strip.height + 4,
          pieces: [...bar(strip.height + 4), ...strip.pieces.slice(1).map((piece) => lowered(piece, 3))],
        }));
        const last = words.at(-1);
        if (last) last.keep = true;
        return [...words, ...source];
      }
      case "keyFigures":
        return keyFigures(block.figures);
      case "signatures":
        return signatures(block.signers);
      case "pageBreak":
        return [{ height: 0, above: 0, pieces: [], newPage: true }];
    }
  };

  const keyValues = (rows: readonly { label: string; value: RichText }[]): Strip[] => {
    const whole: Part = { type: "Table", parent: section() };
    const widest = Math.max(60, ...rows.map((row) => widthOf({ text: printable(row.label), style: looks.label })));
    const labelWidth = Math.min(widest * 1.06 + 18, frame.width * 0.4);
    return rows.map((row, index) => {
      const tr: Part = { type: "TR", parent: whole };
      const label = joined(
        flow(
          plain(row.label, { ...looks.label, size: 9.5 }),
          { type: "TH", parent: tr, scope: "Row" },
          { width: labelWidth - 14, size: 9.5 },
        ),
        0,
      );
      const value = joined(
        flow(
          rich(row.value, looks.body),
          { type: "TD", parent: tr },
          { x: frame.x + labelWidth, width: frame.width - labelWidth, size: 10.5 },
        ),
        0,
      );
      const height = Math.max(label.height + 1.2, value.height) + 8;
      const pieces: Piece[] = [
        ...label.pieces.map((piece) => lowered(piece, 5)),
        ...value.pieces.map((piece) => lowered(piece, 4)),
        { kind: "rule", x1: frame.x, y1: height, x2: frame.x + frame.width, y2: height, width: 0.5, colour: palette.rule },
      ];
      if (index === 0)
        pieces.unshift({ kind: "rule", x1: frame.x, y1: 0, x2: frame.x + frame.width, y2: 0, width: 0.5, colour: palette.rule });
      return cuttable({
        height,
        above: index === 0 ? 12 : 0,
        pieces,
        keep: index < (rows.length <= keptWhole ? rows.length : 2) - 1,
      });
    });
  };

  const keyFigures = (figures: readonly { label: string; value: string }[]): Strip[] => {
    const list: Part = { type: "L", parent: section() };
    const perRow = figures.length % 3 === 0 || figures.length > 4 ? 3 : Math.max(1, figures.length);
    const gutter = 18;
    const width = (frame.width - gutter * (perRow - 1)) / perRow;
    const rows: Strip[] = [];
    for (let at = 0; at < figures.length; at += perRow) {
      const cells = figures.slice(at, at + perRow).map((figure, column) => {
        const item: Part = { type: "LBody", parent: { type: "LI", parent: list } };
        const x = frame.x + column * (width + gutter);
        const fits = Math.min(21, (21 * width) / Math.max(1, widthOf({ text: printable(figure.value), style: looks.figure })));
        const style = fits < 21 ? { ...looks.figure, size: Math.max(12, fits) } : looks.figure;
        const value = flow(plain(figure.value, style), { type: "P", parent: item }, { x, width: width + 0.5, size: style.size });
        const label = flow(plain(figure.label, looks.label), { type: "P", parent: item }, { x, width, size: 9, above: 1 });
        const body = joined([...value, ...label], 0);
        const top: Piece[] = [{ kind: "rule", x1: x, y1: 0, x2: x + width, y2: 0, width: 1.5, colour: palette.accent }];
        return { height: body.height + 9, pieces: [...top, ...body.pieces.map((piece) => lowered(piece, 9))] };
      });
      rows.push({
        height: Math.max(...cells.map((cell) => cell.height)) + 4,
        above: at === 0 ? 16 : 14,
        pieces: cells.flatMap((cell) => cell.pieces),
      });
    }
    return rows;
  };

  const signatures = (signers: readonly { name: string; role?: string }[]): Strip[] => {
    const width = (frame.width - 36) / 2;
    const rows: Strip[] = [];
    for (let at = 0; at < signers.length; at += 2) {
      const cells = signers.slice(at, at + 2).map((signer, column) => {
        const x = frame.x + column * (width + 36);
        const name = flow(plain(signer.name, looks.strong), { type: "P", parent: section() }, { x, width, size: 10.5 });
        const role = signer.role
          ? flow(plain(signer.role, looks.note), { type: "P", parent: section() }, { x, width, size: 9 })
          : [];
        const body = joined([...name, ...role], 0);
        const line: Piece = { kind: "rule", x1: x, y1: 34, x2: x + width, y2: 34, width: 0.75, colour: palette.ink };
        return { height: body.height + 38, pieces: [line, ...body.pieces.map((piece) => lowered(piece, 38))] };
      });
      rows.push({
        height: Math.max(...cells.map((cell) => cell.height)),
        above: 16,
        pieces: cells.flatMap((cell) => cell.pieces),
      });
    }
    return rows;
  };

  /** Under a figure whose table does not stand on its page: where the numbers are. The words are filled in when both have found their pages. */
  type Pointer = { readonly strip: Strip; readonly tell: (samePage: boolean) => void };
  const pointers = new Map<Block, Pointer>();
  const pointerTo = (table: number): Pointer => {
    const height = leading(looks.note.size);
    const line: Piece = {
      kind: "line",
      part: { type: "P", parent: section() },
      x: frame.x,
      y: rise(looks.note.size, height),
      line: { stretches: [], width: 0, end: "nothing" },
    };
    return {
      strip: { height: height + 4, above: 0, pieces: [line] },
      tell: (samePage) => {
        const stretch = { text: samePage ? t.numbersIn(table) : t.numbersOverleaf(table), style: looks.note };
        line.line = { stretches: [stretch], width: widthOf(stretch), end: "nothing" };
      },
    };
  };

  const figure = (block: FigureBlock): Strip[] => {
    const caption = joined(
      flow(plain(captions.get(block) ?? block.caption, looks.caption), { type: "P", parent: section() }, { size: 10 }),
      18,
    );
    const scale = Math.min(frame.width / block.width, (fullHeight * 0.62) / block.height);
    const height = block.height * scale;
    const part: Part = { type: "Figure", parent: section(), alt: onOneLine(block.alt).slice(0, 8_000) };
    const drawn = (by: number): Strip => ({
      height: height * by + 10,
      above: 0,
      pieces: [{ kind: "drawing", part, x: frame.x, y: 4, scale: scale * by, drawing: block }],
    });
    const smaller = (room: number) => {
      const by = (room - 10) / height;
      return by < leastDrawn ? null : drawn(Math.min(1, by));
    };
    return [{ ...caption, keep: true }, block.shrinks ? { ...drawn(1), smaller, least: drawn(leastDrawn).height } : drawn(1)];
  };

  /**
   * Column widths in points, padding included. Figures get what they need and are never broken; texts get what they would like
   * when it fits, else they share what is left. `tight`: not even that was possible at this size.
   */
  const columnWidths = (block: TableBlock, cell: Look, head: Look, padding: number): { widths: number[]; tight: boolean } => {
    const columns = block.columns;
    if (columns.every((column) => (column.width ?? 0) > 0)) {
      const sum = columns.reduce((total, column) => total + (column.width ?? 0), 0);
      return { widths: columns.map((column) => (frame.width * (column.width ?? 0)) / sum), tight: false };
    }
    const bold = strongOf(cell);
    const rows: { cells: readonly Cell[]; style: Look }[] = block.rows.map((row) => ({
      cells: row.cells,
      style: row.emphasis ? bold : cell,
    }));
    if (block.totals) rows.push({ cells: block.totals, style: bold });
    const longestWord = (text: string, style: Look) =>
      Math.min(
        120,
        printable(text)
          .split(/[ \n]/)
          .reduce((widest, word) => Math.max(widest, widthOf({ text: word.slice(0, 40), style })), 0),
      );
    const wishes = columns.map((column, index) => {
      const label = widthOf({ text: printable(column.label), style: head });
      let widest = column.align === "end" && column.label.length > 14 ? longestWord(column.label, head) : Math.min(label, 110);
      for (const { cells, style } of rows) {
        const text = cells[index]?.text ?? "";
        if (text.length > 60) widest = Math.max(widest, column.align === "end" ? 90 : 420);
        else if (text) widest = Math.max(widest, widthOf({ text: printable(text), style }));
      }
      return widest + (index === columns.length - 1 ? 0 : padding);
    });
    const ends = columns.map((column) => column.align === "end");
    const wish = (index: number) => wishes[index] as number;
    const indices = columns.map((_, index) => index);
    const figures = indices.filter((index) => ends[index]);
    const texts = indices.filter((index) => !ends[index]);
    const total = (of: number[]) => of.reduce((sum, index) => sum + wish(index), 0);
    let left = frame.width - total(figures);

    if (total(texts) <= left) {
      // Room to spare: column labels on one line, air between figures, the rest to the first text column.
      const widths = [...wishes];
      left -= total(texts);
      for (const extra of [
        (index: number) => widthOf({ text: printable(columns[index]?.label ?? ""), style: head }) + padding,
        (index: number) => wish(index) + 26,
      ]) {
        for (const index of figures) {
          const more = Math.min(Math.max(0, extra(index) - (widths[index] as number)), left / figures.length);
          widths[index] = (widths[index] as number) + more;
          left -= more;
        }
      }
      const takers = texts.length > 0 ? texts : figures;
      for (const index of takers) widths[index] = (widths[index] as number) + left / takers.length;
      return { widths, tight: false };
    }

    const least = 62;
    if (left < texts.reduce((sum, index) => sum + Math.min(wish(index), least), 0)) {
      const needs = indices.map((index) => (ends[index] ? wish(index) : Math.min(wish(index), least)));
      const shrink = frame.width / needs.reduce((sum, need) => sum + need, 0);
      return { widths: needs.map((need) => need * shrink), tight: true };
    }
    // Columns that ask for less than their share get all they ask for; the others divide the rest, long texts somewhat more.
    const widths = [...wishes];
    let sharing = texts;
    for (;;) {
      const weight = (index: number) => (columns[index]?.width ?? 1) * Math.sqrt(wish(index));
      const weights = sharing.reduce((sum, index) => sum + weight(index), 0);
      const share = (index: number) => Math.max(Math.min(least, wish(index)), (left * weight(index)) / weights);
      const content = sharing.filter((index) => wish(index) <= share(index));
      if (content.length === 0 || content.length === sharing.length) {
        const shares = sharing.reduce((sum, index) => sum + share(index), 0);
        for (const index of sharing) widths[index] = (share(index) * left) / shares;
        return { widths, tight: false };
      }
      left -= total(content);
      sharing = sharing.filter((index) => !content.includes(index));
    }
  };

  const table = (block: TableBlock): Strip[] => {
    const part = section();
    let whole: Part = { type: "Table", parent: part };
    let size = block.columns.length > 7 ? 8.5 : 9.5;
    const padding = block.columns.length > 7 ? 8 : 12;
    let cellLook = look("regular", size);
    let headLook = look("semibold", size - 0.75, palette.soft);
    let measured = columnWidths(block, cellLook, headLook, padding);
    while (measured.tight && size > 7) {
      size -= 0.75;
      cellLook = look("regular", size);
      headLook = look("semibold", size - 0.5, palette.soft);
      measured = columnWidths(block, cellLook, headLook, padding * 0.75);
    }
    const boldLook = look("semibold", size);
    const widths = measured.widths;
    const starts = widths.map((_, index) => frame.x + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
    const named = block.rowHeaders !== false;

    const thin = { width: 0.5, colour: palette.rule };
    const thick = { width: 0.9, colour: palette.strong };
    const captionPart: Part = { type: "Caption", parent: whole };
    const caption = joined(flow(plain(captions.get(block) ?? block.caption, looks.caption), captionPart, { size: 10 }), 18);
    const grid: Grid = { block, ruler: { measure, widthOf, linesOf }, widths, starts, padding, size, named };
    const head = rowOf(
      grid,
      whole,
      block.columns.map((column) => ({ text: column.label })),
      { style: headLook, kind: "head", above: 6, below: 4, rule: thick },
    );
    const body: Strip[] = [];
    const together = (from: number, to: number) => {
      for (const strip of body.slice(Math.max(0, from), Math.max(0, to))) strip.keep = true;
    };
    for (const [index, entry] of block.rows.entries()) {
      // PDF/A-1 allows 8 191 entries in an array; a longer table goes on in a table of its own.
      if (index > 0 && index % rowsPerTable === 0) whole = { type: "Table", parent: part };
      const last = index === block.rows.length - 1;
      const style = entry.emphasis ? boldLook : cellLook;
      const rule = last && block.totals ? null : thin;
      const strip = rowOf(grid, whole, entry.cells, { style, kind: "body", above: 3.6, below: 3.9, rule });
      strip.head = head;
      body.push(cuttable(strip));
    }
    if (block.totals) {
      const totals = rowOf(grid, whole, block.totals, { style: boldLook, kind: "total", above: 4.5, below: 4, rule: null });
      const line: Piece = { kind: "rule", x1: frame.x, y1: 0, x2: frame.x + frame.width, y2: 0, ...thick };
      body.push(cuttable({ ...totals, pieces: [line, ...totals.pieces], head }));
    }
    const tall = [caption, head, ...body].reduce((sum, strip) => sum + strip.height + strip.above, 0);
    if (tall <= fullHeight * shortTable) together(0, body.length - 1);
    else {
      // No row is left alone with the head above it, or with the sum below it.
      together(0, 1);
      together(body.length - (block.totals ? 3 : 2), body.length - 1);
    }
    return [{ ...caption, keep: true }, { ...head, keep: body.length > 0 }, ...body, { height: 6, above: 0, pieces: [] }];
  };

  // --- the first page ------------------------------------------------------------------------------------------------------

  const at = (text: string, style: Look, part: Part | null, x: number, baseline: number, width = frame.width): Piece[] => {
    const line = breakLines(plain(onOneLine(text), style), width, measure);
    return line.map((row, index) => ({ kind: "line", part, x, y: baseline + index * leading(style.size), line: row }));
  };
  const heading: Part = { type: "H1", parent: section() };
  const organisation = document.letterhead.organisation;
  const p = (): Part => ({ type: "P", parent: section() });
  const demoNote = (x: number, baseline: number): Piece[] =>
    document.demo ? at(demoWords, { ...looks.note, colour: palette.accentInk }, p(), x, baseline) : [];

  if (document.cover) {
    sheets.open(true);
    const band = sheet.height * 0.56;
    const room = frame.width;
    const size = fittingSize(document.title, [36, 32, 28, 24, 20], 6);
    const titleLook = { ...looks.coverTitle, size };
    const title = evened(plain(onOneLine(document.title), titleLook), room, true);
    const titleHeight = title.length * size * 1.12;
    const subtitle = document.cover.subtitle
      ? breakLines(plain(onOneLine(document.cover.subtitle), looks.coverSubtitle), room, measure).slice(0, 4)
      : [];
    const subtitleHeight = subtitle.length * 17 * 1.3;
    const first = band - 48 - subtitleHeight - (subtitle.length ? 10 : 0) - titleHeight;
    const pieces: Piece[] = [
      { kind: "box", x: 0, y: 0, width: sheet.width, height: band, fill: palette.deep },
      { kind: "box", x: 0, y: band, width: sheet.width, height: 5, fill: palette.accent },
      ...at(organisation, looks.coverOrganisation, p(), frame.x, 76, frame.width),
      ...title.map(
        (line, index): Piece => ({
          kind: "line",
          part: heading,
          x: frame.x - 1,
          y: first + index * size * 1.12 + size * 0.9,
          line,
        }),
      ),
    ];
    const under = p();
    for (const [index, line] of subtitle.entries()) {
      pieces.push({ kind: "line", part: under, x: frame.x, y: first + titleHeight + 10 + index * 17 * 1.3 + 17, line });
    }
    let fact = band + 62;
    const facts = [
      ...(document.cover.period ? [[t.period, document.cover.period] as const] : []),
      [t.date, document.dateLabel] as const,
      ...(document.reference ? [[t.reference, document.reference] as const] : []),
    ];
    for (const [label, value] of facts) {
      const part = p();
      pieces.push(
        ...at(label, looks.coverLabel, part, frame.x, fact),
        ...at(value, looks.coverValue, part, frame.x + 112, fact, frame.width - 112),
      );
      fact += 23;
    }
    pieces.push(...demoNote(frame.x, fact + 12));
    const address = document.letterhead.address.map(onOneLine).filter(Boolean).join("  ·  ");
    pieces.push({
      kind: "rule",
      x1: frame.x,
      y1: sheet.height - 78,
      x2: frame.x + frame.width,
      y2: sheet.height - 78,
      width: 0.5,
      colour: palette.rule,
    });
    pieces.push(...at(address, looks.note, p(), frame.x, sheet.height - 60));
    sheets.page.placed.push({ y: 0, pieces });
  } else {
    sheets.open();
    const top: Piece[] = [];
    top.push(...at(organisation, looks.organisation, p(), frame.x, 62, middle - frame.x - 16));
    let right = 62;
    const kind = p();
    top.push(...at(t.kinds[document.kind], looks.kind, kind, middle, right));
    for (const [label, value] of [
      [t.date, document.dateLabel],
      ...(document.reference ? [[t.reference, document.reference]] : []),
    ]) {
      right += 15;
      const part = p();
      top.push(
        ...at(label ?? "", looks.label, part, middle, right),
        ...at(value ?? "", { ...looks.body, size: 9.5 }, part, middle + 72, right, sheet.width - margin.right - middle - 72),
      );
    }
    const organisationLines = breakLines(
      plain(onOneLine(organisation), looks.organisation),
      middle - frame.x - 16,
      measure,
    ).length;
    let base = Math.max(right, 62 + (organisationLines - 1) * leading(12));
    if (document.recipient?.length) {
      base = Math.max(base + 34, 142);
      const part = p();
      for (const [index, line] of document.recipient.slice(0, 8).entries()) {
        const placed = at(line, looks.body, part, middle, base, sheet.width - margin.right - middle);
        top.push(...placed);
        if (index < document.recipient.length - 1) base += leading(10.5) * placed.length;
      }
    }
    const address = document.letterhead.address.map(onOneLine).filter(Boolean).join("  ·  ");
    if (address) top.push(...at(address, looks.running, p(), frame.x, sheet.height - 50, frame.width - 90));
    sheets.page.placed.push({ y: 0, pieces: top });
    sheets.y = base + (document.recipient?.length ? 42 : 40);
    sheets.bare = true;
    const size = fittingSize(document.title, [22, 19, 17], 3);
    const style = { ...looks.title, size };
    const titleStrip = joined(flow(plain(onOneLine(document.title), style), heading, { size, balance: true }), 0);
    run([{ ...titleStrip, height: titleStrip.height + 4 }]);
    if (document.demo) {
      const note = { ...looks.note, colour: palette.accentInk };
      run(flow(plain(demoWords, note), p(), { size: 9, above: 2 }).map((strip) => ({ ...strip, height: strip.height + 4 })));
    }
  }

  function fittingSize(text: string, sizes: number[], lines: number): number {
    const fits = (size: number) =>
      breakLines(plain(onOneLine(text), { ...looks.coverTitle, size }), frame.width, measure).length <= lines;
    return sizes.find(fits) ?? (sizes.at(-1) as number);
  }

  // --- contents and the running text ---------------------------------------------------------------------------------------

  const headings = document.blocks.flatMap((block) => (block.kind === "heading" ? [block] : []));
  const entries = document.contents ? headings.filter((block) => block.level <= 2) : [];
  const contentsHeading: Part = { type: "H2", parent: { type: "Sect", parent: section() } };
  const toc: Part = { type: "TOC", parent: contentsHeading.parent };
  /** Numbers are filled in when the text has found its pages; they never change how many pages the contents take. */
  const fillIn: ((pageOf: ReadonlyMap<string, number>) => void)[] = [];
  const contentsStrips = (): Strip[] => {
    const title = joined(flow(plain(t.contents, looks.h1), contentsHeading, { size: 16 }), 22);
    const rows = entries.map((entry, index): Strip => {
      const style = entry.level === 1 ? looks.strong : looks.body;
      const indent = entry.level === 1 ? 0 : 16;
      const right = frame.x + frame.width;
      const link: Part = { type: "Link", parent: { type: "Reference", parent: { type: "TOCI", parent: toc } } };
      const lines = breakLines(plain(onOneLine(entry.text), style), frame.width - indent - 44, measure);
      const height = leading(10.5) * 1.06;
      const baseline = (lines.length - 1) * height + rise(10.5, height);
      const name = targetName(headings.indexOf(entry));
      const number: Piece = {
        kind: "line",
        part: link,
        x: right,
        y: baseline,
        line: { stretches: [], width: 0, end: "nothing" },
      };
      const jump: Piece = {
        kind: "jump",
        part: link,
        name,
        label: "",
        x: frame.x,
        y: 0,
        width: frame.width,
        height: lines.length * height,
      };
      fillIn.push((pageOf) => {
        const text = String(pageOf.get(name) ?? "");
        const width = widthOf({ text, style });
        number.x = right - width;
        number.line = { stretches: [{ text, style }], width, end: "nothing" };
        jump.label = `${onOneLine(entry.text)}, ${t.pageShort(text)}`;
      });
      // Drawn from the right, so that the dots of all rows stand under each other.
      const dots = { x1: right - 26, x2: frame.x + indent + (lines.at(-1)?.width ?? 0) + 6 };
      const pieces: Piece[] = [
        ...lines.map(
          (line, row): Piece => ({
            kind: "line",
            part: link,
            x: frame.x + indent,
            y: row * height + rise(10.5, height),
            line: { ...line, end: "space" },
          }),
        ),
        number,
        jump,
        { kind: "rule", ...dots, y1: baseline - 0.6, y2: baseline - 0.6, width: 0.9, colour: palette.soft, dotted: true },
      ];
      const followed = entries[index + 1]?.level === 2;
      return { height: lines.length * height, above: entry.level === 1 ? 7 : 1, pieces, keep: entry.level === 1 && followed };
    });
    return [{ ...title, height: title.height + 6, keep: true }, ...rows];
  };
  const ending = document.blocks.findIndex((block) => block.kind === "heading" && block.untilEnd);
  let tables = 0;
  const madeOf = document.blocks.map((block, index) => {
    const made = strips(block);
    if (ending >= 0 && index >= ending) for (const strip of made) strip.keep = true;
    const next = document.blocks[index + 1]?.kind;
    const last = made.at(-1);
    // What is said of a figure or a table stands above it, on the same page.
    if (last && block.kind === "paragraph" && (next === "figure" || next === "table")) last.keep = true;
    if (block.kind === "table") tables += 1;
    if (block.kind === "figure" && next === "table" && document.kind === "report") pointers.set(block, pointerTo(tables + 1));
    return made;
  });
  for (const [index, block] of document.blocks.entries()) {
    const [drawn, table] = [madeOf[index] ?? [], madeOf[index + 1] ?? []];
    if (block.kind !== "figure" || document.blocks[index + 1]?.kind !== "table") continue;
    const drawing = drawn.at(-1);
    const pointer = pointers.get(block);
    const shared = fitOnAPage(madeOf.slice(0, index).flat(), drawn, table);
    if (drawing && (shared || pointer)) drawing.keep = true;
    if (shared) pointers.delete(block);
    else if (pointer) drawn.push(pointer.strip);
  }
  const body = madeOf.flat();
  if (document.cover) sheets.open();
  if (entries.length > 0) {
    run(contentsStrips());
    // A report's text begins on a page of its own.
    if (document.cover || document.kind === "report") sheets.open();
  }
  run(body);

  for (const fill of fillIn) fill(sheets.pageOf);
  const pageWith = (made: readonly Strip[] = []) => made[0] && sheets.pageWith.get(made[0].pieces);
  for (const [block, { tell }] of pointers) {
    const at = document.blocks.indexOf(block);
    tell(pageWith(madeOf[at]) === pageWith(madeOf[at + 1]));
  }

  // --- running header and footer -------------------------------------------------------------------------------------------

  const count = pages.length;
  for (const [index, sheetPage] of pages.entries()) {
    const pieces: Piece[] = [];
    const furnish = (text: string, style: Look, x: number, baseline: number, end = false, room = frame.width) => {
      const line = breakLines(plain(text, style), room, measure)[0];
      if (line)
        pieces.push({ kind: "line", part: null, x: end ? x - line.width : x, y: baseline, line: { ...line, end: "nothing" } });
    };
    if (!sheetPage.cover) {
      if (index > 0) {
        furnish(header, looks.running, frame.x, 48, false, frame.width - 70);
        pieces.push({ kind: "rule", x1: frame.x, y1: 56, x2: frame.x + frame.width, y2: 56, width: 0.5, colour: palette.rule });
        furnish(document.title, looks.running, frame.x, sheet.height - 50, false, frame.width - 90);
      } else {
        pieces.push({
          kind: "rule",
          x1: frame.x,
          y1: sheet.height - 65,
          x2: frame.x + frame.width,
          y2: sheet.height - 65,
          width: 0.5,
          colour: palette.rule,
        });
      }
      furnish(t.page(index + 1, count), looks.running, frame.x + frame.width, sheet.height - 50, true);
    }
    if (document.demo) {
      const width = measure(t.demo.replace(" ", ""), looks.demo) + (t.demo.includes(" ") ? measure(" ", looks.demo) : 0) + 12;
      const x = frame.x + frame.width - width;
      const top = sheetPage.cover ? sheet.height - 74 : 26 + (index > 0 ? 11 : 0);
      pieces.push({ kind: "frame", x, y: top - (index > 0 ? 1 : 0), width, height: 14, colour: palette.accent });
      furnish(t.demo, looks.demo, x + 6, top + 9.8 - (index > 0 ? 1 : 0));
    }
    sheetPage.placed.push({ y: 0, pieces });
  }
  return { pages, root };
}

/**
 * Whether a page holds a figure, what is said above it and the table of its numbers, all of it or where it begins. `before`: what the document
 * has above the figure.
 */
function fitOnAPage(before: readonly Strip[], figure: readonly Strip[], table: readonly Strip[]): boolean {
  const above = before.slice(before.findLastIndex(({ keep }) => !keep) + 1);
  const rows = table.slice(0, table.findIndex(({ keep }) => !keep) + 1);
  const together = [...above, ...figure, ...rows];
  const height = together.reduce((sum, strip) => sum + strip.height + strip.above, -(together[0]?.above ?? 0));
  return height - saving(together) <= fullHeight;
}

/** How much less high these can be. */
const saving = (strips: readonly Strip[]): number =>
  strips.reduce((sum, { height, least = height }) => sum + Math.max(0, height - least), 0);

/** A map may be drawn this much smaller to share a page with what stands about it: its smallest words are then some 7 points. */
const leastDrawn = 0.72;
/** A table of at most this part of a page stands on one. */
const shortTable = 0.55;
/** So many facts beside their labels are never parted by a page. */
const keptWhole = 8;

/** Rows in one Table of the structure tree: below the 8 191 entries that PDF/A-1 allows an array (ISO 19005-1, 6.1.12). */
const rowsPerTable = 8_000;

const lowered = (piece: Piece, by: number): Piece => {
  if (by === 0 || piece.kind === "empty") return piece;
  if (piece.kind === "rule") return { ...piece, y1: piece.y1 + by, y2: piece.y2 + by };
  return { ...piece, y: piece.y + by };
};

/** A repeated table head is furniture: it is read once, where the table begins. */
const unread = (piece: Piece): Piece[] =>
  piece.kind === "empty" ? [] : [piece.kind === "line" ? { ...piece, part: null } : piece];
