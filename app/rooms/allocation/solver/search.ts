import type { Reduced } from "#app/rooms/allocation/solver/reduce.ts";

/**
 * Exact search for any shape while it is small: choice after choice, cut short where the rules can no longer be kept or where the losses
 * against the Lagrangian bound already exceed what is allowed. Prices are found in floating point and then rounded to a fixed scale: any
 * prices bound validly, so every cut is a comparison of whole numbers. After `limit` steps it gives up and says so.
 */
export type SearchAnswer =
  | { readonly kind: "optimal"; readonly value: number; readonly steps: number; readonly bound: number }
  | { readonly kind: "infeasible"; readonly steps: number }
  | {
      readonly kind: "gave-up";
      readonly best: { readonly value: number; readonly picks: readonly number[] } | null;
      readonly bound: number | null;
    };

/** All proposals of one value: the first by the items' order, how many differ in levels (null: more than were counted), what they use. */
export type Equals = {
  readonly picks: readonly number[];
  readonly count: bigint | null;
  readonly atLeast: bigint;
  /** per item: the levels that some of them has; complete only when `count` is known */
  readonly levels: readonly ReadonlySet<number>[];
};

const safest = 2 ** 50;
/** Each choice is a step down: more than these no stack holds, and no search ends. */
const deepest = 2_000;

export type Bounded = {
  readonly scale: number;
  /** scaled: no proposal's value times scale exceeds it */
  readonly bound: number;
  readonly losses: readonly (readonly number[])[];
};

const spanOf = (mine: readonly number[]) => Math.max(...mine.map(Math.abs));

/** Rounded prices of every rule, and what each option then loses. null: the numbers are too large to be exact. */
export function boundOf(
  { items, bands }: Pick<Reduced, "items" | "bands">,
  rounds = items.length > deepest ? 60 : 60 + 4 * items.length,
): Bounded | null {
  const worth = items.reduce((sum, item) => sum + Math.max(...item.values.map(Math.abs)), 0);
  const size = bands.map((band) => band.by.reduce((sum, mine) => sum + (mine ? spanOf(mine) : 0), 0) || 1);
  // Each row is divided by its size so that one step length suits them all.
  let prices = bands.map(() => 0);
  let best = { bound: Infinity, prices };
  const edge = (row: number, price: number) => {
    const band = bands[row] as { lower: number; upper: number };
    return price > 0 ? band.upper : price < 0 ? band.lower : 0;
  };
  const reach = items.map((_, index) =>
    bands.flatMap((band, row) => {
      const mine = band.by[index];
      return mine ? [{ row, mine }] : [];
    }),
  );
  let step = worth || 1;
  for (let round = 0; round < rounds && bands.length > 0; round++) {
    let bound = 0;
    const use = bands.map(() => 0);
    for (const [index, item] of items.entries()) {
      let top = -Infinity;
      let pick = 0;
      for (let option = 0; option < item.values.length; option++) {
        let value = item.values[option] as number;
        for (const { row, mine } of reach[index] as { row: number; mine: readonly number[] }[])
          value -= ((prices[row] as number) * (mine[option] as number)) / (size[row] as number);
        if (value > top) {
          top = value;
          pick = option;
        }
      }
      bound += top;
      for (const { row, mine } of reach[index] as { row: number; mine: readonly number[] }[])
        use[row] = (use[row] as number) + (mine[pick] as number);
    }
    for (const [row, price] of prices.entries()) if (price !== 0) bound += (price * edge(row, price)) / (size[row] as number);
    if (bound < best.bound) best = { bound, prices };
    else step *= 0.93;
    let length = 0;
    const slope = bands.map((band, row) => {
      const price = prices[row] as number;
      const total = use[row] as number;
      const over =
        total > band.upper
          ? total - band.upper
          : total < band.lower
            ? total - band.lower
            : price !== 0
              ? total - edge(row, price)
              : 0;
      const one = over / (size[row] as number);
      length += one * one;
      return one;
    });
    if (length === 0) break;
    const stride = step / Math.sqrt(length) / 8;
    prices = prices.map((price, row) => {
      const next = price + stride * (slope[row] as number);
      const band = bands[row] as { lower: number; upper: number };
      return (next > 0 && band.upper === Infinity) || (next < 0 && band.lower === -Infinity) ? 0 : next;
    });
  }
  const real = best.prices.map((price, row) => price / (size[row] as number));
  const largest = real.reduce(
    (sum, price, row) => sum + (price === 0 ? 0 : Math.abs(price) * ((size[row] as number) + Math.abs(edge(row, price)))),
    worth,
  );
  const room = Math.floor(Math.log2(safest / Math.max(1, largest))) - 2;
  if (room < 0) return null;
  const scale = 2 ** Math.min(room, 30);
  const whole = real.map((price) => Math.round(price * scale));
  let bound = 0;
  for (const [row, price] of whole.entries()) if (price !== 0) bound += price * edge(row, price);
  const losses = items.map((item, index) => {
    const reduced = item.values.map((value, option) =>
      (reach[index] as { row: number; mine: readonly number[] }[]).reduce(
        (sum, { row, mine }) => sum - (whole[row] as number) * (mine[option] as number),
        scale * value,
      ),
    );
    const top = Math.max(...reduced);
    bound += top;
    return reduced.map((one) => top - one);
  });
  return { scale, bound, losses };
}

type Visit = (picks: readonly number[], value: number) => void;

