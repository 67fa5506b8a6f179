import type { Tallies, Tally } from "#app/rooms/assessment/ranking.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/**
 * The scores of one application as the database hands them over: one line per set of keys, `key key key|1,2,-;3,3,4`. Before the bar
 * the keys in byte order, after it one group of values per submitted assessment, `-` for "not assessable". Adds up to the same
 * tallies as `tally` (a test compares them), without an object per score: a ranking of a thousand applications has forty thousand.
 */
export function tallyLines(text: string | null): { readonly submitted: number; readonly tallies: Tallies } {
  const tallies: Record<string, Mutable> = {};
  let submitted = 0;
  if (!text) return { submitted, tallies };
  for (const line of text.split("\n")) {
    const bar = line.lastIndexOf("|");
    const row: Mutable[] = [];
    for (const key of keysOf(line.slice(0, bar))) {
      const tally = tallies[key] ?? { sum: 0, count: 0, leftOut: 0, min: null, max: null };
      tallies[key] = tally;
      row.push(tally);
    }
    submitted += 1;
    let place = 0;
    let value = 0;
    let digits = 0;
    let turn = 1;
    // Sign by sign: digits make the value, a minus turns it, no digits at all leave it out; "," and ";" and the end close it.
    for (let at = bar + 1; at <= line.length; at++) {
      const sign = line.charCodeAt(at);
      if (sign >= zeroSign && sign <= zeroSign + 9) {
        value = value * 10 + sign - zeroSign;
        digits += 1;
        continue;
      }
      if (sign === minusSign) {
        turn = -1;
        continue;
      }
      const tally = row[place];
      if (tally) enter(tally, digits === 0 ? null : turn * value);
      value = 0;
      digits = 0;
      turn = 1;
      place += 1;
      if (sign === semicolonSign) {
        submitted += 1;
        place = 0;
      }
    }
  }
  return { submitted, tallies };
}

// Few sets of keys, many applications: cut once, and the same strings make the same shape of object every time.
const cut = new Map<string, readonly string[]>([["", []]]);
function keysOf(text: string): readonly string[] {
  const known = cut.get(text);
  if (known) return known;
  if (cut.size > 2_000) cut.clear();
  const keys = text === "" ? [] : text.split(" ");
  cut.set(text, keys);
  return keys;
}

type Mutable = { -readonly [Field in keyof Tally]: Tally[Field] };
const zeroSign = 48;
const minusSign = 45;
const semicolonSign = 59;

function enter(tally: Mutable, value: number | null) {
  if (value === null) {
    tally.leftOut += 1;
    return;
  }
  tally.sum += value;
  tally.count += 1;
  if (tally.min === null || value < tally.min) tally.min = value;
  if (tally.max === null || value > tally.max) tally.max = value;
}

const strategic = new WeakMap<CallRules, ReadonlySet<string>>();

/** The strategy nodes that the call scores; gathered once for each rules, which are shared and never changed. */
export function strategicNodes(rules: CallRules): ReadonlySet<string> {
  const known = strategic.get(rules) ?? new Set(rules.strategic.nodes.map(({ node }) => node));
  strategic.set(rules, known);
  return known;
}

/** `node=basisPoints` separated by spaces, as the application's row keeps the applicant's shares; only those of the wanted nodes. */
export function shareLine(text: string | null, wanted: ReadonlySet<string>): { node: string; basisPoints: number }[] {
  const shares: { node: string; basisPoints: number }[] = [];
  if (!text || wanted.size === 0) return shares;
  for (const part of text.split(" ")) {
    const cut = part.lastIndexOf("=");
    const node = part.slice(0, cut);
    if (wanted.has(node)) shares.push({ node, basisPoints: Number(part.slice(cut + 1)) });
  }
  return shares;
}
