import type { Band, Reduced } from "#app/rooms/allocation/solver/reduce.ts";

/** What is open of a problem in one branch, as a problem of its own. `choice` and `options` are places in the whole. */
export type Part = Pick<Reduced, "items" | "bands"> & { readonly settled: readonly number[]; readonly value: number };

export type Bounded = {
  readonly scale: number;
  /** scaled: no proposal's value times scale exceeds it */
  readonly bound: number;
  readonly losses: readonly (readonly number[])[];
  /** per rule, scaled: what a unit of it costs; above 0 its upper bound binds, below 0 its lower */
  readonly prices: readonly number[];
  /** per item: how far the relaxation is from choosing one option */
  readonly doubts: readonly number[];
  /** per item and option: the relaxation's own choice, which adds up to one */
  readonly parts: readonly (readonly number[])[];
};

/** A rule that no more choices than these share is not met by chance. */
export const smallRule = 8;
/** An option that loses something is near when the relaxation has at least this part of it. */
const near = 0.01;

/** Of the choices that lose least by another way, so many that every rule with a price has some that can move it. */
function movable({ items, bands }: Part, { losses, prices, doubts }: Bounded, many: number) {
  const second = losses.map((mine) => mine.toSorted((a, b) => a - b)[1] ?? Infinity);
  const order = items
    .map((_, item) => item)
    .sort((a, b) => (second[a] as number) - (second[b] as number) || (doubts[b] as number) - (doubts[a] as number) || a - b);
  const open = new Set<number>();
  const queues = bands.flatMap(({ by }, row) => (prices[row] === 0 ? [] : [order.filter((item) => by[item]).values()]));
  for (let before = -1; open.size < many && before < open.size; ) {
    before = open.size;
    for (const queue of queues)
      for (const item of queue)
        if (!open.has(item)) {
          open.add(item);
          break;
        }
  }
  for (const { by } of bands) {
    const members = by.flatMap((mine, item) => (mine ? [item] : []));
    if (members.length <= smallRule) for (const item of members) open.add(item);
  }
  return { order, open };
}

/**
 * The ways of a part as the relaxation has them, all but `many` choices settled: what it divides is made whole, one choice after another, so that
 * each rule with a price stays as near as can be to where the relaxation has it. Floating point: it says where to look, and proves nothing.
 */
export function nearest(part: Part, bounded: Bounded, many: number): (readonly number[])[] {
  const { items, bands, settled } = part;
  const { losses, parts, prices } = bounded;
  const { order, open } = movable(part, bounded, many);
  const sizes = bands.map(({ by }) => by.reduce((most, mine) => (mine ? Math.max(most, ...mine.map(Math.abs)) : most), 0));
  const ways: (readonly number[])[] = settled.map((option) => [option]);
  const off = bands.map(() => 0);
  for (const item of order.toReversed()) {
    const { choice, options } = items[item] as Part["items"][number];
    if (open.has(item)) {
      ways[choice] = options;
      continue;
    }
    const share = parts[item] as readonly number[];
    const touched = bands.flatMap(({ by }, row) => (by[item] && prices[row] !== 0 ? [row] : []));
    /** by how much each rule then stands off, in its largest terms */
    const offBy = touched.map((row) => {
      const mine = (bands[row] as Band).by[item] as readonly number[];
      const held = share.reduce((sum, one, option) => sum + one * (mine[option] as number), 0);
      return mine.map((one) => (off[row] as number) + (one - held) / (sizes[row] as number));
    });
    let chosen = 0;
    let least = Infinity;
    for (const [option, loss] of (losses[item] as readonly number[]).entries()) {
      if (loss > 0 && (share[option] as number) < near) continue;
      const away = offBy.reduce((sum, mine) => sum + Math.abs(mine[option] as number), 0);
      if (away < least) [least, chosen] = [away, option];
    }
    for (const [place, row] of touched.entries()) off[row] = offBy[place]?.[chosen] as number;
    ways[choice] = [options[chosen] as number];
  }
  return ways;
}

const gcd = (a: number, b: number): number => {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
};

/** The highest worth up to the ceiling that the choices can add up to, where at least so much is wanted; what is below that is not lowered. */
export function reachable({ items, value }: Part, { bound, scale, losses }: Bounded, ceiling: number, least: number): number {
  if (least === -Infinity || ceiling < least) return ceiling;
  const most = bound - scale * (least - value);
  let step = 0;
  let base = value;
  for (const [item, { values }] of items.entries()) {
    const mine = losses[item] as readonly number[];
    const first = values[mine.indexOf(0)] as number;
    base += first;
    for (const [option, one] of values.entries()) if ((mine[option] as number) <= most) step = gcd(step, Math.abs(one - first));
    if (step === 1) return ceiling;
  }
  const highest = step === 0 ? Math.min(ceiling, base) : ceiling - ((((ceiling - base) % step) + step) % step);
  return Math.max(highest, least - 1);
}
