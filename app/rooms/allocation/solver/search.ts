import { isBefore } from "#app/rooms/allocation/solver/core.ts";
import { type Bounded, nearest, type Part, reachable, smallRule } from "#app/rooms/allocation/solver/nearest.ts";
import { dualOf } from "#app/rooms/allocation/solver/prices.ts";
import type { Band, Reduced } from "#app/rooms/allocation/solver/reduce.ts";

/**
 * Exact search for any shape: branch, price anew, list. In each branch prices of the rules (`prices.ts`) give a bound; every proposal falls
 * short of it by the losses of its choices and by what its rules leave unused at their prices, so those worth as much as the best one known
 * lose at most a certain G. They are listed choice by choice, those of one area together, cut short where the rules can no longer be kept or
 * more than G is lost; G grows until one is found. A list that goes on for long has foresight: what the last choices lose at least, wherever the
 * two dearest rules stand before them. Where much is nearly as good, one that does not end soon waits while what is near the relaxation is looked
 * through (`nearest.ts`), and is made again with finer foresight for the dearest rule. If that is too long too, it is given up for two shorter ones: the choice that the relaxation doubts most is made, one way in each branch. Prices are rounded to a fixed scale first and any prices bound validly, so every
 * cut is a comparison of whole numbers. After `limit` steps it gives up and says so. The steps are counted, never timed: the same question has
 * the same answer everywhere.
 */
export type SearchAnswer =
  | {
      readonly kind: "optimal";
      readonly value: number;
      /** the first by the items' order, each at its first option, among all that are as good, unless `tieBroken` is false */
      readonly picks: readonly number[];
      readonly equals: Equals;
      readonly tieBroken: boolean;
      readonly steps: number;
    }
  | { readonly kind: "infeasible"; readonly steps: number }
  | {
      readonly kind: "gave-up";
      readonly best: Proposal | null;
      /** no proposal is worth more; null: unknown */
      readonly bound: number | null;
    };

/** How many proposals of one value differ in levels (null: more than were counted), and the levels that each choice has in them. */
export type Equals = {
  readonly count: bigint | null;
  readonly atLeast: bigint;
  /** complete only when `count` is known */
  readonly levels: readonly ReadonlySet<number>[];
};

type Proposal = { readonly value: number; readonly picks: readonly number[] };
type Shape = Pick<Reduced, "items" | "bands">;

const safest = 2 ** 50;
/** Of more choices than these no list ends. */
const deepest = 1_500;
/** A branch whose list takes more steps than this is divided, where nothing else is said. */
const usual = 150_000;
/** A list that is made with foresight may take more: what it goes through leads to proposals. */
const foreseenTry = 1_500_000;
/** What is spent on finding any proposal at all, when the search gives up with none. */
const lastTry = 20_000;
/** What is spent on meeting with the first of very many; where they are few, each choice is then asked for by itself. */
const firstTry = ({ items }: Shape) => (items.length > 1_000 ? 1_000_000 : 2_500_000);
const oneByOne = 200;
/** What pricing a branch counts as, in steps: some twelve rounds, each with every pair of rules that an option touches. */
const pricing = ({ items, bands }: Shape) => {
  let pairs = 0;
  for (const [item, { values }] of items.entries()) {
    let touched = 2;
    for (const { by } of bands) if (by[item]) touched++;
    pairs += values.length * touched * touched;
  }
  return 1_000 + pairs;
};

/** Rounded prices of every rule, and what each option then loses. null: the numbers are too large to be exact. */
export function boundOf({ items, bands }: Shape): Bounded | null {
  const { prices: real, doubts, parts } = dualOf({ items, bands });
  const edge = (row: number, price: number) => {
    const band = bands[row] as Band;
    return price > 0 ? band.upper : price < 0 ? band.lower : 0;
  };
  let largest = 1;
  for (const { values } of items) {
    let most = 0;
    for (const value of values) most = Math.max(most, Math.abs(value));
    largest += most;
  }
  for (const [row, price] of real.entries()) {
    if (price === 0) continue;
    let size = Math.abs(edge(row, price));
    for (const mine of (bands[row] as Band).by) {
      let most = 0;
      for (const one of mine ?? []) most = Math.max(most, Math.abs(one));
      size += most;
    }
    largest += Math.abs(price) * size;
  }
  const room = Math.floor(Math.log2(safest / largest)) - 2;
  if (!(room >= 0)) return null;
  const scale = 2 ** Math.min(room, 30);
  const prices = real.map((price) => Math.round(price * scale));
  let bound = 0;
  for (const [row, price] of prices.entries()) if (price !== 0) bound += price * edge(row, price);
  const losses = items.map(({ values }, index) => {
    const reduced = values.map((value) => scale * value);
    for (const [row, price] of prices.entries()) {
      const mine = price === 0 ? null : (bands[row] as Band).by[index];
      if (mine) for (const [option, one] of mine.entries()) reduced[option] = (reduced[option] as number) - price * one;
    }
    const top = Math.max(...reduced);
    bound += top;
    return reduced.map((one) => top - one);
  });
  return { scale, bound, losses, prices, doubts, parts };
}

/** Per choice the options that are still open. */
type Ways = (readonly number[])[];

/** Closes what the rules alone close; false: no proposal keeps them. */
function close(bands: readonly Band[], ways: Ways): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { by, lower, upper } of bands) {
      let least = 0;
      let most = 0;
      for (let item = 0; item < by.length; item++) {
        const mine = by[item];
        if (!mine) continue;
        let low = Infinity;
        let high = -Infinity;
        for (const option of ways[item] as readonly number[]) {
          const one = mine[option] as number;
          if (one < low) low = one;
          if (one > high) high = one;
        }
        least += low;
        most += high;
      }
      if (least > upper || most < lower) return false;
      if (least >= lower && most <= upper) continue;
      for (let item = 0; item < by.length; item++) {
        const mine = by[item];
        const before = ways[item] as readonly number[];
        if (!mine || before.length === 1) continue;
        let low = Infinity;
        let high = -Infinity;
        for (const option of before) {
          const one = mine[option] as number;
          if (one < low) low = one;
          if (one > high) high = one;
        }
        if (least - low + high <= upper && most - high + low >= lower) continue;
        const after = before.filter(
          (option) => least - low + (mine[option] as number) <= upper && most - high + (mine[option] as number) >= lower,
        );
        if (after.length === before.length) continue;
        if (after.length === 0) return false;
        ways[item] = after;
        let [newLow, newHigh] = [Infinity, -Infinity];
        for (const option of after) {
          newLow = Math.min(newLow, mine[option] as number);
          newHigh = Math.max(newHigh, mine[option] as number);
        }
        least += newLow - low;
        most += newHigh - high;
        changed = true;
      }
    }
  }
  return true;
}

