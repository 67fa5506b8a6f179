import type { ImportFault } from "#app/rooms/strategy/import-faults.ts";
import { shown } from "#app/rooms/strategy/import-faults.ts";

export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

const separators = [";", ",", "\t", "|", ":"] as const;

/** The separator is the one that divides the header into the most parts; what Drum reads is semicolon (Swedish Excel) or comma. */
export function separatorOf(header: string): string {
  const counts = separators.map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}

/** RFC 4180 with line numbers. Empty lines are left out; a quote that never closes is a fault with the line where it opened. */
export function csvRows(text: string, separator: string): { readonly rows: CsvRow[] } | { readonly fault: ImportFault } {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted: number | null = null;
  let line = 1;
  let rowLine = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((item) => item.trim() !== "")) rows.push({ line: rowLine, cells });
    cells = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === "\n") line += 1;
    if (quoted !== null) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = null;
    } else if (letter === '"' && cell.trim() === "") {
      quoted = line;
      cell = "";
    } else if (letter === separator) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n") {
      endRow();
      rowLine = line;
    } else if (letter !== "\r") cell += letter;
  }
  if (quoted !== null) return { fault: { code: "open-quote", line: quoted, where: "", value: shown(cell) } };
  endRow();
  return { rows };
}
