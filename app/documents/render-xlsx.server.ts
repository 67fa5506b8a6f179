import writeExcelFile from "write-excel-file/node";
import { documentTexts } from "#app/documents/document.texts.ts";
import { type Cell, type DrumDocument, type TableBlock, tablesOf, textCell, withNotes } from "#app/documents/document.ts";
import { onOneLine } from "#app/documents/printable-text.ts";

type SheetCell =
  | { value: string; type: StringConstructor; wrap?: boolean; fontWeight?: "bold" }
  | { value: number; type: NumberConstructor; format: string }
  | { value: Date; type: DateConstructor; format: string }
  | null;

/** A sheet holds no more signs than this in one cell. */
const longest = 32_767;
const text = (value: string): string => onOneLine(value).slice(0, longest);

/** A sheet of a workbook: a name on its tab, and what stands on it. */
type Sheet = { readonly name: string; readonly table: TableBlock };

/** Excel allows neither more signs nor these in a sheet's name. */
const tab = (name: string): string =>
  text(name)
    .replace(/[\\/?*[\]:]/g, " ")
    .slice(0, 31)
    .trim();

/**
 * Tables as a workbook, each on its sheet: amounts are numbers in kronor, numbers numbers, dates dates, and everything else is a string cell,
 * which no program reads as a formula whatever it begins with (OWASP, CSV Injection). A table's sums are its last row.
 */
const workbook = (sheets: readonly Sheet[]): Promise<Buffer> =>
  writeExcelFile(
    sheets.map(({ name, table }) => ({
      data: [
        table.columns.map((column) => ({ value: text(column.label), type: String, fontWeight: "bold" as const })),
        ...[...table.rows.map(({ cells }) => cells), ...(table.totals ? [table.totals] : [])].map((cells) =>
          table.columns.map((_, index) => written(cells[index])),
        ),
      ],
      sheet: tab(name),
      columns: table.columns.map((column, index) => ({ width: widthOf(table, column.label, index) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();

export const renderTableXlsx = (table: TableBlock): Promise<Buffer> => workbook([{ name: table.caption, table }]);

/** A document's tables, one sheet each; the first sheet says what the workbook is and what each of the others holds. */
export function renderXlsx(document: DrumDocument): Promise<Buffer> {
  const t = documentTexts[document.language];
  const sheets = tablesOf(document).map((table, index) => ({
    name: `${index + 1} ${table.columns[0]?.label ?? ""}`,
    table: withNotes(table, document.language),
  }));
  const about = [document.title, ...(document.cover?.period ? [document.cover.period] : []), document.dateLabel];
  const contents: TableBlock = {
    kind: "table",
    caption: t.contents,
    columns: [
      { label: t.sheet, align: "start" },
      { label: t.contents, align: "start" },
    ],
    rows: [
      ...about.map((line) => ({ cells: [textCell(""), textCell(line)] })),
      ...sheets.map(({ name, table }) => ({ cells: [textCell(tab(name)), textCell(table.caption)] })),
    ],
  };
  return workbook([{ name: t.contents, table: contents }, ...sheets]);
}

function written(cell: Cell | undefined): SheetCell {
  if (!cell) return null;
  const { value } = cell;
  if (typeof value === "bigint")
    return { value: Number(value) / 100, type: Number, format: value % 100n === 0n ? "#,##0" : "#,##0.00" };
  if (typeof value === "number") return { value, type: Number, format: cell.share ? "0.0%" : "General" };
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  return cell.text === "" ? null : { value: text(cell.text), type: String };
}

/** As wide as what stands in it, within reason. */
const widthOf = (table: TableBlock, label: string, index: number): number =>
  Math.min(60, Math.max(8, label.length, ...table.rows.slice(0, 500).map(({ cells }) => (cells[index]?.text ?? "").length)) + 2);