const wholeOf = ({ settled, items }: Part, picks: ArrayLike<number>): number[] => {
  const all = settled.slice();
  for (let place = 0; place < items.length; place++) {
    const { choice, options } = items[place] as Part["items"][number];
    all[choice] = options[picks[place] as number] as number;
  }
  return all;
};

function partOf({ items, bands }: Shape, ways: Ways): Part {
  const settled = ways.map((mine) => (mine.length === 1 ? (mine[0] as number) : -1));
  const open = ways.flatMap((mine, item) => (mine.length > 1 ? [item] : []));
  let value = 0;
  for (const [item, option] of settled.entries())
    if (option >= 0) value += (items[item] as Shape["items"][number]).values[option] as number;
  return {
    settled,
    value,
    items: open.map((item) => {
      const options = ways[item] as readonly number[];
      const { values, levels } = items[item] as Shape["items"][number];
      return {
        choice: item,
        options,
        values: options.map((option) => values[option] as number),
        levels: options.map((option) => levels[option] as number),
      };
    }),
    bands: bands.flatMap(({ by, lower, upper }): Band[] => {
      let used = 0;
      for (const [item, option] of settled.entries()) if (option >= 0) used += by[item]?.[option] ?? 0;
      let least = 0;
      let most = 0;
      const mine = open.map((item) => {
        const all = by[item];
        if (!all) return null;
        const terms = (ways[item] as readonly number[]).map((option) => all[option] as number);
        least += Math.min(...terms);
        most += Math.max(...terms);
        return terms;
      });
      const [low, high] = [lower - used, upper - used];
      if (least >= low && most <= high) return [];
      // A bound that nothing can reach binds as much when it is just out of reach.
      return [{ by: mine, lower: least >= low ? -Infinity : low, upper: most <= high ? Infinity : high }];
    }),
  };
}

/**
 * Lists every proposal of a part that keeps the rules and loses at most so much, or what `visit` says after each, the least losing options first,
 * or in the call's order. Returns the steps that it took, or −1 when `limit` did not suffice. Of a rule whose upper bound moves, what is left
 * unused counts from the least that it becomes.
 */
