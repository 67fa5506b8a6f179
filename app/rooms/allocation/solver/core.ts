import type { Plain } from "#app/rooms/allocation/solver/plain.ts";

/**
 * Exact optimum of the plain shape. Prices from the linear relaxation (one for the budget, one per group) give a bound; every proposal
 * falls short of the bound by the sum of its choices' losses. All proposals that lose at most G are listed by dynamic programming, group
 * by group and then joined; G grows until one is found. Options that alone lose more than G never enter. Whole numbers throughout:
 * prices are rounded to a fixed scale first, and any prices give a valid bound, so no rounding decides anything.
 */
export type CoreAnswer =
  | {
      readonly kind: "optimal";
      readonly value: number;
      /** per item the place of its option: the first by the items' order, each at its first option, among all that are as good */
      readonly picks: readonly number[];
      /** how many proposals are as good; null when they were too many to list */
      readonly count: bigint | null;
      /** per item: the options that some equally good proposal has */
      readonly used: readonly ReadonlySet<number>[] | null;
      /** what the relaxation says no proposal can exceed */
      readonly bound: number;
      readonly states: number;
      /** false: too many were as good, and `picks` is one of them */
      readonly tieBroken: boolean;
    }
  | { readonly kind: "infeasible" }
  | { readonly kind: "gave-up"; readonly why: "states" | "numbers"; readonly bound: number | null };

type Way = { readonly option: number; readonly weight: number; readonly loss: number };
/** Sums of weights, rising, with the least loss that reaches each. */
type List = { readonly x: Float64Array; readonly loss: Float64Array; readonly size: number };

class TooMany extends Error {}

const safest = 2 ** 50;
/** What is listed grows faster than G: a list that is longer than it need be costs more than a short one too many. */
const growth = 1.5;

type Prices = { readonly budget: number; readonly groups: readonly number[] };

type Segment = { readonly group: number; readonly weight: number; readonly rate: number };
type Relaxed = Prices & {
  /** what the relaxation is worth, a floating sum: a guide, never a proof */
  readonly value: number;
};

/**
 * The linear relaxation, filled up along each item's upper hull, ready to be asked for any budget: its prices and its value. null: no proposal
 * exists within that budget.
 */
function relaxation({ items, groups }: Omit<Plain, "budget">): (budget: number) => Relaxed | null {
  const segments: Segment[] = [];
  const least = groups.map(() => 0);
  let leastOfAll = 0;
  let worth = 0;
  for (const item of items) {
    const points = item.weights
      .map((weight, option) => ({ weight, value: item.values[option] as number }))
      .sort((a, b) => a.weight - b.weight || b.value - a.value)
      .filter((point, index, all) => index === 0 || point.weight !== all[index - 1]?.weight);
    const hull: { weight: number; value: number }[] = [];
    for (const point of points) {
      while (hull.length >= 2) {
        const a = hull[hull.length - 2] as { weight: number; value: number };
        const b = hull[hull.length - 1] as { weight: number; value: number };
        if ((b.value - a.value) * (point.weight - a.weight) <= (point.value - a.value) * (b.weight - a.weight)) hull.pop();
        else break;
      }
      hull.push(point);
    }
    const first = hull[0] ?? { weight: 0, value: 0 };
    leastOfAll += first.weight;
    worth += first.value;
    if (item.group >= 0) least[item.group] = (least[item.group] as number) + first.weight;
    for (let at = 1; at < hull.length; at++) {
      const [a, b] = [hull[at - 1], hull[at]] as [{ weight: number; value: number }, { weight: number; value: number }];
      const weight = b.weight - a.weight;
      segments.push({ group: item.group, weight, rate: (b.value - a.value) / weight });
    }
  }
  segments.sort((a, b) => b.rate - a.rate);
  // What the floors take, whatever the budget.
  const held = [...least];
  const rest = segments.map((segment) => segment.weight);
  const floorRate: (number | null)[] = groups.map(() => null);
  let taken = leastOfAll;
  for (const [index, { group, weight, rate }] of segments.entries()) {
    if (group < 0) continue;
    const lacking = (groups[group]?.lower ?? -Infinity) - (held[group] as number);
    if (lacking <= 0) continue;
    const part = Math.min(lacking, weight);
    rest[index] = weight - part;
    taken += part;
    worth += part * rate;
    held[group] = (held[group] as number) + part;
    floorRate[group] = rate;
  }
  return (budget) => {
    if (taken > budget) return null;
    const filled = [...held];
    const ceilingRate: (number | null)[] = groups.map(() => null);
    let total = taken;
    let value = worth;
    let price = 0;
    for (const [index, { group, rate }] of segments.entries()) {
      if (rate <= 0) break;
      let room = rest[index] as number;
      if (room === 0) continue;
      if (group >= 0) {
        const below = (groups[group]?.upper ?? Infinity) - (filled[group] as number);
        if (below < room) {
          room = below;
          ceilingRate[group] ??= rate;
        }
      }
      if (budget - total < room) {
        price = rate;
        value += (budget - total) * rate;
        break;
      }
      total += room;
      value += room * rate;
      if (group >= 0) filled[group] = (filled[group] as number) + room;
    }
    return {
      value,
      budget: price,
      groups: groups.map((_, index) => {
        const ceiling = ceilingRate[index] ?? null;
        const floor = floorRate[index] ?? null;
        if (ceiling !== null && ceiling > price) return ceiling;
        return floor !== null && floor < price ? floor : price;
      }),
    };
  };
}

