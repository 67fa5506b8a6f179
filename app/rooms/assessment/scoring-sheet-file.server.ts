import { strFromU8, unzipSync } from "fflate";
import readWorkbook from "read-excel-file/node";
import writeWorkbook from "write-excel-file/node";
import { printable } from "#app/documents/printable-text.ts";
import { mostRows, type SheetRow, sheetSign, sheetText } from "#app/rooms/assessment/scoring-sheet.ts";

/** What the file holds, worked out already: this only writes it. Runs in a thread (`server/worker.ts`). */
export type SheetFile = {
  readonly sheets: { readonly scores: string; readonly words: string; readonly guide: string };
  /** of the eight columns that a person reads, in their order */
  readonly heads: readonly string[];
  /** over the columns that are not to be touched */
  readonly keep: string;
  readonly lines: readonly {
    readonly number: string;
    readonly title: string;
    readonly organisation: string;
    readonly item: string;
    readonly about: string;
    readonly levels: string;
    readonly level: number | string | null;
    /** the overall words have none */
    readonly levelAsked: boolean;
    readonly motivation: string;
    readonly assessment: string;
    readonly key: string;
    readonly mark: string;
  }[];
  /** what the applicants have written where the call says that a criterion is answered: to be read, and never read back */
  readonly words: {
    readonly heads: readonly string[];
    /** where words are more than a cell holds */
    readonly more: string;
    readonly rows: readonly {
      readonly number: string;
      readonly title: string;
      readonly items: string;
      readonly where: string;
      readonly words: string;
    }[];
  };
  /** the last page of the workbook: how to fill it in */
  readonly guide: readonly string[];
};

export type ReadSheet =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  | { readonly ok: false; readonly fault: "sheet-unreadable" | "sheet-not-ours" | "sheet-too-large" };

/** A cell holds no more signs than this. */
const longest = 32_767;
/** What a file may grow to when it is unpacked, bytes: a small one can be made to fill the memory. */
const largestUnpacked = 40 * 1_048_576;

const wordWidths = [16, 30, 28, 30, 110];
const widths = [16, 30, 26, 28, 44, 44, 9, 60, 10, 10, 10];
const grey = "#6b6b6b";
const paper = "#f4f1ec";
const toFill = "#fff6d6";

const words = (value: string) => printable(value).slice(0, longest);
type Look = Readonly<Record<string, unknown>>;
const cell = (value: string, look: Look = {}) =>
  words(value) === ""
    ? { value: null, ...look }
    : { value: words(value), type: String, wrap: true, alignVertical: "top", ...look };

