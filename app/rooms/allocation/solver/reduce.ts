import type { Model } from "#app/rooms/allocation/solver/model.ts";

/** A choice that is still open: which options (places in `Model.choices`), and their values. */
export type Item = {
  readonly choice: number;
  readonly options: readonly number[];
  readonly values: readonly number[];
  /** of each option: the level, −1 is nothing */
  readonly levels: readonly number[];
};

/** A rule over what is open, divided by what its numbers share: bounds are whole, ±Infinity where there is none. */
export type Band = {
  readonly by: readonly (readonly number[] | null)[];
  readonly lower: number;
  readonly upper: number;
  /** the upper bound moves: from here to `upper`, as that of a row of the model does */
  readonly moves?: { readonly from: number; readonly row: number; readonly with: (upper: bigint) => number };
};

/**
 * The model with everything settled that the rules alone settle, in whole numbers that a double holds exactly: the sum of every row's
 * largest terms, and of all values, is below 2^52, so no sum on the way can lose an öre.
 */
export type Reduced = {
  readonly kind: "open";
  readonly items: readonly Item[];
  readonly bands: readonly Band[];
  /** per choice: the option it is settled at, −1 while open */
  readonly settled: readonly number[];
  readonly settledValue: bigint;
};

export type Reduction = Reduced | { readonly kind: "infeasible" } | { readonly kind: "too-large" };

const safest = 2n ** 52n;
const magnitude = (value: bigint) => (value < 0n ? -value : value);
const gcd = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b];
  return magnitude(a);
};
const floorDiv = (a: bigint, b: bigint) => (a >= 0n ? a / b : -((-a + b - 1n) / b));
const gcdOfNumbers = (a: number, b: number): number => {
  while (b !== 0) [a, b] = [b, a % b];
  return Math.abs(a);
};

type Working = {
  by: (number[] | null)[];
  lower: number;
  upper: number;
  moves: Band["moves"];
};

/**
 * Closes options that no proposal can have, drops rows that cannot bind, joins rows that say the same. `moving`: by place of a row, the least that
 * its upper bound becomes; what binds with any upper bound between that and the model's own is kept, as a band of its own.
 */