export function list(
  { items, bands }: Shape,
  { losses, prices }: Bounded,
  begin: number,
  {
    limit,
    inOrder = false,
    foreseen = false,
    after = soon,
  }: { limit: number; inOrder?: boolean; foreseen?: boolean; after?: number },
  visit: (picks: Int32Array, value: number) => number,
): number {
  // What loses at most G leaves at most G unused at the price: another bound for the rule.
  const windows = bands.map(({ by, lower, upper, moves }, row): Band => {
    const price = prices[row] as number;
    if (price > 0) return { by, lower: Math.max(lower, (moves?.from ?? upper) - Math.floor(begin / price) - 1), upper };
    return price < 0 ? { by, lower, upper: Math.min(upper, lower + Math.floor(begin / -price) + 1) } : { by, lower, upper };
  });
  const ways: Ways = losses.map((mine) => {
    const open: number[] = [];
    for (let option = 0; option < mine.length; option++) if ((mine[option] as number) <= begin) open.push(option);
    return open.sort((a, b) => (mine[a] as number) - (mine[b] as number) || a - b);
  });
  if (!close(windows, ways)) return 0;
  const used = new Float64Array(bands.length);
  const picks = new Int32Array(items.length);
  const open: number[] = [];
  let base = 0;
  let worth = 0;
  for (const [item, mine] of ways.entries()) {
    if (mine.length > 1) {
      open.push(item);
      continue;
    }
    const option = mine[0] as number;
    picks[item] = option;
    base += (losses[item] as readonly number[])[option] as number;
    worth += (items[item] as Shape["items"][number]).values[option] as number;
    for (const [row, { by }] of bands.entries()) used[row] = (used[row] as number) + (by[item]?.[option] ?? 0);
  }
  if (open.length > deepest) return -1;
  const second = (item: number) => (losses[item] as readonly number[])[(ways[item] as readonly number[])[1] as number] as number;
  const byLoss = () => open.toSorted((a, b) => second(b) - second(a) || a - b);
  const sorted = inOrder ? open : byRule(byLoss(), ways, bands, prices, begin);
  const rows = bands.length;
  const depth = sorted.length;
  // Every choice stands at its least losing way until it is made: `used` is what all of them then add up to.
  const steps = sorted.map((item): Step => {
    const mine = ways[item] as readonly number[];
    const first = mine[0] as number;
    const lost = losses[item] as readonly number[];
    const { values } = items[item] as Shape["items"][number];
    const touched = bands.flatMap(({ by }, row) => (by[item] ? [row] : []));
    const termsOf = (option: number) => touched.map((row) => ((bands[row] as Band).by[item] as number[])[option] as number);
    const stands = termsOf(first);
    for (const [place, row] of touched.entries()) used[row] = (used[row] as number) + (stands[place] as number);
    base += lost[first] as number;
    worth += values[first] as number;
    const options = inOrder ? mine.toSorted((a, b) => a - b) : mine;
    return {
      options,
      losses: options.map((option) => (lost[option] as number) - (lost[first] as number)),
      values: options.map((option) => (values[option] as number) - (values[first] as number)),
      rows: touched,
      terms: options.flatMap((option) => termsOf(option).map((term, place) => term - (stands[place] as number))),
    };
  });
  /** By how much the choices still to come can lower and raise each rule. */
  const least = new Float64Array((depth + 1) * rows);
  const greatest = new Float64Array((depth + 1) * rows);
  for (let at = depth - 1; at >= 0; at--) {
    for (let row = 0; row < rows; row++) {
      least[at * rows + row] = least[(at + 1) * rows + row] as number;
      greatest[at * rows + row] = greatest[(at + 1) * rows + row] as number;
    }
    const { rows: touched, terms } = steps[at] as Step;
    for (const [place, row] of touched.entries()) {
      let [low, high] = [0, 0];
      for (let one = place; one < terms.length; one += touched.length) {
        low = Math.min(low, terms[one] as number);
        high = Math.max(high, terms[one] as number);
      }
      least[at * rows + row] = (least[at * rows + row] as number) + low;
      greatest[at * rows + row] = (greatest[at * rows + row] as number) + high;
    }
  }
  const price = Float64Array.from(prices);
  const edges = price.map((mine, row) => {
    const { lower, upper, moves } = bands[row] as Band;
    return mine > 0 ? (moves?.from ?? upper) : mine < 0 ? lower : 0;
  });
  const moved = price.map((mine, row) => {
    const { upper, moves } = bands[row] as Band;
    return mine > 0 && moves ? upper - moves.from : 0;
  });
  const foresight = foreseen ? foresee(steps, { price, edges, least, greatest, used }, begin) : null;
  // What is asked at every step, in rows of numbers: where a rule must stand after a choice for the rest to bring it home.
  const firstPlace = new Int32Array(depth + 1);
  const firstWay = new Int32Array(depth + 1);
  for (const [at, { rows: touched, losses: mine }] of steps.entries()) {
    firstPlace[at + 1] = (firstPlace[at] as number) + touched.length;
    firstWay[at + 1] = (firstWay[at] as number) + mine.length;
  }
  const places = firstPlace[depth] as number;
  const inRow = () => new Float64Array(places);
  const [above, below, atBest, priced] = [inRow(), inRow(), inRow(), inRow()];
  const rowOf = new Int32Array(places);
  for (const [at, { rows: touched }] of steps.entries())
    for (const [which, row] of touched.entries()) {
      const place = (firstPlace[at] as number) + which;
      const { lower, upper } = windows[row] as Band;
      const [low, high] = [least[(at + 1) * rows + row] as number, greatest[(at + 1) * rows + row] as number];
      const mine = price[row] as number;
      rowOf[place] = row;
      above[place] = upper - low;
      below[place] = lower - high;
      priced[place] = mine;
      atBest[place] = (edges[row] as number) - (mine > 0 ? high : low);
    }
  const optionOf = Int32Array.from(steps.flatMap(({ options }) => options));
  const lossOf = Float64Array.from(steps.flatMap(({ losses: mine }) => mine));
  const worthOf = Float64Array.from(steps.flatMap(({ values }) => values));
  const termOf = Float64Array.from(steps.flatMap(({ terms }) => terms));
  const firstTerm = new Int32Array(firstWay[depth] as number);
  for (let at = 0, term = 0; at < depth; at++)
    for (let way = firstWay[at] as number; way < (firstWay[at + 1] as number); way++) {
      firstTerm[way] = term;
      term += (firstPlace[at + 1] as number) - (firstPlace[at] as number);
    }
  // What every rule leaves unused at best adds up: it is lost beside what the choices lose. A choice changes it for the rules that it touches.
  const costs = price.map((mine, row) =>
    Math.max(0, mine * ((edges[row] as number) - (used[row] as number) - ((mine > 0 ? greatest : least)[row] as number))),
  );
  const numbers: Numbers = {
    depth,
    itemOf: Int32Array.from(sorted),
    firstPlace,
    rowOf,
    above,
    below,
    atBest,
    priced,
    firstWay,
    optionOf,
    lossOf,
    worthOf,
    firstTerm,
    termOf,
    used,
    costs,
  };
  const foreseeTwo = (most: number) => foreseePair(steps, { price, edges, moved, least, greatest }, most);
  const start = Float64Array.of(base, worth, begin, limit, after, foresight?.steps ?? 0);
  return descend(numbers, { picks, start, inOrder, foresight, foreseeTwo, visit });
}

/** What a list asks at every step, in rows of numbers: by choice, by choice and rule that it touches, by way, and by way and rule. */
type Numbers = {
  readonly depth: number;
  readonly itemOf: Int32Array;
  readonly firstPlace: Int32Array;
  readonly rowOf: Int32Array;
  /** where a rule must stand after a choice for the rest to bring it home */
  readonly above: Float64Array;
  readonly below: Float64Array;
  /** what a rule leaves unused after a choice, at best, and its price */
  readonly atBest: Float64Array;
  readonly priced: Float64Array;
  readonly firstWay: Int32Array;
  readonly optionOf: Int32Array;
  readonly lossOf: Float64Array;
  readonly worthOf: Float64Array;
  readonly firstTerm: Int32Array;
  readonly termOf: Float64Array;
  /** by rule: where it stands, and what it leaves unused costs at best */
  readonly used: Float64Array;
  readonly costs: Float64Array;
};

type Descent = {
  /** what is settled before the first choice */
  readonly picks: Int32Array;
  /**
   * What that loses and is worth, what may be lost, how many steps may be taken, after how many the two dearest rules are foreseen, and how many
   * are taken already. A row of numbers, as all else: what is whole one time and not the next is translated anew each time.
   */
  readonly start: Float64Array;
  readonly inOrder: boolean;
  readonly foresight: Foresight | null;
  readonly foreseeTwo: (most: number) => Pair | null;
  readonly visit: (picks: Int32Array, value: number) => number;
};

