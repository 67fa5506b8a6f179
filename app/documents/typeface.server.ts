import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { placeholder } from "#app/documents/printable-text.ts";
import type { Face, Faces } from "#app/documents/typesetting.ts";

/*
 * Source Sans 3 in three weights (OFL), read once per process. Words are shaped (kerned, ligated) once and remembered, whichever
 * document they stand in; that is most of the time it takes to print. This file and no other knows the inside of pdfkit's fonts:
 * pdfkit 0.20.2, `EmbeddedFont`.
 */

const { resolve } = createRequire(import.meta.url);

export const faceFiles: Record<Face, string> = {
  regular: resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
  semibold: resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
  bold: resolve("@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf"),
};

type Fontkit = {
  unitsPerEm: number;
  hasGlyphForCodePoint: (codePoint: number) => boolean;
  layout: (text: string) => {
    glyphs: { id: number; codePoints: number[]; advanceWidth: number }[];
    positions: { xAdvance: number; xOffset: number }[];
  };
};

type Embedded = {
  id: string;
  font: Fontkit;
  subset: { includeGlyph: (glyph: number) => number };
  widths: number[];
  unicode: number[][];
  ref: () => object;
};

type Inside = { _font: Embedded; page: { fonts: Record<string, object> } };

/** A word as glyphs; lengths in thousandths of the size. `original` when something in it had to be replaced. */
type Shaped = { glyphs: Glyph[]; width: number; original?: string };
type Glyph = { id: number; codePoints: readonly number[]; natural: number; advance: number; dx: number };

const loaded = new Map<Face, Fontkit>();
function fontkit(face: Face): Fontkit {
  let font = loaded.get(face);
  if (!font) {
    font = (new PDFDocument({ font: faceFiles[face], autoFirstPage: false }) as unknown as Inside)._font.font;
    loaded.set(face, font);
  }
  return font;
}

const shapedWords: Record<Face, Map<string, Shaped>> = { regular: new Map(), semibold: new Map(), bold: new Map() };
/** Enough for the words of a year's reports; emptied when full, so hostile text cannot fill the memory. */
const remembered = 50_000;

const clusters = new Intl.Segmenter("sv", { granularity: "grapheme" });
const plainWord = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2019\u201d\u2022\u2026\u2212]*$/;

function drawable(word: string, font: Fontkit): { text: string; replaced: boolean } {
  if (plainWord.test(word)) return { text: word.replace(/\u00a0/g, " "), replaced: false };
  let replaced = false;
  let text = "";
  for (const { segment } of clusters.segment(word.replace(/[\u00a0\u202f]/g, " ").replace(/\u00ad/g, ""))) {
    const known = [...segment].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) as number));
    text += known ? segment : placeholder;
    replaced ||= !known;
  }
  return { text, replaced };
}

/** Letters of a face as they stand in words: the same letter before the same neighbour is one object, however many words have it. */
const letters: Record<Face, Map<number, Glyph[]>> = { regular: new Map(), semibold: new Map(), bold: new Map() };
const sameCharacters = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((one, at) => one === b[at]);
function letter(face: Face, one: Glyph): Glyph {
  const seen = letters[face].get(one.id) ?? [];
  if (seen.length === 0) letters[face].set(one.id, seen);
  const known = seen.find(
    ({ codePoints, advance, dx }) => advance === one.advance && dx === one.dx && sameCharacters(codePoints, one.codePoints),
  );
  if (!known) seen.push(one);
  return known ?? one;
}

function shape(word: string, face: Face): Shaped {
  const words = shapedWords[face];
  const known = words.get(word);
  if (known) return known;
  const font = fontkit(face);
  const { text, replaced } = drawable(word, font);
  const run = font.layout(text);
  const characters = [...text].map((character) => character.codePointAt(0) as number);
  const scale = 1000 / font.unitsPerEm;
  let width = 0;
  const glyphs = run.glyphs.map((glyph, index): Glyph => {
    const position = run.positions[index] as (typeof run.positions)[number];
    width += position.xAdvance * scale;
    // The glyph object is shared by documents and remembers its first character; the word at hand says it right.
    const own = characters.length === run.glyphs.length ? [characters[index] as number] : glyph.codePoints;
    return letter(face, {
      id: glyph.id,
      codePoints: own,
      natural: glyph.advanceWidth * scale,
      advance: position.xAdvance * scale,
      dx: position.xOffset * scale,
    });
  });
  const shaped: Shaped = replaced ? { glyphs, width, original: word } : { glyphs, width };
  if (word.length <= 64) {
    if (words.size >= remembered) words.clear();
    words.set(word, shaped);
  }
  return shaped;
}