export const writeSheet = (file: SheetFile): Promise<Buffer> => {
  const kept = { textColor: grey, backgroundColor: paper };
  const filled = { backgroundColor: toFill, borderColor: "#c9b458", borderStyle: "thin", alignVertical: "top" } as const;
  const data = [
    [
      ...file.heads.map((head) => cell(head, { fontWeight: "bold", backgroundColor: paper })),
      cell(file.keep, { ...kept, fontWeight: "bold" }),
      cell(sheetSign, kept),
      cell(file.keep, kept),
    ],
    ...file.lines.map((line) => [
      cell(line.number),
      cell(line.title),
      cell(line.organisation),
      cell(line.item, { fontWeight: "bold" }),
      cell(line.about),
      cell(line.levels),
      line.levelAsked
        ? typeof line.level === "number"
          ? { value: line.level, type: Number, ...filled }
          : cell(line.level ?? "", filled)
        : cell("–", kept),
      cell(line.motivation, { ...filled, wrap: true }),
      cell(line.assessment, { ...kept, wrap: false }),
      cell(line.key, { ...kept, wrap: false }),
      cell(line.mark, { ...kept, wrap: false }),
    ]),
  ];
  const sheets = [
    {
      sheet: file.sheets.scores,
      data,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
    ...(file.words.rows.length === 0 ? [] : [wordSheet(file)]),
    { sheet: file.sheets.guide, data: file.guide.map((line) => [cell(line)]), columns: [{ width: 100 }] },
  ];
  // The library's types tell kinds of cells apart by their constructors, which a list of mixed cells loses.
  return writeWorkbook(sheets as unknown as Parameters<typeof writeWorkbook>[0]).toBuffer();
};

const wordSheet = ({ sheets, words: { heads, more, rows } }: SheetFile) => ({
  sheet: sheets.words,
  data: [
    heads.map((head) => cell(head, { fontWeight: "bold", backgroundColor: paper })),
    ...rows.map((row) => [
      cell(row.number),
      cell(row.title),
      cell(row.items, { fontWeight: "bold" }),
      cell(row.where),
      cell(row.words.length > longest ? `${row.words.slice(0, longest - more.length)}${more}` : row.words),
    ]),
  ],
  columns: wordWidths.map((width) => ({ width })),
  stickyRowsCount: 1,
  orientation: "landscape",
});

const asText = (value: unknown): string =>
  typeof value === "string"
    ? sheetText(value)
    : value === null || value === undefined
      ? ""
      : value instanceof Date
        ? value.toISOString().slice(0, 10)
        : String(value);

/** Which sheet of the workbook is which part of the file, by name; and which of its rows hold a formula where an answer should be. */
function formulaRows(parts: Readonly<Record<string, Uint8Array>>, sheet: string): Set<number> {
  const read = (path: string) => (parts[path] ? strFromU8(parts[path]) : "");
  const plain = (text: string) =>
    text
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, "&");
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  const named = [...read("xl/workbook.xml").matchAll(/<sheet\s[^>]*>/g)].find(
    ([tag]) => plain(attribute(tag, "name")) === sheet,
  )?.[0];
  const relation =
    named &&
    [...read("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\s[^>]*>/g)].find(
      ([tag]) => attribute(tag, "Id") === attribute(named, "r:id"),
    )?.[0];
  const target = relation ? attribute(relation, "Target").replace(/^\/?(xl\/)?/, "xl/") : "xl/worksheets/sheet1.xml";
  const found = new Set<number>();
  for (const [, row] of read(target).matchAll(/<c\s(?=[^>]*\br="[GH](\d+)")[^>]*>\s*<f[\s>/]/g)) found.add(Number(row));
  return found;
}

/** Reads what was filled in; never trusts that the file is what its name says. Runs in a thread with little memory. */
export async function readSheetFile(bytes: Uint8Array): Promise<ReadSheet> {
  let unpacked = 0;
  let parts: Record<string, Uint8Array>;
  try {
    // Sizes are asked for first: nothing is unpacked of a file that would fill the memory.
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > largestUnpacked) return { ok: false, fault: "sheet-too-large" };
    parts = unzipSync(bytes, { filter: ({ name }) => /^xl\/(workbook\.xml|_rels\/|worksheets\/)/.test(name) });
  } catch {
    return { ok: false, fault: "sheet-unreadable" };
  }
  let workbook: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    workbook = await readWorkbook(Buffer.from(bytes), { trim: false });
  } catch {
    return { ok: false, fault: "sheet-unreadable" };
  }
  const ours = workbook.find(({ data }) => data[0]?.[9] === sheetSign);
  if (!ours) return { ok: false, fault: "sheet-not-ours" };
  if (ours.data.length > mostRows + 1) return { ok: false, fault: "sheet-too-large" };
  const formulas = formulaRows(parts, ours.sheet);
  const rows = ours.data.flatMap((cells, index): SheetRow[] => {
    const row = index + 1;
    if (index === 0 || cells.every((value) => value === null || asText(value) === "")) return [];
    const level = cells[6];
    return [
      {
        row,
        assessment: asText(cells[8]).slice(0, 100),
        key: asText(cells[9]).slice(0, 200),
        mark: asText(cells[10]).slice(0, 100),
        level: typeof level === "number" ? level : asText(level).slice(0, 100) || null,
        motivation: asText(cells[7]),
        formula: formulas.has(row),
      },
    ];
  });
  return { ok: true, rows };
}