export function reduce(model: Model, moving: ReadonlyMap<number, bigint> = new Map()): Reduction {
  let all = 0n;
  for (const options of model.choices) {
    let most = 0n;
    for (const option of options) if (option.value > most) most = option.value;
    all += most;
  }
  if (all >= safest) return { kind: "too-large" };
  const rows: Working[] = [];
  for (const [place, row] of model.rows.entries()) {
    let shared = 0n;
    for (const by of row.by) if (by) for (const each of by) if (each !== 0n) shared = gcd(shared, each);
    const from = moving.get(place);
    if (shared === 0n) {
      if ((row.lower !== null && row.lower > 0n) || (row.upper !== null && row.upper < 0n)) return { kind: "infeasible" };
      continue;
    }
    let total = 0n;
    const by = row.by.map((each) => {
      if (!each) return null;
      let most = 0n;
      const divided = each.map((one) => {
        const part = one / shared;
        if (magnitude(part) > most) most = magnitude(part);
        return Number(part);
      });
      total += most;
      return divided;
    });
    if (total >= safest) return { kind: "too-large" };
    const bound = (value: bigint | null, none: number, divided: (value: bigint) => bigint) => {
      if (value === null) return none;
      const whole = divided(value);
      // A bound beyond what the terms can reach binds as much as one just beyond.
      return whole > total ? Number(total + 1n) : whole < -total ? Number(-total - 1n) : Number(whole);
    };
    const upperWith = (value: bigint | null) => bound(value, Infinity, (whole) => floorDiv(whole, shared));
    rows.push({
      by,
      lower: bound(row.lower, -Infinity, (value) => -floorDiv(-value, shared)),
      upper: upperWith(row.upper),
      moves: from === undefined ? undefined : { from: upperWith(from), row: place, with: upperWith },
    });
  }

  const open = model.choices.map((options) => options.map((_, index) => index));
  if (open.some((options) => options.length === 0)) return { kind: "infeasible" };
  let standing = rows;
  for (let changed = true; changed; ) {
    changed = false;
    const kept: Working[] = [];
    for (const row of standing) {
      let least = 0;
      let most = 0;
      const ends: { index: number; low: number; high: number }[] = [];
      for (let index = 0; index < row.by.length; index++) {
        const by = row.by[index];
        if (!by) continue;
        let low = Infinity;
        let high = -Infinity;
        for (const option of open[index] as number[]) {
          const one = by[option] as number;
          if (one < low) low = one;
          if (one > high) high = one;
        }
        least += low;
        most += high;
        ends.push({ index, low, high });
      }
      if (least > row.upper || most < row.lower) return { kind: "infeasible" };
      if (least >= row.lower && most <= (row.moves?.from ?? row.upper)) continue;
      kept.push(row);
      for (const { index, low, high } of ends) {
        const without = { least: least - low, most: most - high };
        if (without.least + high <= row.upper && without.most + low >= row.lower) continue;
        const by = row.by[index] as number[];
        const before = open[index] as number[];
        const after = before.filter(
          (option) => without.least + (by[option] as number) <= row.upper && without.most + (by[option] as number) >= row.lower,
        );
        if (after.length === before.length) continue;
        if (after.length === 0) return { kind: "infeasible" };
        open[index] = after;
        least = without.least + after.reduce((end, option) => Math.min(end, by[option] as number), Infinity);
        most = without.most + after.reduce((end, option) => Math.max(end, by[option] as number), -Infinity);
        changed = true;
      }
    }
    standing = kept;
  }

  // Two purposes that cost the same rules the same are one way: the first by name stays.
  for (const [choice, options] of open.entries()) {
    if (options.length < 3) continue;
    const seen = new Set<string>();
    const levels = model.choices[choice] ?? [];
    open[choice] = options.filter((option) => {
      const key = [levels[option]?.level, ...standing.map((row) => row.by[choice]?.[option] ?? 0)].join(" ");
      return !seen.has(key) && seen.add(key);
    });
  }

  const items: Item[] = [];
  const settled: number[] = [];
  let settledValue = 0n;
  for (const [choice, options] of open.entries()) {
    const all = model.choices[choice] ?? [];
    if (options.length === 1) {
      settled.push(options[0] as number);
      settledValue += all[options[0] as number]?.value ?? 0n;
    } else {
      settled.push(-1);
      items.push({
        choice,
        options,
        values: options.map((option) => Number(all[option]?.value ?? 0n)),
        levels: options.map((option) => all[option]?.level ?? -1),
      });
    }
  }
  const bands = new Map<string, Band>();
  for (const row of standing) {
    let used = 0;
    let shared = 0;
    for (const [choice, by] of row.by.entries())
      if (by && settled[choice] !== -1) used += by[settled[choice] as number] as number;
    const by = items.map((item) => {
      const all = row.by[item.choice];
      if (!all) return null;
      const mine = item.options.map((option) => all[option] as number);
      for (const one of mine) if (one !== 0) shared = gcdOfNumbers(shared, one);
      return mine.every((one) => one === 0) ? null : mine;
    });
    if (shared === 0) {
      if (used < row.lower || used > (row.moves?.from ?? row.upper)) return { kind: "infeasible" };
      continue;
    }
    const left = (upper: number) => Math.floor((upper - used) / shared);
    const band: Band = {
      by: shared === 1 ? by : by.map((mine) => mine?.map((one) => one / shared) ?? null),
      lower: Math.ceil((row.lower - used) / shared),
      upper: left(row.upper),
    };
    const { moves } = row;
    if (moves) {
      bands.set(`moves ${moves.row}`, {
        ...band,
        moves: { from: left(moves.from), row: moves.row, with: (upper) => left(moves.with(upper)) },
      });
      continue;
    }
    const key = band.by.map((mine) => mine?.join(",") ?? "").join(";");
    const same = bands.get(key);
    bands.set(
      key,
      same ? { by: same.by, lower: Math.max(same.lower, band.lower), upper: Math.min(same.upper, band.upper) } : band,
    );
  }
  for (const band of bands.values()) if (band.lower > band.upper) return { kind: "infeasible" };
  return { kind: "open", items, bands: [...bands.values()], settled, settledValue };
}