/** The list itself, step by step over rows of numbers: a function of its own, which the machine translates once for all. */
function descend(
  {
    depth,
    itemOf,
    firstPlace,
    rowOf,
    above,
    below,
    atBest,
    priced,
    firstWay,
    optionOf,
    lossOf,
    worthOf,
    firstTerm,
    termOf,
    used,
    costs,
  }: Numbers,
  { picks, start, inOrder, foresight, foreseeTwo, visit }: Descent,
): number {
  const kept = new Float64Array(rowOf.length);
  const wayAt = new Int32Array(depth);
  const lossAt = new Float64Array(depth + 1);
  const valueAt = new Float64Array(depth + 1);
  const unusedAt = new Float64Array(depth + 1);
  const othersAt = new Float64Array(depth + 1);
  lossAt[0] = start[0] as number;
  valueAt[0] = start[1] as number;
  for (let row = 0; row < costs.length; row++) unusedAt[0] = (unusedAt[0] as number) + (costs[row] as number);
  let pair: Pair | null = null;
  let most = start[2] as number;
  const limit = start[3] as number;
  let pairAt = start[4] as number;
  let taken = start[5] as number;
  let isDown = true;
  for (let at = 0; at >= 0; ) {
    if (at === depth) {
      start[2] = visit(picks, valueAt[at] as number);
      most = start[2] as number;
      at--;
      isDown = false;
      continue;
    }
    const begins = firstPlace[at] as number;
    const ends = firstPlace[at + 1] as number;
    let way = firstWay[at] as number;
    if (isDown) {
      let others = unusedAt[at] as number;
      for (let one = begins; one < ends; one++) {
        const cost = costs[rowOf[one] as number] as number;
        kept[one] = cost;
        others -= cost;
      }
      othersAt[at] = others;
    } else {
      way = wayAt[at] as number;
      const terms = (firstTerm[way] as number) - begins;
      for (let one = begins; one < ends; one++) {
        const row = rowOf[one] as number;
        used[row] = (used[row] as number) - (termOf[terms + one] as number);
      }
      way++;
    }
    isDown = false;
    for (const last = firstWay[at + 1] as number; way < last; way++) {
      const lost = (lossAt[at] as number) + (lossOf[way] as number);
      const room = most - lost;
      if (room < 0) {
        if (inOrder) continue;
        break;
      }
      if (++taken > limit) return -1;
      if (taken >= pairAt) {
        pairAt = Infinity;
        pair = foreseeTwo(most);
        start[5] = pair === null ? 0 : pair.steps;
        taken += start[5] as number;
      }
      let holds = true;
      let unused = othersAt[at] as number;
      const terms = (firstTerm[way] as number) - begins;
      for (let one = begins; one < ends; one++) {
        const row = rowOf[one] as number;
        const total = (used[row] as number) + (termOf[terms + one] as number);
        const cost = Math.max(0, (priced[one] as number) * ((atBest[one] as number) - total));
        costs[row] = cost;
        unused += cost;
        if (
          total > (above[one] as number) ||
          total < (below[one] as number) ||
          unused > room ||
          (foresight !== null && row === foresight.row && foresight.loses(at + 1, total) > room)
        ) {
          holds = false;
          break;
        }
      }
      if (!holds) continue;
      for (let one = begins; one < ends; one++) {
        const row = rowOf[one] as number;
        used[row] = (used[row] as number) + (termOf[terms + one] as number);
      }
      wayAt[at] = way;
      if (pair !== null) {
        const others = unused - (costs[pair.first] as number) - (costs[pair.second] as number);
        if (pair.losesMore(at + 1, used, room - others)) {
          for (let one = begins; one < ends; one++) {
            const row = rowOf[one] as number;
            used[row] = (used[row] as number) - (termOf[terms + one] as number);
          }
          continue;
        }
      }
      picks[itemOf[at] as number] = optionOf[way] as number;
      lossAt[at + 1] = lost;
      valueAt[at + 1] = (valueAt[at] as number) + (worthOf[way] as number);
      unusedAt[at + 1] = unused;
      isDown = true;
      break;
    }
    if (isDown) at++;
    else {
      for (let one = begins; one < ends; one++) costs[rowOf[one] as number] = kept[one] as number;
      at--;
    }
  }
  return taken;
}

/**
 * What touches one rule comes together, the rules that fewest touch first: what they leave unused is soon known. A rule that could not cost G
 * whatever is chosen decides nothing.
 */
function byRule(open: readonly number[], ways: Ways, bands: readonly Band[], prices: readonly number[], most: number): number[] {
  const rules = bands.flatMap(({ by }, row) => {
    const price = Math.abs(prices[row] as number);
    if (price === 0) return [];
    let members = 0;
    let reach = 0;
    for (const item of open) {
      const mine = by[item];
      if (!mine) continue;
      let [low, high] = [Infinity, -Infinity];
      for (const option of ways[item] as readonly number[]) {
        low = Math.min(low, mine[option] as number);
        high = Math.max(high, mine[option] as number);
      }
      members++;
      reach += high - low;
    }
    return price * reach > most ? [{ by, members }] : [];
  });
  rules.sort((a, b) => a.members - b.members);
  const left = new Set(open);
  const sorted: number[] = [];
  for (const { by } of rules)
    for (const item of left)
      if (by[item]) {
        sorted.push(item);
        left.delete(item);
      }
  return [...sorted, ...left];
}

/** A choice to be made: per option what it loses and is worth more than the least losing one, and by how much it raises the rules it touches. */
type Step = {
  readonly options: readonly number[];
  readonly losses: readonly number[];
  readonly values: readonly number[];
  readonly rows: readonly number[];
  readonly terms: readonly number[];
};

type Foresight = { readonly row: number; readonly steps: number; readonly loses: (at: number, total: number) => number };

/**
 * What the last choices lose at least, unused room included, wherever the dearest rule stands before them: by dynamic programming over its sums,
 * in whole parts of G rounded down. null: no rule has a price, or its sums are too many.
 */