/** Room for a list that is made and soon read: the next is written over it. */
type Sheet = { x: Float64Array; loss: Float64Array };
const emptySheet = (): Sheet => ({ x: new Float64Array(0), loss: new Float64Array(0) });

/** `list` shifted by each way, merged: the least loss per sum. Nothing that loses more than `most` or weighs outside [low, high]. */
function widen(
  list: List,
  ways: readonly Way[],
  { most, low, high, limit }: { most: number; low: number; high: number; limit: number },
  sheet: Sheet,
): List {
  const cursors = ways.map(() => 0);
  const room = Math.min(list.size * ways.length, limit + 1);
  if (sheet.x.length < room) {
    sheet.x = new Float64Array(room * 2);
    sheet.loss = new Float64Array(room * 2);
  }
  const { x, loss } = sheet;
  let size = 0;
  for (;;) {
    let next = Infinity;
    for (let way = 0; way < ways.length; way++) {
      const at = cursors[way] as number;
      if (at >= list.size) continue;
      const sum = (list.x[at] as number) + (ways[way] as Way).weight;
      if (sum < next) next = sum;
    }
    if (next === Infinity || next > high) break;
    let least = Infinity;
    for (let way = 0; way < ways.length; way++) {
      const at = cursors[way] as number;
      if (at >= list.size || (list.x[at] as number) + (ways[way] as Way).weight !== next) continue;
      cursors[way] = at + 1;
      const sum = (list.loss[at] as number) + (ways[way] as Way).loss;
      if (sum < least) least = sum;
    }
    if (least > most || next < low) continue;
    if (size >= limit) throw new TooMany();
    x[size] = next;
    loss[size] = least;
    size++;
  }
  return { x, loss, size };
}

/** Drops, where it stands, what another beats: lighter from `from` on, and of higher value (of equal value too when `ties` is false). */
function prune(list: List, price: number, from: number, ties: boolean): List {
  let best = -Infinity;
  let size = 0;
  for (let at = 0; at < list.size; at++) {
    const x = list.x[at] as number;
    const loss = list.loss[at] as number;
    if (x >= from) {
      const value = price * x - loss;
      if (ties ? value < best : value <= best) continue;
      if (value > best) best = value;
    }
    list.x[size] = x;
    list.loss[size] = loss;
    size++;
  }
  return { x: list.x, loss: list.loss, size };
}

const copied = ({ x, loss, size }: List): List => ({ x: x.slice(0, size), loss: loss.slice(0, size), size });

/** A list's sums and losses, the least losing first. */
function byLoss({ x, loss, size }: List): { readonly x: Float64Array; readonly loss: Float64Array } {
  const order = Array.from({ length: size }, (_, at) => at).sort((p, q) => (loss[p] as number) - (loss[q] as number) || p - q);
  return { x: Float64Array.from(order, (at) => x[at] as number), loss: Float64Array.from(order, (at) => loss[at] as number) };
}

/** Every sum of two, within [low, high], that loses at most `most`. */
function join(a: List, b: List, most: number, low: number, high: number, limit: number): List {
  const narrow = joinNarrow(a, b, most, low, high, limit);
  if (narrow) return narrow;
  const { x: steps, loss: losses } = byLoss(b);
  const first = (a.x[0] ?? 0) + (b.x[0] ?? 0);
  const last = Math.min(high, (a.x[a.size - 1] ?? 0) + (b.x[b.size - 1] ?? 0));
  const span = last - first + 1;
  // A field for every sum there could be pays when the pairs nearly fill it.
  const dense = span <= 2_000_000 && a.size * b.size * 8 > span ? new Float64Array(Math.max(0, span)).fill(Infinity) : null;
  const sparse = new Map<number, number>();
  let pairs = 0;
  for (let at = 0; at < a.size; at++) {
    const x = a.x[at] as number;
    const loss = a.loss[at] as number;
    for (let other = 0; other < losses.length; other++) {
      const sum = loss + (losses[other] as number);
      if (sum > most) break;
      pairs++;
      const weight = x + (steps[other] as number);
      if (weight > high || weight < low) continue;
      if (dense) {
        if (sum < (dense[weight - first] as number)) dense[weight - first] = sum;
      } else {
        const known = sparse.get(weight);
        if (known === undefined || sum < known) sparse.set(weight, sum);
      }
    }
    if (pairs > 20 * limit || sparse.size > limit) throw new TooMany();
  }
  if (dense) {
    let size = 0;
    for (const loss of dense) if (loss !== Infinity) size++;
    const x = new Float64Array(size);
    const loss = new Float64Array(size);
    size = 0;
    for (let at = 0; at < dense.length; at++)
      if (dense[at] !== Infinity) {
        x[size] = at + first;
        loss[size++] = dense[at] as number;
      }
    return { x, loss, size };
  }
  const x = Float64Array.from(sparse.keys()).sort();
  return { x, loss: x.map((sum) => sparse.get(sum) as number), size: x.length };
}

