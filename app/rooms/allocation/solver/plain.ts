import type { Reduced } from "#app/rooms/allocation/solver/reduce.ts";

/** The plain shape: one budget, disjoint groups with floor and ceiling in the same money, options with a weight and a value. */
export type Plain = {
  readonly items: readonly PlainItem[];
  /** Infinity: no budget binds */
  readonly budget: number;
  readonly groups: readonly { readonly lower: number; readonly upper: number }[];
};
/** `group` −1: in none. Weights are whole and at least 0, in the budget's unit. */
export type PlainItem = { readonly group: number; readonly weights: readonly number[]; readonly values: readonly number[] };

const floorOf = (value: number, times: bigint, over: bigint): number => {
  const product = BigInt(value) * times;
  return Number(product >= 0n ? product / over : -((-product + over - 1n) / over));
};

/** The reduced model as the plain shape, or null when a rule has another form. Tries each row as the budget. */
export function asPlain({ items, bands }: Reduced): Plain | null {
  // One level payable at two costs is a choice of purse, which the plain shape does not know.
  if (items.some((item) => new Set(item.levels).size < item.levels.length)) return null;
  const counted = bands.map((band) => band.by.reduce((count, mine) => (mine ? count + 1 : count), 0));
  const byReach = bands.map((_, index) => index).sort((a, b) => (counted[b] as number) - (counted[a] as number));
  for (const budget of bands.length === 0 ? [-1] : [...byReach.slice(0, 4), -1]) {
    const plain = withBudget({ items, bands }, budget);
    if (plain) return plain;
  }
  return null;
}

function withBudget({ items, bands }: Pick<Reduced, "items" | "bands">, budget: number): Plain | null {
  const main = bands[budget];
  if (main && main.lower !== -Infinity) return null;
  const groupOf = items.map(() => -1);
  const groups: { lower: number; upper: number }[] = [];
  const weights = items.map((item, index) => main?.by[index] ?? item.options.map(() => 0));
  if (weights.some((mine) => mine.some((one) => one < 0))) return null;
  for (const [row, band] of bands.entries()) {
    if (row === budget) continue;
    // Every member's terms must be its budget terms times one and the same number.
    let times = 0n;
    let over = 0n;
    for (const [index, mine] of band.by.entries()) {
      if (!mine) continue;
      if (groupOf[index] !== -1) return null;
      groupOf[index] = groups.length;
      const base = weights[index] as readonly number[];
      if (!main) {
        if (mine.some((one) => one < 0)) return null;
        weights[index] = mine;
        times = over = 1n;
        continue;
      }
      for (const [option, one] of mine.entries()) {
        const other = base[option] as number;
        if (one === 0 && other === 0) continue;
        if (one <= 0 || other === 0) return null;
        if (over === 0n) {
          times = BigInt(one);
          over = BigInt(other);
        } else if (BigInt(one) * over !== times * BigInt(other)) return null;
      }
    }
    if (over === 0n) return null;
    groups.push({
      lower: band.lower === -Infinity ? -Infinity : -floorOf(-band.lower, over, times),
      upper: band.upper === Infinity ? Infinity : floorOf(band.upper, over, times),
    });
  }
  return {
    budget: main?.upper ?? Infinity,
    groups,
    items: items.map((item, index) => ({
      group: groupOf[index] as number,
      weights: weights[index] as readonly number[],
      values: item.values,
    })),
  };
}