function foresee(
  steps: readonly Step[],
  { price, edges, least, greatest, used }: { [one in "price" | "edges" | "least" | "greatest" | "used"]: Float64Array },
  most: number,
): Foresight | null {
  const rows = price.length;
  const depth = steps.length;
  let row = -1;
  let dearest = 0;
  for (let one = 0; one < rows; one++) {
    const reach = Math.abs(price[one] as number) * ((greatest[one] as number) - (least[one] as number));
    if (reach > dearest) [row, dearest] = [one, reach];
  }
  if (row < 0 || most >= safest) return null;
  const sign = (price[row] as number) > 0 ? 1 : -1;
  const each = Math.abs(price[row] as number);
  const edge = edges[row] as number;
  const unit = Math.ceil((most + 1) / finest);
  // What is left to fill stands between what the rest can take away and what it can add, and beyond that costs its price. It is kept only where
  // the choices before can have left it.
  const before = sign * (edge - (used[row] as number));
  const ends = (at: number) => {
    const [low, high] = [least[at * rows + row] as number, greatest[at * rows + row] as number];
    const [lowest, highest] = sign > 0 ? [low, high] : [-high, -low];
    const [down, up] = [(least[row] as number) - low, (greatest[row] as number) - high];
    const [from, to] = sign > 0 ? [before - up, before - down] : [before + down, before + up];
    return { low: lowest, high: highest, from: Math.max(lowest, Math.min(from, highest)), to: Math.min(highest, to) };
  };
  const tables: Uint16Array[] = [];
  let begin = depth;
  let size = 0;
  let done = 0;
  for (; begin >= 0; begin--) {
    const { from, to } = ends(begin);
    const width = Math.max(0, to - from + 1);
    size += width;
    if (size > widest) break;
    const table = new Uint16Array(width);
    tables[begin] = table;
    if (begin === depth) continue;
    const { rows: touched, terms, losses } = steps[begin] as Step;
    const after = tables[begin + 1] as Uint16Array;
    const then = ends(begin + 1);
    const place = touched.indexOf(row);
    table.fill(finest);
    for (const [way, loss] of losses.entries()) {
      const lost = Math.floor(loss / unit);
      const shift = place < 0 ? 0 : sign * (terms[way * touched.length + place] as number);
      done += width;
      const inside = Math.min(to, then.to + shift);
      let left = Math.max(from, then.from + shift);
      for (let there = left - shift - then.from, here = left - from; left <= inside; left++, there++, here++) {
        const told = lost + (after[there] as number);
        if (told < (table[here] as number)) table[here] = told;
      }
      // More is left than the rest can fill.
      if (then.to < then.high) continue;
      const full = lost + (after[then.high - then.from] as number);
      for (; left <= to; left++) {
        const told = full + Math.floor((each * (left - shift - then.high)) / unit);
        if (told < (table[left - from] as number)) table[left - from] = told;
      }
    }
  }
  begin++;
  return {
    row,
    steps: Math.ceil(done / 16),
    loses: (at, total) => {
      if (at < begin) return 0;
      const left = sign * (edge - total);
      const { low, high, from } = ends(at);
      if (left < low) return Infinity;
      const table = tables[at] as Uint16Array;
      const told = table[Math.min(left, high) - from] as number;
      if (told >= finest) return Infinity;
      return told * unit + (left > high ? each * (left - high) : 0);
    },
  };
}

type Listed = readonly [Float64Array, Float64Array, Float64Array];
type Grid = {
  readonly table: Float64Array;
  readonly low: number;
  readonly high: number;
  readonly left: number;
  readonly right: number;
  readonly width: number;
};

/** What two rules foresee: `numbers` are of each its sign, price, edge and cell, and what is not lost of room that moves. */
class Pair {
  constructor(
    readonly first: number,
    readonly second: number,
    readonly steps: number,
    readonly begin: number,
    readonly grids: readonly Grid[],
    readonly numbers: Float64Array,
  ) {}
  /** whether the choices from here on lose more than so much, both rules standing where they stand */
  losesMore(at: number, used: Float64Array, than: number): boolean {
    if (at < this.begin) return false;
    const { table, low, high, left, right, width } = this.grids[at] as Grid;
    const all = this.numbers;
    const a = (all[0] as number) * ((all[2] as number) - (used[this.first] as number));
    const b = (all[4] as number) * ((all[6] as number) - (used[this.second] as number));
    const x = Math.min(high, Math.ceil(a / (all[3] as number)));
    const y = Math.min(right, Math.ceil(b / (all[7] as number)));
    if (x < low || y < left) return true;
    const told = table[(x - low) * width + y - left] as number;
    return (all[1] as number) * a + (all[5] as number) * b + told - (all[8] as number) > than;
  }
}

/**
 * What the last choices lose at least, what the two dearest rules leave unused included, wherever both stand before them. Of each place on a grid
 * it is known what is lost less what the rules' room costs: the least of all that the rest may choose without taking more room than up to there.
 * Of the very last choices all ways are listed; before them one choice is added at a time. Places are rounded up, and all else is exact.
 */
