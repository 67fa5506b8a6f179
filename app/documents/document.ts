import { documentTexts } from "#app/documents/document.texts.ts";
import type { Drawing } from "#app/documents/shapes.ts";
import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { formatDate, formatKronor, formatNumber, formatShare } from "#app/texts/format.ts";
import type { Language } from "#app/texts/language.ts";

/**
 * A document is data before it is a PDF. One value of this type is printed (`render-pdf.server.ts`), shown on a page
 * (`document-view.tsx`) and handed out as figures (`render-csv.server.ts`), so the three can never say different things.
 * It is plain data: it survives `structuredClone`, may be kept, compared and sent to a worker.
 */
export type DrumDocument = {
  /** Printed as the document's only heading of level one; also the title in the file's metadata. */
  title: string;
  language: Language;
  /** Who answers for the document: the person or body named in the metadata. */
  author: string;
  /** One sentence for the metadata: what the document is about. */
  subject?: string;
  /** The document's own instant. Metadata and file id come from it and not from the clock: same data, same bytes. */
  issuedAt: Date;
  /** The date as printed: "12 mars 2027". */
  dateLabel: string;
  kind: DocumentKind;
  letterhead: Letterhead;
  /** Diarienummer, as printed: "KF 2027/114". */
  reference?: string;
  /** Lines of the addressee, for letters and decisions. */
  recipient?: readonly string[];
  /** Marks every page "Demodata": the people and the money in it are made up, all of them or those that are marked. */
  demo?: boolean | "partly";
  /** Which version of the standing words it was made with, by their keys: kept in what is sealed, and printed nowhere. */
  wording?: Readonly<Record<string, number>>;
  /** A title page of its own. */
  cover?: Cover;
  /** A table of contents with page numbers, from headings of level 1 and 2. */
  contents?: boolean;
  blocks: readonly Block[];
};

export type DocumentKind =
  | "receipt"
  | "letter"
  | "decision"
  | "minutes"
  | "report"
  | "form"
  | "agreement"
  | "board-paper"
  | "notes"
  | "statement";

export type Letterhead = { organisation: string; address: readonly string[] };

export type Cover = { subtitle?: string; period?: string };

/** A stretch of a paragraph. Links go to http(s) or mailto; anything else is printed as plain text (`safeHref`). */
export type Inline =
  | { kind: "plain"; text: string }
  | { kind: "strong"; text: string }
  | { kind: "link"; text: string; href: string };

/** Plain text, or stretches of it. A line feed in plain text is a line break on paper. */
export type RichText = string | readonly Inline[];

export type Block =
  /** `untilEnd`: it and all that follows are printed on one page, where a page holds them: how to appeal is not torn apart, nor whom to ask left alone. */
  | { kind: "heading"; level: 1 | 2 | 3; text: string; untilEnd?: boolean }
  /** `language`: of words given as they were written, where it is another than the document's. */
  | { kind: "paragraph"; text: RichText; language?: Language }
  /** The opening paragraph, set larger. */
  | { kind: "lead"; text: RichText }
  | { kind: "list"; ordered?: boolean; items: readonly RichText[] }
  | { kind: "keyValues"; rows: readonly { label: string; value: RichText }[] }
  | TableBlock
  | FigureBlock
  /** Something the reader must not miss, e.g. how to appeal. */
  | { kind: "notice"; title?: string; text: RichText }
  | { kind: "quote"; text: string; source?: string }
  | { kind: "keyFigures"; figures: readonly { label: string; value: string }[] }
  /** Lines to sign on; `role` under the name. */
  | { kind: "signatures"; signers: readonly { name: string; role?: string }[] }
  | { kind: "pageBreak" };

/** Words that were decided in one language and are given so in every document: a paragraph for each, marked where the document is in another. */
export const asDecided = (words: string, document: Language, decided: Language = "sv"): Block[] =>
  words
    .split(/\n{2,}/)
    .map((text) => ({ kind: "paragraph", text, ...(document === decided ? {} : { language: decided }) }) satisfies Block);

export type TableBlock = {
  kind: "table";
  caption: string;
  columns: readonly Column[];
  rows: readonly TableRow[];
  /** The last row, set bold; given, never computed here: whoever made the figures answers for the sum. */
  totals?: readonly Cell[];
  /** The first column names its row and is read as its header by assistive technology. Default true. */
  rowHeaders?: boolean;
};

export type Column = {
  /** Name of the column in machine-readable copies; `label` when absent. */
  key?: string;
  label: string;
  /** Text at the start, figures at the end. */
  align: "start" | "end";
  /** Share of the width. Without it a column of figures is as wide as its figures and the text columns share the rest. */
  width?: number;
};

export type TableRow = { cells: readonly Cell[]; emphasis?: "subtotal" };

