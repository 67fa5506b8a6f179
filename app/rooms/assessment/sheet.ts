import type { Tallies, Tally } from "#app/rooms/assessment/ranking.ts";

/**
 * The scores of one application as the database hands them over: one line per set of keys, `key key key|1,2,-;3,3,4`. Before the bar
 * the keys in byte order, after it one group of values per submitted assessment, `-` for "not assessable". Adds up to the same
 * tallies as `tally` (a test compares them), without an object per score: a ranking of a thousand applications has forty thousand.
 */
export function tallyLines(text: string | null): { readonly submitted: number; readonly tallies: Tallies } {
  const tallies: Record<string, Tally> = {};
  let submitted = 0;
  if (!text) return { submitted, tallies };
  for (const line of text.split("\n")) {
    const bar = line.lastIndexOf("|");
    const keys = bar <= 0 ? [] : line.slice(0, bar).split(" ");
    const sheets = line.slice(bar + 1).split(";");
    submitted += sheets.length;
    const columns = sheets.map((sheet) => sheet.split(","));
    for (const [index, key] of keys.entries()) {
      let { sum, count, leftOut, min, max } = tallies[key] ?? { sum: 0, count: 0, leftOut: 0, min: null, max: null };
      for (const column of columns) {
        const cell = column[index];
        if (cell === undefined || cell === "-") {
          leftOut += 1;
          continue;
        }
        const value = Number(cell);
        sum += value;
        count += 1;
        if (min === null || value < min) min = value;
        if (max === null || value > max) max = value;
      }
      tallies[key] = { sum, count, leftOut, min, max };
    }
  }
  return { submitted, tallies };
}

/** `node=basisPoints` separated by spaces, as the same query hands over the applicant's shares. */
export const shareLine = (text: string | null): { node: string; basisPoints: number }[] =>
  text
    ? text.split(" ").map((part) => {
        const cut = part.lastIndexOf("=");
        return { node: part.slice(0, cut), basisPoints: Number(part.slice(cut + 1)) };
      })
    : [];
