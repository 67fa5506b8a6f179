import writeExcelFile from "write-excel-file/node";
import type { Cell, TableBlock } from "#app/documents/document.ts";
import { onOneLine } from "#app/documents/printable-text.ts";

type SheetCell =
  | { value: string; type: StringConstructor; wrap?: boolean; fontWeight?: "bold" }
  | { value: number; type: NumberConstructor; format: string }
  | { value: Date; type: DateConstructor; format: string }
  | null;

/** A sheet holds no more signs than this in one cell. */
const longest = 32_767;
const text = (value: string): string => onOneLine(value).slice(0, longest);

/**
 * One table as a workbook: amounts are numbers in kronor, numbers numbers, dates dates, and everything else is a string cell, which no
 * program reads as a formula whatever it begins with (OWASP, CSV Injection).
 */
export const renderTableXlsx = (table: TableBlock): Promise<Buffer> =>
  writeExcelFile(
    [
      table.columns.map((column) => ({ value: text(column.label), type: String, fontWeight: "bold" as const })),
      ...table.rows.map(({ cells }) => table.columns.map((_, index) => written(cells[index]))),
    ],
    {
      // Excel allows neither more signs nor these in a sheet's name.
      sheet: text(table.caption)
        .replace(/[\\/?*[\]:]/g, " ")
        .slice(0, 31),
      columns: table.columns.map((column, index) => ({ width: widthOf(table, column.label, index) })),
      stickyRowsCount: 1,
    },
  ).toBuffer();

function written(cell: Cell | undefined): SheetCell {
  if (!cell) return null;
  const { value } = cell;
  if (typeof value === "bigint")
    return { value: Number(value) / 100, type: Number, format: value % 100n === 0n ? "#,##0" : "#,##0.00" };
  if (typeof value === "number") return { value, type: Number, format: "General" };
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  return cell.text === "" ? null : { value: text(cell.text), type: String };
}

/** As wide as what stands in it, within reason. */
const widthOf = (table: TableBlock, label: string, index: number): number =>
  Math.min(60, Math.max(8, label.length, ...table.rows.slice(0, 500).map(({ cells }) => (cells[index]?.text ?? "").length)) + 2);
