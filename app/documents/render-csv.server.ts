import { stringify } from "csv-stringify/sync";
import { type Cell, type DrumDocument, type TableBlock, tablesOf, withNotes } from "#app/documents/document.ts";
import { onOneLine } from "#app/documents/printable-text.ts";

/**
 * The tables of a document for a Swedish Excel: UTF-8 with byte order mark, semicolons, CRLF, decimal comma. Amounts are plain
 * kronor ("125000", "125000,50"), numbers plain numbers, dates ISO. All tables follow each other, each under its caption.
 */
export function renderCsv(document: DrumDocument): string {
  const tables = tablesOf(document).map((table) => withNotes(table, document.language));
  const parts = tables.map(
    (table) => (tables.length > 1 ? lines([[guarded(onOneLine(table.caption))]]) : "") + lines(rowsOf(table)),
  );
  return `\ufeff${parts.join("\r\n")}`;
}

/** One table as a file of its own, first row the keys of its columns: what the open data hands out. */
export const renderTableCsv = (table: TableBlock): string => `\ufeff${lines(rowsOf(table, true))}`;

/** Rows as programs elsewhere in the world read them: commas, a full stop in amounts (written by whoever made the rows), no byte order mark. */
export const renderPlainCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => guarded(onOneLine(cell)))),
    { record_delimiter: "\r\n" },
  );

const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { delimiter: ";", record_delimiter: "\r\n", quoted_match: /^\s|\s$/ });

function rowsOf(table: TableBlock, keys = false): string[][] {
  const width = table.columns.length;
  const row = (cells: readonly Cell[]) => Array.from({ length: width }, (_, index) => written(cells[index]));
  return [
    table.columns.map((column) => guarded(onOneLine((keys && column.key) || column.label))),
    ...table.rows.map(({ cells }) => row(cells)),
    // A sum among the rows would be counted again by whoever sums the column: open data goes without.
    ...(table.totals && !keys ? [row(table.totals)] : []),
  ];
}

function written(cell: Cell | undefined): string {
  if (!cell) return "";
  const { value } = cell;
  if (typeof value === "bigint") {
    const whole = value < 0n ? -value : value;
    const cents = whole % 100n;
    return `${value < 0n ? "-" : ""}${whole / 100n}${cents === 0n ? "" : `,${cents.toString().padStart(2, "0")}`}`;
  }
  if (typeof value === "number" && Number.isFinite(value)) return decimal(value);
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return guarded(cell.text);
}

/** Never 1e+21 or 1e-7, which a spreadsheet would take for text or round away. */
const decimal = (value: number): string =>
  value
    .toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 10 })
    .replace("-0", value === 0 ? "0" : "-0")
    .replace(".", ",");

/**
 * Text that a spreadsheet would run as a formula is kept as text by an apostrophe (OWASP, CSV Injection). A field is looked at
 * where a spreadsheet looks: after spaces too, and at wide forms of the signs.
 */
const guarded = (text: string): string =>
  /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
