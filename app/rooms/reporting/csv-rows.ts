import { firstPlace, type ImportFault, type Place, shown } from "#app/rooms/strategy/import-faults.ts";

/** `at`: where each cell begins. */
export type CsvRow = { readonly cells: readonly string[]; readonly at: readonly Place[] };

/** Where a cell is; of one that is not there, the last of its row. */
export const placeIn = ({ at }: CsvRow, index: number): Place => at[index < 0 ? 0 : Math.min(index, at.length - 1)] ?? firstPlace;

const separators = [";", ",", "\t", "|", ":"] as const;

/** The separator is the one that divides the header into the most parts; what Drum reads is semicolon (Swedish Excel) or comma. */
export function separatorOf(header: string): string {
  const counts = separators.map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}

/** RFC 4180 with lines and columns. Empty lines are left out; a quote that never closes is a fault with the place where it opened. */
export function csvRows(text: string, separator: string): { readonly rows: CsvRow[] } | { readonly fault: ImportFault } {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted: Place | null = null;
  let line = 1;
  let lineStart = 0;
  let at: Place[] = [firstPlace];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((item) => item.trim() !== "")) rows.push({ cells, at });
    cells = [];
    cell = "";
  };
  for (let index = 0; index < text.length; index++) {
    const letter = text[index] as string;
    if (letter === "\n") {
      line += 1;
      lineStart = index + 1;
    }
    if (quoted !== null) {
      if (letter !== '"') cell += letter;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = null;
    } else if (letter === '"' && cell.trim() === "") {
      quoted = { line, column: index - lineStart + 1 };
      cell = "";
    } else if (letter === separator) {
      cells.push(cell);
      cell = "";
      at.push({ line, column: index - lineStart + 2 });
    } else if (letter === "\n") {
      endRow();
      at = [{ line, column: 1 }];
    } else if (letter !== "\r") cell += letter;
  }
  if (quoted !== null) return { fault: { code: "open-quote", ...quoted, where: "", value: shown(cell) } };
  endRow();
  return { rows };
}