/** Walks every proposal that keeps the rules and loses at most `most()`. False when `limit` steps did not suffice. */
function walkThrough(
  { items, bands }: Pick<Reduced, "items" | "bands">,
  losses: readonly (readonly number[])[],
  order: readonly number[],
  optionsOf: (item: number) => readonly number[],
  most: () => number,
  limit: number,
  visit: Visit,
): { readonly complete: boolean; readonly steps: number } {
  if (order.length > deepest) return { complete: false, steps: 0 };
  const rows = bands.length;
  const least = order.map(() => new Float64Array(rows));
  const greatest = order.map(() => new Float64Array(rows));
  least.push(new Float64Array(rows));
  greatest.push(new Float64Array(rows));
  for (let at = order.length - 1; at >= 0; at--)
    for (const [row, band] of bands.entries()) {
      const mine = band.by[order[at] as number];
      (least[at] as Float64Array)[row] = ((least[at + 1] as Float64Array)[row] as number) + (mine ? Math.min(...mine) : 0);
      (greatest[at] as Float64Array)[row] = ((greatest[at + 1] as Float64Array)[row] as number) + (mine ? Math.max(...mine) : 0);
    }
  const ways = order.map((item) => optionsOf(item));
  const reach = order.map((item) =>
    bands.flatMap((band, row) => {
      const mine = band.by[item];
      return mine ? [{ row, mine, lower: band.lower, upper: band.upper }] : [];
    }),
  );
  const used = new Float64Array(rows);
  const picks = items.map(() => 0);
  let steps = 0;
  const visitFrom = (at: number, loss: number, value: number): boolean => {
    if (at === order.length) {
      visit(picks, value);
      return true;
    }
    const item = order[at] as number;
    const touched = reach[at] as (typeof reach)[number];
    const [low, high] = [least[at + 1] as Float64Array, greatest[at + 1] as Float64Array];
    for (const option of ways[at] as readonly number[]) {
      const next = loss + ((losses[item] as readonly number[])[option] as number);
      if (next > most()) continue;
      if (++steps > limit) return false;
      let fits = true;
      for (const { row, mine, lower, upper } of touched) {
        const total = (used[row] as number) + (mine[option] as number);
        if (total + (low[row] as number) > upper || total + (high[row] as number) < lower) {
          fits = false;
          break;
        }
      }
      if (!fits) continue;
      for (const { row, mine } of touched) used[row] = (used[row] as number) + (mine[option] as number);
      picks[item] = option;
      const done = visitFrom(at + 1, next, value + ((items[item] as Reduced["items"][number]).values[option] as number));
      for (const { row, mine } of touched) used[row] = (used[row] as number) - (mine[option] as number);
      if (!done) return false;
    }
    return true;
  };
  const complete = visitFrom(0, 0, 0);
  return { complete, steps };
}

export function search(
  reduced: Pick<Reduced, "items" | "bands">,
  limit = 200_000,
  bounded: Bounded | null = boundOf(reduced),
): SearchAnswer {
  if (!bounded) return { kind: "gave-up", best: null, bound: null };
  const { scale, bound, losses } = bounded;
  const second = losses.map((mine) => mine.toSorted((a, b) => a - b)[1] ?? 0);
  const order = reduced.items.map((_, index) => index).sort((a, b) => (second[b] as number) - (second[a] as number));
  let best: { value: number; picks: readonly number[] } | null = null;
  let most = Infinity;
  const { complete, steps } = walkThrough(
    reduced,
    losses,
    order,
    (item) => {
      const mine = losses[item] as readonly number[];
      return mine.map((_, option) => option).sort((a, b) => (mine[a] as number) - (mine[b] as number));
    },
    () => most,
    limit,
    (picks, value) => {
      if (best && value <= best.value) return;
      best = { value, picks: [...picks] };
      most = bound - scale * (value + 1);
    },
  );
  const found = best as { value: number; picks: readonly number[] } | null;
  if (!complete) return { kind: "gave-up", best: found, bound: Math.floor(bound / scale) };
  return found ? { kind: "optimal", value: found.value, steps, bound: Math.floor(bound / scale) } : { kind: "infeasible", steps };
}

/** Every proposal of exactly this value, first the one that the tie-break chooses. null: not found within the limit. */
export function equalsOf(
  reduced: Pick<Reduced, "items" | "bands">,
  value: number,
  cap: number,
  limit = 400_000,
  bounded: Bounded | null = boundOf(reduced),
): Equals | null {
  if (!bounded) return null;
  const { items } = reduced;
  let first: readonly number[] | null = null;
  const seen = new Set<string>();
  const levels = items.map(() => new Set<number>());
  const most = bounded.bound - bounded.scale * value;
  let full = false;
  const { complete } = walkThrough(
    reduced,
    bounded.losses,
    items.map((_, index) => index),
    (item) => (items[item] as Reduced["items"][number]).values.map((_, option) => option),
    () => (full ? -1 : most),
    limit,
    (picks, here) => {
      if (here !== value) return;
      first ??= [...picks];
      const mine = picks.map((option, item) => (items[item] as Reduced["items"][number]).levels[option] as number);
      const key = mine.join(" ");
      if (seen.has(key)) return;
      if (seen.size >= cap) {
        full = true;
        return;
      }
      seen.add(key);
      for (const [item, level] of mine.entries()) levels[item]?.add(level);
    },
  );
  if (!first) return null;
  return { picks: first, count: complete && !full ? BigInt(seen.size) : null, atLeast: BigInt(seen.size), levels };
}