function foreseePair(
  steps: readonly Step[],
  { price, edges, moved, least, greatest }: { [one in "price" | "edges" | "moved" | "least" | "greatest"]: Float64Array },
  most: number,
): Pair | null {
  const rows = price.length;
  const depth = steps.length;
  const reach = (row: number) => Math.abs(price[row] as number) * ((greatest[row] as number) - (least[row] as number));
  const byReach = Array.from(price, (_, row) => row).sort((a, b) => reach(b) - reach(a) || a - b);
  const [first, second] = [byReach[0] ?? -1, byReach[1] ?? -1];
  if (second < 0 || reach(second) <= most || most >= safest) return null;
  const axisOf = (row: number) => {
    const sign = (price[row] as number) > 0 ? 1 : -1;
    const each = Math.abs(price[row] as number);
    const cell = Math.max(1, Math.floor(most / each / parts));
    return {
      sign,
      each,
      edge: (edges[row] as number) + (moved[row] as number),
      cell,
      takes: ({ rows: touched, terms }: Step, way: number) => {
        const place = touched.indexOf(row);
        return place < 0 ? 0 : sign * (terms[way * touched.length + place] as number);
      },
      from: (at: number) =>
        Math.ceil((sign > 0 ? (least[at * rows + row] as number) : -(greatest[at * rows + row] as number)) / cell),
      to: (at: number) =>
        Math.ceil((sign > 0 ? (greatest[at * rows + row] as number) : -(least[at * rows + row] as number)) / cell),
    };
  };
  const [one, other] = [axisOf(first), axisOf(second)];
  // Room that moves is foreseen as if it were there; what it leaves unused beyond its least is not lost.
  const spared = one.each * (moved[first] as number) + other.each * (moved[second] as number);
  const tables: Grid[] = [];
  let size = 0;
  let done = 0;
  let begin = depth;
  /** every way of the very last choices: what it takes of each rule, and what it loses less what that costs */
  let ways: Listed | null = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
  for (; begin >= 0; begin--) {
    const [low, high, left, right] = [one.from(begin), one.to(begin), other.from(begin), other.to(begin)];
    const width = right - left + 1;
    size += (high - low + 1) * width;
    if (size > grids) break;
    const table = new Float64Array((high - low + 1) * width).fill(Infinity);
    tables[begin] = { table, low, high, left, right, width };
    const step = steps[begin];
    if (step && ways) {
      const [mine, others, lost]: Listed = ways;
      const many: number = mine.length * step.losses.length;
      if (many > listed) ways = null;
      else {
        const next: Listed = [new Float64Array(many), new Float64Array(many), new Float64Array(many)];
        let place = 0;
        for (const [way, loss] of step.losses.entries()) {
          const [a, b] = [one.takes(step, way), other.takes(step, way)];
          const more = loss - one.each * a - other.each * b;
          for (let each = 0; each < mine.length; each++, place++) {
            next[0][place] = (mine[each] as number) + a;
            next[1][place] = (others[each] as number) + b;
            next[2][place] = (lost[each] as number) + more;
          }
        }
        ways = next;
      }
    }
    if (ways) {
      const [mine, others, lost] = ways;
      for (let each = 0; each < mine.length; each++) {
        const place =
          (Math.ceil((mine[each] as number) / one.cell) - low) * width + Math.ceil((others[each] as number) / other.cell) - left;
        if ((lost[each] as number) < (table[place] as number)) table[place] = lost[each] as number;
      }
      done += mine.length + table.length;
      for (let place = 0; place < table.length; place++) {
        if (place >= width) table[place] = Math.min(table[place] as number, table[place - width] as number);
        if (place % width > 0) table[place] = Math.min(table[place] as number, table[place - 1] as number);
      }
      continue;
    }
    const after = tables[begin + 1] as (typeof tables)[number];
    for (const [way, loss] of (step as Step).losses.entries()) {
      const [a, b] = [one.takes(step as Step, way), other.takes(step as Step, way)];
      const more = loss - one.each * a - other.each * b;
      const [down, across] = [Math.ceil(-a / one.cell), Math.ceil(-b / other.cell)];
      done += table.length;
      for (let x = Math.max(low, after.low - down); x <= high; x++) {
        const there = (Math.min(x + down, after.high) - after.low) * after.width - after.left;
        const here = (x - low) * width - left;
        for (let y = Math.max(left, after.left - across); y <= right; y++) {
          const told = more + (after.table[there + Math.min(y + across, after.right)] as number);
          if (told < (table[here + y] as number)) table[here + y] = told;
        }
      }
    }
  }
  begin++;
  const numbers = [one, other].flatMap(({ sign, each, edge, cell }) => [sign, each, edge, cell]);
  return new Pair(first, second, Math.ceil(done / 16), begin, tables, Float64Array.of(...numbers, spared));
}

/** After so many steps of a list it is worth knowing what the two dearest rules foresee. */
const soon = 20_000;
/** Parts of G in which `foreseePair` counts each rule's room, the places that it keeps, and the ways of the very last choices that it lists. */
const parts = 12;
const grids = 50_000;
const listed = 2_000;

/** Foresight is worth its work where all that may be left of the dearest rule is less than this part of what choices can move. */
const worthWhile = 1_000;
/** Parts of G in which `foresee` counts, and the most numbers that it keeps. */
const finest = 60_000;
const widest = 4_000_000;

/** The best proposals known: their value, the first of them, and how many there are. */
class Best {
  value = -Infinity;
  first: readonly number[] | null = null;
  /** more were as good than `cap` */
  full = false;
  readonly seen = new Set<string>();
  levels: Set<number>[];
  /** the levels of the one that was met last, and of the one that was counted last */
  private readonly last: Uint16Array;
  private readonly told: Uint16Array;
  constructor(
    readonly items: Shape["items"],
    readonly cap: number,
  ) {
    this.levels = items.map(() => new Set<number>());
    this.last = new Uint16Array(items.length);
    this.told = new Uint16Array(items.length);
  }
  /** what another must be worth to be of interest */
  get wanted(): number {
    return this.full || this.cap === 0 ? this.value + 1 : this.value;
  }
  take(value: number, picks: readonly number[]): void {
    if (value < this.wanted) return;
    if (value > this.value) {
      this.value = value;
      this.first = null;
      this.full = false;
      this.seen.clear();
      for (const set of this.levels) set.clear();
    }
    if (this.first === null || isBefore(picks, this.first)) this.first = [...picks];
    if (this.cap === 0) return;
    const { last } = this;
    for (let item = 0; item < picks.length; item++) {
      const level = ((this.items[item] as Shape["items"][number]).levels[picks[item] as number] as number) + 1;
      last[item] = level;
    }
    const key = letters.decode(last);
    if (this.seen.has(key)) return;
    if (this.seen.size >= this.cap) {
      this.full = true;
      return;
    }
    this.seen.add(key);
    const { told } = this;
    for (let item = 0; item < last.length; item++) {
      if (told[item] === last[item] && this.seen.size > 1) continue;
      told[item] = last[item] as number;
      this.levels[item]?.add((last[item] as number) - 1);
    }
  }
}
/** Whole numbers in a row as one word. */
const letters = new TextDecoder("utf-16le");

type Branch = { readonly ways: Ways /** no proposal of it is worth more */; readonly ceiling: number };

/**
 * Goes through branches until none can hold what is wanted; those that can only hold what is as good come last, and cost no more than the proof
 * did. Returns the steps left, or the highest ceiling of what was not gone through.
 */
