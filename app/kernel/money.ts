/** Whole öre. Never a float, never kronor: kronor exist only where people read and write (`texts/format.ts`). */
export type Ore = bigint;

export const kronor = (whole: number | bigint): Ore => BigInt(whole) * 100n;

export const sum = (parts: Iterable<Ore>): Ore => {
  let total = 0n;
  for (const part of parts) total += part;
  return total;
};

/**
 * Divides `total` öre by whole, non-negative `weights`. Largest remainder, ties to the earlier part, so the parts always add up
 * to the total. Works for negative totals (returns). Throws when no weight is above zero: there is then no fair answer.
 */
export function split(total: Ore, weights: readonly bigint[]): Ore[] {
  const all = weights.reduce((a, b) => a + b, 0n);
  if (all <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError("split needs a weight above zero and none below");
  if (total < 0n) return split(-total, weights).map((part) => -part);
  const parts = weights.map((weight) => (total * weight) / all);
  const left = Number(total - sum(parts));
  weights
    .map((weight, index) => ({ index, remainder: (total * weight) % all }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left)
    .forEach(({ index }) => {
      parts[index] = (parts[index] as Ore) + 1n;
    });
  return parts;
}

/** `share` in basis points (10 000 = the whole) of `total`, rounded half up to whole öre. */
export const portion = (total: Ore, basisPoints: number): Ore => {
  const scaled = total * BigInt(basisPoints);
  return scaled >= 0n ? (scaled + 5_000n) / 10_000n : -((-scaled + 5_000n) / 10_000n);
};

/**
 * Reads what a person typed as kronor: "125 000", "125000,50", "125 000 kr", "−5". Spaces of every kind and a trailing "kr" are
 * allowed; at most two decimals; nothing else. `null` when it is not an amount.
 */
export function parseKronor(text: string): Ore | null {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/(kr|sek|:-)$/i, "")
    .replace(/^[\u2212\u2013]/, "-");
  const match = /^(-?)(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return null;
  const ore = BigInt(match[2] as string) * 100n + BigInt((match[3] ?? "0").padEnd(2, "0"));
  return match[1] === "-" ? -ore : ore;
}