/** What is printed, and what it is worth: a bigint is öre, a number a number, a string a calendar date. */
/**
 * `bound`: the value is not the whole of it, as the text says ("minst 300 000"). `note`: what the text says beside the value ("1 000 000 per år").
 * `share`: the number is a part of one, and the text says it in per cent.
 */
export type Cell = { text: string; value?: Ore | number | LocalDate; bound?: "least"; note?: string; share?: true };

/** A drawing with words for those who cannot see it. The figures themselves belong in a table beside it. */
export type FigureBlock = Drawing & {
  kind: "figure";
  alt: string;
  caption: string;
  /** The same drawing for a narrow screen, since type cannot grow and shrink with a drawing. Paper has no use for it. */
  narrow?: Drawing;
  /** It may be drawn somewhat smaller on paper, where that saves half a page from standing empty: a map, whose size says nothing. */
  shrinks?: true;
};

/** For a sheet, whose cells hold bare numbers: what paper says beside a row's numbers is said in a column of its own. */
export function withNotes(table: TableBlock, language: Language): TableBlock {
  const t = documentTexts[language];
  const bounded = (cells: readonly Cell[]) =>
    cells.flatMap((cell, index) => (cell.bound ? [table.columns[index]?.label ?? ""] : []));
  const notesOf = (cells: readonly Cell[]) => {
    const names = bounded(cells);
    return [
      ...(names.length > 0 ? [t.atLeastIn(names.join(", "))] : []),
      ...cells.flatMap(({ note }, index) => (note ? [`${table.columns[index]?.label}: ${note}`] : [])),
    ];
  };
  const told = (cells: readonly Cell[]): readonly Cell[] => [
    ...table.columns.map((_, index) => cells[index] ?? textCell("")),
    textCell(notesOf(cells).join("; ")),
  ];
  if (![...table.rows.map(({ cells }) => cells), table.totals ?? []].some((cells) => notesOf(cells).length > 0)) return table;
  return {
    ...table,
    columns: [...table.columns, { label: t.note, align: "start" }],
    rows: table.rows.map((row) => ({ ...row, cells: told(row.cells) })),
    ...(table.totals ? { totals: told(table.totals) } : {}),
  };
}

export const textCell = (text: string): Cell => ({ text });

/** Kronor without unit ("125 000"): the unit stands once, in the column's label. */
export const amountCell = (ore: Ore, language: Language = "sv"): Cell => ({
  text: formatKronor(ore, language, false),
  value: ore,
});

export const numberCell = (value: number): Cell => ({ text: formatNumber(value), value });

/** A part of the whole with one decimal; the value is what the text says, and no more exact. */
export const shareCell = (basisPoints: number, language: Language = "sv"): Cell => {
  const shown = Math.round(basisPoints / 10);
  return { text: formatShare(shown * 10, language), value: shown / 1_000, share: true };
};

export const dateCell = (date: LocalDate, language: Language = "sv"): Cell => ({ text: formatDate(date, language), value: date });

export const inlines = (text: RichText): readonly Inline[] => (typeof text === "string" ? [{ kind: "plain", text }] : text);

export const plainText = (text: RichText): string =>
  inlines(text)
    .map((inline) => inline.text)
    .join("");

export const tablesOf = (document: DrumDocument): TableBlock[] => document.blocks.filter((block) => block.kind === "table");

/** Captions as printed. In a report tables and figures are numbered, each in its own series, so that a text can point to them. */
export function captionsOf(document: DrumDocument): ReadonlyMap<Block, string> {
  const t = documentTexts[document.language];
  const captions = new Map<Block, string>();
  let tables = 0;
  let figures = 0;
  for (const block of document.blocks) {
    if (block.kind !== "table" && block.kind !== "figure") continue;
    const number = block.kind === "table" ? `${t.table} ${++tables}` : `${t.figure} ${++figures}`;
    captions.set(block, document.kind === "report" ? `${number}. ${block.caption}` : block.caption);
  }
  return captions;
}

/** Each heading's depth in the structure: as given, but never more than one below the heading before it (WCAG 1.3.1, PDF/UA 7.4). */
export function headingDepths(document: DrumDocument): ReadonlyMap<Block, number> {
  const depths = new Map<Block, number>();
  let before = 0;
  for (const block of document.blocks) {
    if (block.kind !== "heading") continue;
    before = Math.min(block.level, before + 1);
    depths.set(block, before);
  }
  return depths;
}

/** The address when a reader may be sent there, otherwise null: no `javascript:`, no `data:`, no control characters. */
export const safeHref = (href: string): string | null =>
  /^(https?:\/\/|mailto:)[^\s\p{Cc}"<>\\]+$/u.test(href) && href.length <= 2_000 ? href : null;