function explore(
  shape: Shape,
  begin: Ways,
  best: Best,
  {
    limit,
    longest = usual,
    selective = worthWhile,
    after = soon,
    brief = briefly,
    near = nearby,
    isNear = false,
    enough = () => false,
  }: Exploring,
): { left: number; ceiling: number | null } {
  let left = limit;
  let kept = 0;
  const branches: Branch[] = [{ ways: begin, ceiling: Infinity }];
  const tied: Branch[] = [];
  const spare = () => {
    if (kept > 0) return;
    const most = Math.max(tieTry, limit - left);
    kept = Math.max(0, left - most);
    left -= kept;
  };
  for (let branch = branches.pop() ?? tied.pop(); branch; branch = branches.pop() ?? tied.pop()) {
    if (branch.ceiling < best.wanted) continue;
    const ways = [...branch.ways];
    if (!close(shape.bands, ways)) continue;
    const part = partOf(shape, ways);
    const stopped = (ceiling: number) => ({
      left: kept,
      ceiling: [...branches, ...tied].reduce((most, one) => Math.max(most, one.ceiling), ceiling),
    });
    left -= pricing(part);
    if (left < 0) return stopped(branch.ceiling);
    const bounded = boundOf(part);
    if (!bounded) return stopped(branch.ceiling);
    const { scale, bound, losses } = bounded;
    let ceiling = Math.min(branch.ceiling, part.value + Math.floor(bound / scale));
    // What loses more than this is not wanted.
    const most = () => (best.value === -Infinity ? Infinity : bound - scale * (best.wanted - part.value));
    // Values are whole: nothing can lose less than what the bound has beyond one.
    let loses = Math.max(firstLoss(losses), 1, bound - scale * Math.floor(bound / scale));
    let all = false;
    let foreseen = false;
    let rounded = isNear || branch.ceiling <= best.value;
    let budget = Math.min(longest, left);
    /** Nothing better is left to be found, nor more that are as good than are counted. */
    const settled = () => best.value >= ceiling && (best.full || best.cap === 0);
    while (ceiling >= best.wanted) {
      ceiling = reachable(part, bounded, ceiling, best.value + 1);
      if (best.value >= ceiling && branches.length === 0) spare();
      budget = Math.min(budget, left);
      const isProved = best.value >= ceiling;
      const last = isProved || loses >= most() || loses >= safest;
      const within = isProved ? most() : Math.min(loses, most());
      // Where much is nearly as good, what the dearest rule foresees is worth its work.
      const isWorth = !foreseen && dearest(part, bounded) >= within * selective;
      const mine = isWorth && (isProved || !rounded) ? Math.min(budget, brief) : budget;
      const taken = list(part, bounded, within, { limit: mine, foreseen, after }, (picks, value) => {
        best.take(part.value + value, wholeOf(part, picks));
        return Math.min(within, most());
      });
      left -= taken < 0 ? mine : taken;
      if (enough()) return { left: left + kept, ceiling: null };
      if (taken < 0 && isWorth && !rounded) {
        rounded = true;
        for (const many of near) {
          if (settled() || left <= 0) break;
          const tries = { limit: Math.min(left, nearTry(shape)), longest: nearLongest, after, selective: 1, isNear: true };
          const tried = explore(shape, nearest(part, bounded, many), best, { ...tries, enough: () => enough() || settled() });
          left -= tries.limit - tried.left;
          if (enough()) return { left: left + kept, ceiling: null };
        }
        budget = Math.min(longest, left);
        continue;
      }
      if (taken < 0 && isWorth) {
        foreseen = true;
        budget = Math.min(foreseenTry, left);
        continue;
      }
      if (taken < 0) break;
      budget -= taken;
      ceiling = Math.min(ceiling, part.value + Math.floor((bound - within - 1) / scale));
      if (last) {
        all = true;
        break;
      }
      loses *= 1.7;
      if (loses > safest / 4) loses = safest;
    }
    if (all || ceiling < best.wanted) continue;
    if (left <= 0 || part.items.length === 0) return stopped(ceiling);
    const chosen = part.items[doubtful(part, bounded)] as Part["items"][number];
    const mine = losses[part.items.indexOf(chosen)] as readonly number[];
    // The least losing way is gone down first: what is put last is taken first.
    for (const place of mine.map((_, option) => option).sort((a, b) => (mine[b] as number) - (mine[a] as number) || b - a)) {
      const next = [...ways];
      next[chosen.choice] = [chosen.options[place] as number];
      (ceiling > best.value ? branches : tied).push({ ways: next, ceiling });
    }
  }
  return { left: left + kept, ceiling: null };
}

/** A list with more steps than this waits until what is near the relaxation has been looked through. */
const briefly = 40_000;
/** So many choices are left open near the relaxation, one number after another, each with so many steps, and a list there with so many. */
const nearby = [16, 24, 32, 48, 64];
const nearTry = ({ items }: Shape) => Math.min(200_000, 1_000 * items.length);
const nearLongest = 20_000;
/** Once the best is proved, at least this may be spent on how many are as good; more when the proof took more. */
const tieTry = 1_000_000;

/** So many choices are open in the first list of a branch. */
const fewest = 14;

/** What the first list of a branch may lose. */
export function firstLoss(losses: Bounded["losses"]): number {
  const seconds = losses.map((mine) => mine.toSorted((a, b) => a - b)[1] ?? 0).sort((a, b) => a - b);
  return seconds[Math.min(seconds.length, fewest) - 1] ?? 0;
}

/** A choice that the relaxation divides more than this is decided before others, where it shares a rule with few. */
const wavers = 0.05;

/** By how much choices can move the dearest rule, at its price. */
const dearest = ({ bands }: Shape, { prices }: Bounded) =>
  bands.reduce((most, { by }, row) => {
    let reach = 0;
    for (const mine of by) if (mine) reach += Math.max(...mine) - Math.min(...mine);
    return Math.max(most, reach * Math.abs(prices[row] as number));
  }, 0);

/** The choice to divide by: where the relaxation wavers, between options that weigh differently. */
function doubtful({ items, bands }: Shape, { prices, doubts, scale }: Bounded): number {
  let chosen = 0;
  let most = -1;
  // Where few share a rule nobody takes over what one of them gives up: to decide them moves the bound.
  const few = new Set<number>();
  for (const [row, { by }] of bands.entries()) {
    const members = by.flatMap((mine, item) => (mine ? [item] : []));
    if (prices[row] === 0 || members.length > smallRule) continue;
    for (const item of members) if ((doubts[item] as number) > wavers) few.add(item);
  }
  for (const [item, { values }] of items.entries()) {
    if (few.size > 0 && !few.has(item)) continue;
    let weight = 0;
    for (const [row, price] of prices.entries()) {
      const mine = bands[row]?.by[item];
      if (mine && price !== 0) weight += Math.abs(price) * (Math.max(...mine) - Math.min(...mine));
    }
    const score = (doubts[item] as number) * (weight / scale + Math.max(...values) - Math.min(...values));
    if (score > most) {
      most = score;
      chosen = item;
    }
  }
  return chosen;
}

