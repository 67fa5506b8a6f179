import { accept, type Result, refuse } from "#app/kernel/result.ts";

/** One year's value of an indicator. */
export type YearValue = { readonly year: number; readonly value: number };

/** What is wrong with a line, which one it is (from 1) and what stands there. */
export type LineFault = {
  readonly code: "line-year" | "line-value" | "line-twice" | "line-many" | "lines-none";
  readonly line: number;
  readonly text: string;
};

const most = 200;

/**
 * Years and values as they are typed, or copied from a table: "2021;12,4", "2021<tab>1 234" or "2021 12.4", one year a line. A first line
 * of headings is passed over. All or nothing: the first fault is told with its line.
 */
export function readSeries(text: string): Result<YearValue[], LineFault["code"]> {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/[\u00a0\u202f]/g, " ").trim());
  const filled = lines.flatMap((line, index) => (line === "" ? [] : [{ line: index + 1, text: line }]));
  const [first] = filled;
  const rows = first && !/\d/.test(first.text) ? filled.slice(1) : filled;
  const fault = (code: LineFault["code"], { line, text: words }: { line: number; text: string }) =>
    refuse(code, { fields: { lines: "lineFaulty" }, values: { line, text: words.slice(0, 60) } });
  if (rows.length === 0) return fault("lines-none", { line: 1, text: "" });
  const read: YearValue[] = [];
  for (const [index, row] of rows.entries()) {
    if (index >= most) return fault("line-many", row);
    const parts = /^"?(\d{1,6})"?\s*(?:[;\t,]|\s)\s*(.*)$/.exec(row.text);
    const year = Number(parts?.[1] ?? Number.NaN);
    if (!(year >= 1990 && year <= 2099)) return fault("line-year", row);
    const typed = (parts?.[2] ?? "")
      .replace(/["\s]/g, "")
      .replace(/[;\t]+$/, "")
      .replace("\u2212", "-");
    if (!/^-?\d{1,12}([.,]\d{1,4})?$/.test(typed)) return fault("line-value", row);
    if (read.some((one) => one.year === year)) return fault("line-twice", row);
    read.push({ year, value: Number(typed.replace(",", ".")) });
  }
  return accept(read.toSorted((a, b) => a.year - b.year));
}

/** Every year from the first to the last that is known; `null` where nobody has said. */
export function withGaps(values: readonly YearValue[]): { readonly year: number; readonly value: number | null }[] {
  const [first, last] = [values[0]?.year ?? 0, values.at(-1)?.year ?? -1];
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    value: values.find(({ year }) => year === first + index)?.value ?? null,
  }));
}