/** As `join`, where few sums of the longer are near enough for each of the shorter; null: they are many. */
function joinNarrow(one: List, other: List, most: number, low: number, high: number, limit: number): List | null {
  const [a, b] = one.size <= other.size ? [one, other] : [other, one];
  if (low === -Infinity || high - low > 200_000) return null;
  const windows = new Int32Array(a.size * 2);
  let pairs = 0;
  let [begin, end] = [b.size, b.size];
  for (let at = 0; at < a.size; at++) {
    const x = a.x[at] as number;
    while (begin > 0 && (b.x[begin - 1] as number) >= low - x) begin--;
    while (end > 0 && (b.x[end - 1] as number) > high - x) end--;
    windows[at * 2] = begin;
    windows[at * 2 + 1] = end;
    pairs += Math.max(0, end - begin);
  }
  // What is listed by loss stops at `most`, and so passes by half of them or more.
  if (pairs > (a.size * b.size) / 4) return null;
  if (pairs > 20 * limit) throw new TooMany();
  const best = new Float64Array(high - low + 1).fill(Infinity);
  let size = 0;
  for (let at = 0; at < a.size; at++) {
    const [x, loss] = [a.x[at] as number, a.loss[at] as number];
    const room = most - loss;
    const last = windows[at * 2 + 1] as number;
    for (let place = windows[at * 2] as number; place < last; place++) {
      const more = b.loss[place] as number;
      if (more > room) continue;
      const sum = x + (b.x[place] as number) - low;
      const known = best[sum] as number;
      if (loss + more >= known) continue;
      if (known === Infinity) size++;
      best[sum] = loss + more;
    }
  }
  if (size > limit) throw new TooMany();
  const x = new Float64Array(size);
  const loss = new Float64Array(size);
  size = 0;
  for (let at = 0; at < best.length; at++)
    if (best[at] !== Infinity) {
      x[size] = at + low;
      loss[size++] = best[at] as number;
    }
  return { x, loss, size };
}