/** Widths for `typeset`. */
export const faces: Faces = { width: (text, face) => shape(text, face).width / 1000 };

/** Rounded as short as print allows: a hundredth of a point is four micrometres. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);

/** Words of one document as text operators; glyph numbers are the document's own, since only used glyphs are embedded. */
export class Typewriter {
  readonly #document: PDFKit.PDFDocument;
  readonly #fonts = new Map<Face, Embedded>();
  readonly #written = new Map<Face, Map<string, string>>();
  #page: object | null = null;
  #onPage = new Set<Face>();

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  /** `/F1 10.5 Tf`; makes the font known to the current page. */
  select(face: Face, size: number): string {
    const inside = this.#document as unknown as Inside;
    if (this.#page !== inside.page) {
      this.#page = inside.page;
      this.#onPage = new Set();
    }
    const font = this.#font(face);
    if (!this.#onPage.has(face)) {
      inside.page.fonts[font.id] = font.ref();
      this.#onPage.add(face);
    }
    return `/${font.id} ${short(size)} Tf`;
  }

  /** Operators that show a text of several words from the current position on. */
  show(text: string, face: Face): string {
    const space = this.#word(" ", face);
    let row = "";
    let operators = "";
    for (const [index, word] of text.split(" ").entries()) {
      if (index > 0) row += space;
      if (word === "") continue;
      const written = this.#word(word, face);
      if (written.startsWith("\n")) {
        if (row) operators += `[${row}] TJ `;
        row = "";
        operators += `${written.slice(1)} `;
      } else {
        row += written;
      }
    }
    return row ? `${operators}[${row}] TJ` : operators;
  }

  #font(face: Face): Embedded {
    const known = this.#fonts.get(face);
    if (known) return known;
    // pdfkit takes an opened font as well as a file; its types only know the file.
    this.#document.font(fontkit(face) as unknown as string);
    const font = (this.#document as unknown as Inside)._font;
    this.#fonts.set(face, font);
    this.#written.set(face, new Map());
    return font;
  }

  /** The inside of a TJ array, or (marked by a line feed) whole operators when the word needs more than that. */
  #word(word: string, face: Face): string {
    const font = this.#font(face);
    const written = this.#written.get(face) as Map<string, string>;
    const known = written.get(word);
    if (known !== undefined) return known;
    const shaped = shape(word, face);
    let row = "";
    let hex = "";
    const flush = () => {
      if (hex) row += `<${hex}>`;
      hex = "";
    };
    for (const glyph of shaped.glyphs) {
      const number = font.subset.includeGlyph(glyph.id);
      font.widths[number] ??= glyph.natural;
      font.unicode[number] ??= [...glyph.codePoints];
      if (glyph.dx) {
        // A loose accent is moved over its letter; the font's own anchors already have it at the right height for small letters.
        flush();
        row += short(-glyph.dx);
      }
      hex += number.toString(16).padStart(4, "0");
      const kern = glyph.natural - glyph.advance + glyph.dx;
      if (Math.abs(kern) > 0.01) {
        flush();
        row += short(kern);
      }
    }
    flush();
    const operators =
      shaped.original === undefined ? row : `\n/Span <</ActualText <${utf16(shaped.original)}>>> BDC [${row}] TJ EMC`;
    if (written.size >= remembered) written.clear();
    written.set(word, operators);
    return operators;
  }
}

/** A text string for a PDF: UTF-16 with a byte order mark, as hex. */
export function utf16(text: string): string {
  let hex = "FEFF";
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, "0");
  return hex;
}