type Patience = {
  readonly limit: number;
  /** a branch whose list takes more steps than this is divided */
  readonly longest?: number | undefined;
  /** how much more choices can move the dearest rule than may be left of it, for its sums to be worth foreseeing */
  readonly selective?: number | undefined;
  /** a list with more steps than this is worth foreseeing for the two dearest rules */
  readonly after?: number | undefined;
  /** a list with more steps than this waits until what is near the relaxation has been looked through */
  readonly brief?: number | undefined;
  /** how many choices are left open there, one number after another */
  readonly near?: readonly number[] | undefined;
};
type Exploring = Patience & { readonly isNear?: boolean; readonly enough?: () => boolean };
export type Searching = Patience & {
  /** equally good proposals are counted up to here; 0: only the value is asked for */
  readonly cap: number;
  /** one that is known already */
  readonly known?: Proposal | null;
};

export function search(shape: Shape, { cap, known = null, ...patience }: Searching): SearchAnswer {
  const best = new Best(shape.items, cap);
  if (known) best.take(known.value, known.picks);
  const all = shape.items.map(({ values }) => values.map((_, option) => option));
  const { left, ceiling } = explore(shape, all, best, patience);
  const { limit } = patience;
  if (ceiling !== null && !best.first && limit > 0) anyOf(shape, all, best);
  const found = best.first ? { value: best.value, picks: best.first } : null;
  if (ceiling !== null && (!found || ceiling > found.value || cap === 0)) {
    const bound = Math.max(ceiling, best.value);
    return { kind: "gave-up", best: found, bound: Number.isFinite(bound) ? bound : null };
  }
  const steps = limit - left;
  if (!found) return { kind: "infeasible", steps };
  if (!best.full && ceiling === null) {
    const count = BigInt(best.seen.size);
    return { kind: "optimal", ...found, equals: { count, atLeast: count, levels: best.levels }, tieBroken: cap > 0, steps };
  }
  const first = firstOf(shape, found, patience);
  return {
    kind: "optimal",
    value: found.value,
    picks: first ?? found.picks,
    equals: { count: null, atLeast: BigInt(best.seen.size), levels: best.levels },
    tieBroken: first !== null,
    steps,
  };
}

/** Some proposal that keeps the rules, where one is soon met with. */
function anyOf(shape: Shape, begin: Ways, best: Best): void {
  const ways = [...begin];
  if (!close(shape.bands, ways)) return;
  const part = partOf(shape, ways);
  const bounded = boundOf(part);
  const all = [...part.settled];
  const take = (picks: Int32Array, value: number) => {
    for (const [place, item] of part.items.entries()) all[item.choice] = item.options[picks[place] as number] as number;
    best.take(part.value + value, all);
    return -1;
  };
  if (bounded) list(part, bounded, Infinity, { limit: lastTry }, take);
}

/** Some proposal of a branch that is worth at least so much, the first that is met with. */
function meet(shape: Shape, ways: Ways, value: number, patience: Patience) {
  const best = new Best(shape.items, 0);
  best.value = value - 1;
  const { left, ceiling } = explore(shape, ways, best, { ...patience, enough: () => best.first !== null });
  return { met: best.first, left, sure: ceiling === null };
}

/** What may be worth at least so much, of a problem and of its choices: a smaller one, and its answers in the whole. null: all of it may. */
export function narrowed(shape: Shape, value: number) {
  const bounded = boundOf(shape);
  if (!bounded) return null;
  const most = bounded.bound - bounded.scale * value;
  const ways: Ways = bounded.losses.map((mine) => mine.flatMap((loss, option) => (loss <= most ? [option] : [])));
  if (!close(shape.bands, ways) || ways.every((mine) => mine.length > 1)) return null;
  const part = partOf(shape, ways);
  return part.items.length === 0 ? null : { part, wholeOf: (picks: readonly number[]) => wholeOf(part, picks) };
}

/** Of all that are worth so much, the most that there is, the first in the call's order; null: not found out. */
export const firstWorth = (shape: Shape, value: number): readonly number[] | null =>
  firstMet(
    shape,
    shape.items.map(({ values }) => values.map((_, option) => option)),
    value,
    firstTry(shape),
  ).met;

/** Of those worth so much the first that is met with when they are listed in the call's order, if it is met with soon. */
function firstMet(shape: Shape, begin: Ways, value: number, limit: number) {
  const nothing = { met: null, taken: 0 };
  const ways = [...begin];
  if (!close(shape.bands, ways)) return nothing;
  const part = partOf(shape, ways);
  const bounded = boundOf(part);
  if (!bounded) return nothing;
  const most = bounded.bound - bounded.scale * (value - part.value);
  let met: readonly number[] | null = null;
  const taken = list(part, bounded, most, { limit, inOrder: true, foreseen: true }, (picks, more) => {
    if (part.value + more !== value) return most;
    met = wholeOf(part, picks);
    return -1;
  });
  return { met: met as readonly number[] | null, taken: pricing(part) + (taken < 0 ? limit : taken) };
}

/** Of very many that are as good, the first: choice after choice, whether one with an earlier option is as good. null: not found out. */
function firstOf(shape: Shape, found: Proposal, patience: Patience): readonly number[] | null {
  let left = patience.limit;
  const ways: Ways = shape.items.map(({ values }) => values.map((_, option) => option));
  const { met, taken } = firstMet(shape, ways, found.value, Math.min(left, firstTry(shape)));
  if (met || shape.items.length > oneByOne) return met;
  let first = found.picks;
  left -= taken;
  for (let item = 0; item < shape.items.length; item++) {
    for (let option = 0; option < (first[item] as number); option++) {
      const next = [...ways];
      next[item] = [option];
      const answer = meet(shape, next, found.value, { ...patience, limit: left });
      if (!answer.sure) return null;
      left = answer.left;
      if (!answer.met) continue;
      first = answer.met;
      break;
    }
    ways[item] = [first[item] as number];
  }
  return first;
}