/** Where `x` stands in a list, or −1. */
function find(list: List, x: number): number {
  let low = 0;
  let high = list.size - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = list.x[middle] as number;
    if (here === x) return middle;
    if (here < x) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** As `find`, asked many times of one list. */
function finder(list: List): (x: number) => number {
  const first = list.x[0] ?? 0;
  const span = list.size === 0 ? 0 : (list.x[list.size - 1] as number) - first + 1;
  if (span > 1_000_000) return (x) => find(list, x);
  const places = new Int32Array(span).fill(-1);
  for (let at = 0; at < list.size; at++) places[(list.x[at] as number) - first] = at;
  return (x) => places[x - first] ?? -1;
}

type GroupWork = {
  /** items that are still open at this G, in the order they entered, with the list before each */
  readonly open: readonly { readonly item: number; readonly ways: readonly Way[] }[];
  readonly layers: readonly List[];
  /** after the last item: within floor and ceiling, loss counted with what is left below the ceiling or above the floor */
  readonly done: List;
  readonly slack: (x: number) => number;
};

/** A group's sums (`place` among the groups' works), or those of two parts joined, the shorter of them last. */
type Part = { readonly list: List; readonly place: number; readonly of: readonly [Part, Part] | null };

/**
 * All equally good proposals as a graph, in rows of numbers: a node is reached by one of its ways (from `begin[node]` to the next node's), each
 * an item's option (`code`, −1: none) and the one or two nodes before it (−1: none). Nodes stand after those that they build on.
 */
type Graph = {
  readonly begin: readonly number[];
  readonly code: Int32Array;
  readonly one: Int32Array;
  readonly other: Int32Array;
};
/** Whole numbers in a row that grows. */
class Numbers {
  at = new Int32Array(1_024);
  length = 0;
  push(one: number): number {
    if (this.length === this.at.length) {
      const longer = new Int32Array(this.length * 2);
      longer.set(this.at);
      this.at = longer;
    }
    this.at[this.length] = one;
    return ++this.length;
  }
}
/** An item and its option as one number: options are few. */
const codeOf = (item: number, option: number) => item * 64 + option;

/** Bounds that cannot bind are none. */
function unbound({ items, budget, groups }: Plain): Plain {
  const heaviest = (group: number | null) =>
    items.reduce((sum, item) => (group === null || item.group === group ? sum + Math.max(...item.weights) : sum), 0);
  return {
    items,
    budget: budget >= heaviest(null) ? Infinity : budget,
    groups: groups.map(({ lower, upper }, index) => ({
      lower: lower <= 0 ? -Infinity : lower,
      upper: upper >= heaviest(index) ? Infinity : upper,
    })),
  };
}

/** Listing everything that loses at most so much against the bound of these prices. null: the numbers are too large to be exact. */
function listing({ items, budget, groups }: Plain, rates: Prices, limit: number) {
  const heaviest = (group: number) =>
    items.reduce((sum, item) => (item.group === group ? sum + Math.max(...item.weights) : sum), 0);
  const allWeight = items.reduce((sum, item) => sum + Math.max(...item.weights), 0);
  const allValue = items.reduce((sum, item) => sum + Math.max(...item.values), 0);
  const highest = Math.max(rates.budget, ...rates.groups.map(Math.abs));
  const largest = Math.max(allValue, highest * allWeight, 1);
  if (largest * 2 >= safest) return null;
  const scale = 2 ** Math.min(30, Math.floor(Math.log2(safest / largest)) - 1);
  const budgetPrice = budget === Infinity ? 0 : Math.round(rates.budget * scale);
  const prices = rates.groups.map((rate, index) => {
    const rounded = Math.round(rate * scale);
    if (rounded > budgetPrice && groups[index]?.upper === Infinity) return budgetPrice;
    return rounded < budgetPrice && groups[index]?.lower === -Infinity ? budgetPrice : rounded;
  });
  const slackOf = (group: number) => {
    const price = (prices[group] ?? budgetPrice) - budgetPrice;
    const edge = price > 0 ? (groups[group]?.upper as number) : price < 0 ? (groups[group]?.lower as number) : 0;
    return (x: number) => (price === 0 ? 0 : price * (edge - x));
  };
  let bound = budget === Infinity ? 0 : budgetPrice * budget;
  for (const [index] of groups.entries()) bound += slackOf(index)(0);
  // More than any proposal can lose: at that G, nothing found means that there is nothing.
  let loses = budget === Infinity ? 0 : budgetPrice * budget;
  for (const [index] of groups.entries())
    loses += Math.max(Math.abs(slackOf(index)(0)), Math.abs(slackOf(index)(heaviest(index))));
  const ways = items.map((item): Way[] => {
    const price = item.group < 0 ? budgetPrice : (prices[item.group] as number);
    const reduced = item.weights.map((weight, option) => scale * (item.values[option] as number) - price * weight);
    const best = Math.max(...reduced);
    bound += best;
    loses += best - Math.min(...reduced);
    return reduced.map((one, option) => ({ option, weight: item.weights[option] as number, loss: best - one }));
  });

  const second = ways.map((all) => all.map((way) => way.loss).sort((a, b) => a - b)[1] ?? 0);
  const members = [...groups.map((_, index) => index), -1].map((group) => ({
    group,
    items: items.flatMap((item, index) => (item.group === group ? [index] : [])),
  }));
  let states = 0;
  const sheets = [emptySheet(), emptySheet()];

  /**
   * Everything that loses at most `most`; keeps what is as good when `ties`. What else is listed may lose more, as `best` then says. With
   * `above`: all that takes more, and what is unused loses nothing.
   */
  function list(most: number, ties: boolean, above: number | null = null) {
    const settled: number[] = items.map(() => -1);
    const open = members.map(({ group, items: mine }) => {
      let x = 0;
      const left: { item: number; ways: Way[] }[] = [];
      for (const item of mine) {
        const kept = (ways[item] as Way[]).filter((way) => way.loss <= most);
        if (kept.length === 1) {
          settled[item] = (kept[0] as Way).option;
          x += (kept[0] as Way).weight;
        } else left.push({ item, ways: kept });
      }
      left.sort((a, b) => (second[b.item] as number) - (second[a.item] as number) || a.item - b.item);
      const lightest = left.map(({ ways: all }) => Math.min(...all.map((way) => way.weight)));
      const heavy = left.reduce((sum, { ways: all }) => sum + Math.max(...all.map((way) => way.weight)), x);
      return {
        ...{ group, x, left, lightest },
        least: x + lightest.reduce((sum, one) => sum + one, 0),
        greatest: Math.min(heavy, groups[group]?.upper ?? Infinity),
      };
    });
    const leastOfAll = open.reduce((sum, one) => sum + one.least, 0);
    const greatestOfAll = open.reduce((sum, one) => sum + one.greatest, 0);
    if (leastOfAll > budget) return null;
    // What leaves more of the budget unused than this loses more than `most`.
    const leaves = budget === Infinity || budgetPrice === 0 ? -Infinity : budget - Math.floor(most / budgetPrice) - 1;
    const lowest = above === null ? leaves : above + 1;
    const works: GroupWork[] = [];
    for (const { group, x, left, lightest, least, greatest } of open) {
      const { lower, upper } = groups[group] ?? { lower: -Infinity, upper: Infinity };
      const price = prices[group] ?? budgetPrice;
      const high = Math.min(upper, budget - leastOfAll + least);
      const low = Math.max(lower, lowest - (greatestOfAll - greatest));
      let toGo = least - x;
      let atMost = left.reduce((sum, { ways: all }) => sum + Math.max(...all.map((way) => way.weight)), 0);
      let now: List = { x: Float64Array.of(x), loss: Float64Array.of(0), size: 1 };
      const layers: List[] = [now];
      for (const [index, { ways: all }] of left.entries()) {
        toGo -= lightest[index] as number;
        atMost -= Math.max(...all.map((way) => way.weight));
        const bounds = { most, low: low - atMost, high: high - toGo, limit };
        now = prune(widen(now, all, bounds, sheets[index % 2] as Sheet), price, lower, ties);
        // What is kept stands by itself; what is not is written over by the next but one.
        if (ties) now = copied(now);
        states += now.size;
        if (ties) layers.push(now);
        if (states > 20 * limit) throw new TooMany();
      }
      const slack = slackOf(group);
      const inside = copied(now);
      let size = 0;
      for (let at = 0; at < now.size; at++) {
        const sum = now.x[at] as number;
        const loss = (now.loss[at] as number) + slack(sum);
        if (sum < lower || sum > upper || loss > most) continue;
        inside.x[size] = sum;
        inside.loss[size++] = loss;
      }
      const done = prune({ ...inside, size }, budgetPrice, -Infinity, ties);
      if (done.size === 0) return null;
      works.push({ open: left, layers, done, slack });
    }
    // The two shortest first; what then is left to join is held to sums within reach of the budget, and few pairs are.
    const parts = works.map(({ done }, place): Part => ({ list: done, place, of: null }));
    for (;;) {
      parts.sort((a, b) => a.list.size - b.list.size || a.place - b.place);
      const [one, other, ...rest] = parts as [Part, Part | undefined, ...Part[]];
      if (!other) break;
      let [toGo, toCome] = [0, 0];
      for (const { list: mine } of rest) {
        toGo += mine.x[0] as number;
        toCome += mine.x[mine.size - 1] as number;
      }
      const both = join(other.list, one.list, most, lowest - toCome, budget - toGo, limit);
      const next = prune(both, budgetPrice, -Infinity, ties);
      states += next.size;
      if (next.size === 0) return null;
      parts.splice(0, 2, { list: next, place: one.place, of: [other, one] });
    }
    const whole = parts[0] as Part;
    const last = whole.list;
    if (above !== null) return { best: most, works, whole, settled };
    let best = Infinity;
    for (let at = 0; at < last.size; at++) {
      const x = last.x[at] as number;
      if (x > budget) break;
      const loss = (last.loss[at] as number) + (budget === Infinity ? 0 : budgetPrice * (budget - x));
      if (loss < best) best = loss;
    }
    return { best, works, whole, settled };
  }

  const seconds = second.toSorted((a, b) => a - b);
  const begin = Math.max(seconds[Math.min(seconds.length - 1, 8)] ?? 0, 1);
  return { scale, bound, loses, budgetPrice, begin, list, states: () => states };
}

type How = {
  /** the proposals that are as good are not listed: `count` and `used` are null, and there are no picks */
  readonly valueOnly?: boolean;
  /** the first of all that are as good is asked for, and not how many they are */
  readonly uncounted?: boolean;
  /** what the best one is thought to be worth; where it is not, that costs a list and nothing else */
  readonly likely?: number | undefined;
};

export function solveCore(
  given: Plain,
  limit = 1_000_000,
  { valueOnly = false, uncounted = false, likely }: How = {},
): CoreAnswer {
  const plain = unbound(given);
  const { budget } = plain;
  const rates = relaxation(plain)(budget);
  if (!rates) return { kind: "infeasible" };
  const listed = listing(plain, rates, limit);
  if (!listed) return { kind: "gave-up", why: "numbers", bound: null };
  const { scale, bound, loses, budgetPrice, begin, list } = listed;
  /** All that loses at most so much with what is as good, where the best of it is among that. */
  const allWithin = (loss: number) => {
    try {
      const found = list(loss, true);
      return found && found.best <= loss ? found : null;
    } catch (fault) {
      if (fault instanceof TooMany) return null;
      throw fault;
    }
  };
  let all = likely === undefined || likely * scale > bound ? null : allWithin(bound - likely * scale);
  let most = all?.best ?? begin;
  let ruledOut = -1;
  try {
    while (!all) {
      const found = list(most, false);
      if (found && found.best <= most) {
        most = found.best;
        break;
      }
      if (most >= loses) return { kind: "infeasible" };
      ruledOut = most;
      most = Math.min(most * growth, loses);
      if (!found || found.best > most) continue;
      // A proposal that loses little more than was listed for: nothing better can lose more than it does.
      most = found.best;
      if (!valueOnly) all = allWithin(most);
      if (all) most = all.best;
    }
  } catch (fault) {
    if (!(fault instanceof TooMany)) throw fault;
    return { kind: "gave-up", why: "states", bound: Math.floor((bound - ruledOut - 1) / scale) };
  }
  const value = (bound - most) / scale;
  const upper = Math.floor(bound / scale);
  if (valueOnly)
    return {
      kind: "optimal",
      value,
      bound: upper,
      states: listed.states(),
      picks: [],
      count: null,
      used: null,
      tieBroken: false,
    };
  try {
    all ??= list(most, true);
  } catch (fault) {
    if (!(fault instanceof TooMany)) throw fault;
    return { kind: "gave-up", why: "states", bound: value };
  }
  if (!all) throw new Error("what was found once is found twice");
  const proved = { kind: "optimal", value, bound: upper, states: listed.states() } as const;
  try {
    const { graph, first } = graphOf(all, most, budget, budgetPrice, false);

    const ways = uncounted ? { count: null, used: null } : waysOf(graph, all.settled);
    return { ...proved, tieBroken: true, picks: Array.from(first), ...ways };
  } catch (fault) {
    if (!(fault instanceof TooMany)) throw fault;
  }
  // Too many that are as good: one of them, the same for every order of the input.
  const { first } = graphOf(all, most, budget, budgetPrice, true);
  return { ...proved, tieBroken: false, picks: Array.from(first), count: null, used: null };
}

/** Proposals that take exactly so much and are best of all within it. */
export type Landing = {
  readonly takes: number;
  readonly value: number;
  /** the first of all within it that are as good, by the items' order; null: too many are */
  readonly first: () => Row | null;
};
/** Per item the place of its option. */
type Row = ArrayLike<number>;
/** The landings of one stretch, from the least that is taken on, and what had to be listed: a stretch beside it needs much the same. */
export type Stretch = { readonly landings: readonly Landing[]; readonly loss: number };

/**
 * The best value of one question as its budget grows: a staircase, read in stretches. In one stretch what is left unused costs nothing: listed is
 * what falls short of the line that the prices draw by at most so much, and G grows until no stair lies further below the line than that.
 */
export function staircase({ items, groups }: Omit<Plain, "budget">, limit = 50_000) {
  const question = unbound({ items, groups, budget: Infinity });
  const relaxed = relaxation(question);
  /**
   * All that takes more than `from`, at most `to`, and is best of all within what it takes. `before` is the last landing up to `from`. "too-many":
   * they do not fit in the lists.
   */
  return (before: Landing, from: number, to: number, loss: number): Stretch | "too-many" => {
    const rates = relaxed(Math.floor((from + to) / 2));
    const listed = rates && listing({ ...question, budget: to }, rates, limit);
    if (!listed) return "too-many";
    const { scale, bound, budgetPrice, begin, list } = listed;
    /** How far a value lies below the line at a sum. */
    const below = (value: number, sum: number) => bound - budgetPrice * (to - sum) - scale * value;
    const stairsOf = (found: ReturnType<typeof list>) => {
      const stairs: { readonly at: number; readonly takes: number; readonly value: number }[] = [];
      let [value, furthest] = [before.value, 0];
      const { x, loss: lost, size } = found?.whole.list ?? { x: [], loss: [], size: 0 };
      for (let at = 0; at < size; at++) {
        const takes = x[at] as number;
        const mine = (bound - (lost[at] as number) - budgetPrice * (to - takes)) / scale;
        if (mine < value) continue;
        if (mine > value) furthest = Math.max(furthest, below(value, takes - 1));
        value = mine;
        stairs.push({ at, takes, value });
      }
      return { stairs, furthest: Math.max(furthest, below(value, to)) };
    };
    try {
      for (let most = Math.max(loss * scale, begin); ; ) {
        const quick = stairsOf(list(most, false, from));
        if (quick.furthest > most) {
          most = Math.min(quick.furthest, most * growth);
          continue;
        }
        const found = list(quick.furthest, true, from);
        return { landings: found ? landingsOf(found, stairsOf(found).stairs, before) : [], loss: quick.furthest / scale };
      }
    } catch (fault) {
      if (fault instanceof TooMany) return "too-many";
      throw fault;
    }
  };
}

function landingsOf(
  listed: Listed,
  stairs: readonly { readonly at: number; readonly takes: number; readonly value: number }[],
  start: Landing,
): Landing[] {
  // What was listed is let go when all have been walked back to.
  let building: ReturnType<typeof grapher> | null = grapher(listed, false);
  const firsts: (Row | null)[] = [];
  const walkUpTo = (place: number) => {
    while (building && firsts.length <= place)
      try {
        const { at, value } = stairs[firsts.length] as (typeof stairs)[number];
        const mine: Row = building.first(building.whole(at));
        const before = landings[firsts.length - 1] ?? start;
        const other = before.value === value ? before.first() : mine;
        firsts.push(other && isBefore(other, mine) ? other : other && mine);
        if (firsts.length === stairs.length) building = null;
      } catch (fault) {
        if (!(fault instanceof TooMany)) throw fault;
        building = null;
      }
  };
  const landings = stairs.map(({ takes, value }, place): Landing => {
    const first = () => {
      walkUpTo(place);
      return firsts[place] ?? null;
    };
    return { takes, value, first };
  });
  return landings;
}

/** The nodes that one of them builds on, itself among them. */
function below({ begin, one, other }: Graph, top: number): number[] {
  const seen = new Uint8Array(top + 1);
  seen[top] = 1;
  const reached = [top];
  const reach = (node: number) => {
    if (node < 0 || seen[node] === 1) return;
    seen[node] = 1;
    reached.push(node);
  };
  for (const node of reached)
    for (let arc = begin[node] as number; arc < (begin[node + 1] as number); arc++) {
      reach(one[arc] as number);
      reach(other[arc] as number);
    }
  return reached;
}

/** Every item's option that a way to a node has. */
function codesOf(graph: Graph, top: number): ReadonlySet<number> {
  const codes = new Set<number>();
  for (const node of below(graph, top))
    for (let arc = graph.begin[node] as number; arc < (graph.begin[node + 1] as number); arc++)
      if ((graph.code[arc] as number) >= 0) codes.add(graph.code[arc] as number);
  return codes;
}

/** A graph that has more ways than this is too many: three numbers each. */
const mostWays = 2_000_000;
/** What is kept of the first ways to joined nodes, one number a choice: more is too many. */
const mostInRows = 32_000_000;

type Listed = { readonly works: readonly GroupWork[]; readonly whole: Part; readonly settled: readonly number[] };

/** How two parts are joined: the shorter one's sums, the least losing first, where a sum stands in the longer, and each node that is known, from 1. */
function jointOf([longer, shorter]: readonly [Part, Part], size: number) {
  const { x: steps, loss: losses } = byLoss(shorter.list);
  return { steps, losses, placeOf: finder(longer.list), known: new Int32Array(size) };
}

/** Walks back from sums and losses that were listed. Every sum that was listed has a way to it, and so has every node. */
function grapher({ works, whole: all, settled }: Listed, oneOnly: boolean) {
  const begin = [0];
  const code = new Numbers();
  const one = new Numbers();
  const other = new Numbers();
  /** per node: which of its ways the first proposal that leads there takes, by the items' order, each at its first option */
  const best: number[] = [];
  /** Ways that are found while those of the nodes before them are: three numbers each. */
  const found: number[] = [];
  // Per list and place in it: the node, counted from 1.
  const inLayers = works.map(({ layers }) => layers.map((list) => new Int32Array(list.size)));
  const joints = new Map<Part, ReturnType<typeof jointOf>>();
  /** Whether the second of two ways to a node of a layer is before the first: by the first item that they differ in. */
  const isLater = (first: number, second: number): boolean => {
    let [p, q, item, later] = [first, second, Infinity, false];
    for (;;) {
      const [mine, its] = [code.at[p] as number, code.at[q] as number];
      if (mine !== its && mine >> 6 < item) {
        item = mine >> 6;
        later = its < mine;
      }
      const [a, b] = [one.at[p] as number, one.at[q] as number];
      if (a === b) return later;
      [p, q] = [best[a] as number, best[b] as number];
    }
  };
  // What the first way to the whole of a group, or to several groups joined, chooses: a row of the items that are open, in their order.
  const items = works.flatMap(({ open }) => open.map(({ item }) => item)).sort((a, b) => a - b);
  const columns = new Map(items.map((item, column) => [item, column]));
  const rows: (Uint8Array | null)[] = [];
  let inRows = 0;
  const rowOf = (node: number): Uint8Array => {
    let row = rows[node] as Uint8Array | null;
    if (!row) {
      inRows += items.length;
      if (inRows > mostInRows) throw new TooMany();
      row = new Uint8Array(items.length);
      const arc = best[node] as number;
      if ((other.at[arc] as number) >= 0) {
        const [a, b] = [rowOf(one.at[arc] as number), rowOf(other.at[arc] as number)];
        for (let column = 0; column < row.length; column++) row[column] = (a[column] as number) | (b[column] as number);
      } else
        for (let at = arc; (code.at[at] as number) >= 0; at = best[one.at[at] as number] as number)
          row[columns.get((code.at[at] as number) >> 6) as number] = (code.at[at] as number) & 63;
      rows[node] = row;
    }
    return row;
  };
  /** As `isLater`, of two ways that each join two nodes; −1: there is but one. */
  const isLaterJoined = (a: number, b: number, c: number, d: number): boolean => {
    const [first, second] = [rowOf(a), rowOf(c)];
    if (b < 0) {
      for (let at = 0; at < first.length; at++)
        if (first[at] !== second[at]) return (second[at] as number) < (first[at] as number);
      return false;
    }
    const [beside, besides] = [rowOf(b), rowOf(d)];
    for (let at = 0; at < first.length; at++) {
      const mine = (first[at] as number) | (beside[at] as number);
      const its = (second[at] as number) | (besides[at] as number);
      if (mine !== its) return its < mine;
    }
    return false;
  };
  /** The first proposal that leads to a node, of this one and all before it that have not been asked for. */
  const chooseUpTo = (top: number) => {
    for (let node = best.length; node <= top; node++) {
      let chosen = begin[node] as number;
      for (let arc = chosen + 1; arc < (begin[node + 1] as number); arc++) {
        const isNext =
          (code.at[arc] as number) >= 0
            ? isLater(chosen, arc)
            : isLaterJoined(one.at[chosen] as number, other.at[chosen] as number, one.at[arc] as number, other.at[arc] as number);
        if (isNext) chosen = arc;
      }
      best.push(chosen);
      rows.push(null);
    }
  };
  const added = (from: number): number => {
    if (begin.length > 300_000 || code.length > mostWays) throw new TooMany();
    for (let at = from; at < found.length; at += 3) {
      code.push(found[at] as number);
      one.push(found[at + 1] as number);
      other.push(found[at + 2] as number);
    }
    found.length = from;
    begin.push(code.length);
    return begin.length - 2;
  };
  const inLayer = (place: number, layer: number, at: number): number => {
    const known = inLayers[place]?.[layer] as Int32Array;
    if (known[at] !== 0) return (known[at] as number) - 1;
    const { open, layers } = works[place] as GroupWork;
    const from = found.length;
    if (layer === 0) found.push(-1, -1, -1);
    else {
      const list = layers[layer] as List;
      const before = layers[layer - 1] as List;
      const [x, loss] = [list.x[at] as number, list.loss[at] as number];
      const { item, ways } = open[layer - 1] as GroupWork["open"][number];
      for (const way of ways) {
        if (way.loss > loss) continue;
        const there = find(before, x - way.weight);
        if (there < 0 || before.loss[there] !== loss - way.loss) continue;
        const node = inLayer(place, layer - 1, there);
        found.push(codeOf(item, way.option), node, -1);
        if (oneOnly) break;
      }
    }
    const node = added(from);
    known[at] = node + 1;
    return node;
  };
  const ofGroup = (place: number, x: number): number => {
    const { open, layers } = works[place] as GroupWork;
    return inLayer(place, open.length, find(layers[open.length] as List, x));
  };
  const ofPart = (part: Part, at: number): number => {
    const x = part.list.x[at] as number;
    if (!part.of) return ofGroup(part.place, x);
    let joint = joints.get(part);
    if (!joint) {
      joint = jointOf(part.of, part.list.size);
      joints.set(part, joint);
    }
    const { known, steps, losses, placeOf } = joint;
    if (known[at] !== 0) return (known[at] as number) - 1;
    const loss = part.list.loss[at] as number;
    const [longer, shorter] = part.of;
    const from = found.length;
    for (let other = 0; other < losses.length; other++) {
      const rest = loss - (losses[other] as number);
      if (rest < 0) break;
      const there = placeOf(x - (steps[other] as number));
      if (there < 0 || longer.list.loss[there] !== rest) continue;
      const [a, b] = [ofPart(longer, there), ofPart(shorter, find(shorter.list, steps[other] as number))];
      found.push(-1, a, b);
      if (oneOnly) break;
    }
    const node = added(from);
    known[at] = node + 1;
    return node;
  };
  /** A node of its own, reached from any of these. */
  const anyOf = (nodes: readonly number[]): number => {
    for (const node of nodes) found.push(-1, node, -1);
    return added(0);
  };
  /** What has been found so far; it grows with every node that is asked for. */
  const graph = (): Graph => ({ begin, code: code.at, one: one.at, other: other.at });
  /** The first of the proposals that lead to a node. */
  const first = (top: number): Uint8Array => {
    chooseUpTo(top);
    const picks = Uint8Array.from(settled, (option) => Math.max(0, option));
    const reached = [top];
    for (let node = reached.pop(); node !== undefined; node = reached.pop()) {
      const arc = best[node] as number;
      const mine = code.at[arc] as number;
      if (mine >= 0) picks[mine >> 6] = mine & 63;
      if ((one.at[arc] as number) >= 0) reached.push(one.at[arc] as number);
      if ((other.at[arc] as number) >= 0) reached.push(other.at[arc] as number);
    }
    return picks;
  };
  return { graph, anyOf, first, whole: (at: number) => ofPart(all, at) };
}

/** All that loses exactly `most`; the last node is the whole. And the first of it. */
function graphOf(listed: Listed, most: number, budget: number, budgetPrice: number, oneOnly: boolean) {
  const last = listed.whole.list;
  const { graph, anyOf, whole, first } = grapher(listed, oneOnly);
  const ends: number[] = [];
  for (let at = 0; at < last.size; at++) {
    const x = last.x[at] as number;
    if (x > budget) break;
    const left = budget === Infinity ? 0 : budgetPrice * (budget - x);
    if ((last.loss[at] as number) + left !== most) continue;
    ends.push(whole(at));
    if (oneOnly) break;
  }
  const top = anyOf(ends);
  return { graph: graph(), first: first(top) };
}

const topOf = ({ begin }: Graph) => begin.length - 2;

/** How many ways there are through the graph. */
function countOf({ begin, one, other }: Graph): bigint {
  const quick = new Float64Array(begin.length);
  const waysTo = (node: number) => (node < 0 ? 1 : (quick[node] as number));
  for (let node = 0; node + 1 < begin.length; node++) {
    let total = 0;
    for (let arc = begin[node] as number; arc < (begin[node + 1] as number); arc++)
      total += waysTo(one[arc] as number) * waysTo(other[arc] as number);
    quick[node] = total;
  }
  // Every node leads to the last and has no more ways than it: where that number is exact, so were all.
  const roughly = quick[begin.length - 2] as number;
  if (roughly < Number.MAX_SAFE_INTEGER) return BigInt(roughly);
  const all = new Array<bigint>(begin.length);
  const exactly = (node: number) => (node < 0 ? 1n : (all[node] as bigint));
  for (let node = 0; node + 1 < begin.length; node++) {
    let total = 0n;
    for (let arc = begin[node] as number; arc < (begin[node + 1] as number); arc++)
      total += exactly(one[arc] as number) * exactly(other[arc] as number);
    all[node] = total;
  }
  return all[begin.length - 2] as bigint;
}

/** How many ways through the graph, and which options they use. */
function waysOf(graph: Graph, settled: readonly number[]) {
  const used = settled.map((option) => new Set(option === -1 ? [] : [option]));
  for (const code of codesOf(graph, topOf(graph))) used[code >> 6]?.add(code & 63);
  return { count: countOf(graph), used };
}

export function isBefore(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  for (let item = 0; item < one.length; item++)
    if (one[item] !== other[item]) return (one[item] as number) < (other[item] as number);
  return false;
}
