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

type Prices = { readonly budget: number; readonly groups: readonly number[] };

/** The optimal prices of the linear relaxation, by filling up along each item's upper hull. null: no proposal exists. */
function pricesOf({ items, budget, groups }: Plain): Prices | null {
  type Segment = { group: number; weight: number; left: number; rate: number };
  const segments: Segment[] = [];
  const filled = groups.map(() => 0);
  let total = 0;
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
    const least = hull[0]?.weight ?? 0;
    total += least;
    if (item.group >= 0) filled[item.group] = (filled[item.group] as number) + least;
    for (let at = 1; at < hull.length; at++) {
      const [a, b] = [hull[at - 1], hull[at]] as [{ weight: number; value: number }, { weight: number; value: number }];
      const weight = b.weight - a.weight;
      segments.push({ group: item.group, weight, left: weight, rate: (b.value - a.value) / weight });
    }
  }
  segments.sort((a, b) => b.rate - a.rate);
  const floorRate: (number | null)[] = groups.map(() => null);
  const ceilingRate: (number | null)[] = groups.map(() => null);
  for (const segment of segments) {
    if (segment.group < 0) continue;
    const lacking = (groups[segment.group]?.lower ?? -Infinity) - (filled[segment.group] as number);
    if (lacking <= 0) continue;
    const taken = Math.min(lacking, segment.left);
    segment.left -= taken;
    total += taken;
    filled[segment.group] = (filled[segment.group] as number) + taken;
    floorRate[segment.group] = segment.rate;
  }
  if (total > budget) return null;
  let price = 0;
  for (const segment of segments) {
    if (segment.rate <= 0) break;
    if (segment.left === 0) continue;
    let room = segment.left;
    if (segment.group >= 0) {
      const below = (groups[segment.group]?.upper ?? Infinity) - (filled[segment.group] as number);
      if (below < room) {
        room = below;
        ceilingRate[segment.group] ??= segment.rate;
      }
    }
    if (budget - total < room) {
      price = segment.rate;
      break;
    }
    total += room;
    segment.left -= room;
    if (segment.group >= 0) filled[segment.group] = (filled[segment.group] as number) + room;
  }
  return {
    budget: price,
    groups: groups.map((_, index) => {
      const ceiling = ceilingRate[index] ?? null;
      const floor = floorRate[index] ?? null;
      if (ceiling !== null && ceiling > price) return ceiling;
      return floor !== null && floor < price ? floor : price;
    }),
  };
}

/** `list` shifted by each way, merged: the least loss per sum. Nothing that loses more than `most` or weighs outside [low, high]. */
function widen(list: List, ways: readonly Way[], most: number, low: number, high: number, limit: number): List {
  const cursors = ways.map(() => 0);
  const room = Math.min(list.size * ways.length, limit + 1);
  const x = new Float64Array(room);
  const loss = new Float64Array(room);
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

/** Drops what another beats: lighter from `from` on, and of higher value (of equal value too when `ties` is false). */
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
  return { x: list.x.slice(0, size), loss: list.loss.slice(0, size), size };
}

function join(a: List, b: List, most: number, high: number, limit: number): List {
  const byLoss = Array.from({ length: b.size }, (_, at) => at).sort((p, q) => (b.loss[p] as number) - (b.loss[q] as number));
  const first = (a.x[0] ?? 0) + (b.x[0] ?? 0);
  const last = Math.min(high, (a.x[a.size - 1] ?? 0) + (b.x[b.size - 1] ?? 0));
  const span = last - first + 1;
  const dense = span <= 2_000_000 ? new Float64Array(Math.max(0, span)).fill(Infinity) : null;
  const sparse = new Map<number, number>();
  let pairs = 0;
  for (let at = 0; at < a.size; at++) {
    const x = a.x[at] as number;
    const loss = a.loss[at] as number;
    for (const other of byLoss) {
      const sum = loss + (b.loss[other] as number);
      if (sum > most) break;
      pairs++;
      const weight = x + (b.x[other] as number);
      if (weight > high) continue;
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

type GroupWork = {
  /** items that are still open at this G, in the order they entered, with the list before each */
  readonly open: readonly { readonly item: number; readonly ways: readonly Way[] }[];
  readonly layers: readonly List[];
  /** after the last item: within floor and ceiling, loss counted with what is left below the ceiling or above the floor */
  readonly done: List;
  readonly slack: (x: number) => number;
};

/** All equally good proposals as a graph: a node is reached by one of its ways, each an item's option and the nodes before it. */
type Arc = { readonly item: number; readonly option: number; readonly before: readonly number[] };

/** With `valueOnly` the proposals that are as good are not listed: `count` and `used` are null, and there are no picks. */
export function solveCore(plain: Plain, limit = 1_000_000, valueOnly = false): CoreAnswer {
  const { items } = plain;
  const heaviest = (group: number | null) =>
    items.reduce((sum, item) => (group === null || item.group === group ? sum + Math.max(...item.weights) : sum), 0);
  const allWeight = heaviest(null);
  const allValue = items.reduce((sum, item) => sum + Math.max(...item.values), 0);
  const budget = plain.budget >= allWeight ? Infinity : plain.budget;
  const groups = plain.groups.map(({ lower, upper }, index) => ({
    lower: lower <= 0 ? -Infinity : lower,
    upper: upper >= heaviest(index) ? Infinity : upper,
  }));
  const rates = pricesOf({ items, budget, groups });
  if (!rates) return { kind: "infeasible" };
  const highest = Math.max(rates.budget, ...rates.groups.map(Math.abs));
  const largest = Math.max(allValue, highest * allWeight, 1);
  if (largest * 2 >= safest) return { kind: "gave-up", why: "numbers", bound: null };
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

  const members = [...groups.map((_, index) => index), -1].map((group) => ({
    group,
    items: items.flatMap((item, index) => (item.group === group ? [index] : [])),
  }));
  let states = 0;

  /** Everything that loses at most `most`; keeps what is as good when `ties`. */
  function list(most: number, ties: boolean) {
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
      const second = (all: Way[]) => all.map((way) => way.loss).sort((a, b) => a - b)[1] as number;
      left.sort((a, b) => second(a.ways) - second(b.ways) || a.item - b.item);
      const lightest = left.map(({ ways: all }) => Math.min(...all.map((way) => way.weight)));
      return { group, x, left, lightest, least: x + lightest.reduce((sum, one) => sum + one, 0) };
    });
    const leastOfAll = open.reduce((sum, one) => sum + one.least, 0);
    if (leastOfAll > budget) return null;
    const works: GroupWork[] = [];
    for (const { group, x, left, lightest, least } of open) {
      const { lower, upper } = groups[group] ?? { lower: -Infinity, upper: Infinity };
      const price = prices[group] ?? budgetPrice;
      const high = Math.min(upper, budget - leastOfAll + least);
      let toGo = least - x;
      let atMost = left.reduce((sum, { ways: all }) => sum + Math.max(...all.map((way) => way.weight)), 0);
      let now: List = { x: Float64Array.of(x), loss: Float64Array.of(0), size: 1 };
      const layers: List[] = [now];
      for (const [index, { ways: all }] of left.entries()) {
        toGo -= lightest[index] as number;
        atMost -= Math.max(...all.map((way) => way.weight));
        now = prune(widen(now, all, most, lower - atMost, high - toGo, limit), price, lower, ties);
        states += now.size;
        if (ties) layers.push(now);
        if (states > 20 * limit) throw new TooMany();
      }
      const slack = slackOf(group);
      const inside: List = { x: now.x.slice(), loss: now.loss.slice(), size: now.size };
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
    works.sort((a, b) => a.done.size - b.done.size);
    const joined: List[] = [(works[0] as GroupWork).done];
    for (const [index, work] of works.entries()) {
      if (index === 0) continue;
      const toGo = works.slice(index + 1).reduce((sum, later) => sum + (later.done.x[0] as number), 0);
      const before = joined[index - 1] as List;
      const next = prune(
        before.size === 1 || work.done.size > before.size
          ? join(work.done, before, most, budget - toGo, limit)
          : join(before, work.done, most, budget - toGo, limit),
        budgetPrice,
        -Infinity,
        ties,
      );
      states += next.size;
      if (next.size === 0) return null;
      joined.push(next);
    }
    const last = joined[joined.length - 1] as List;
    let best = Infinity;
    for (let at = 0; at < last.size; at++) {
      const x = last.x[at] as number;
      if (x > budget) break;
      const loss = (last.loss[at] as number) + (budget === Infinity ? 0 : budgetPrice * (budget - x));
      if (loss < best) best = loss;
    }
    return best <= most ? { best, works, joined, last, settled } : null;
  }

  const seconds = ways.map((all) => all.map((way) => way.loss).sort((a, b) => a - b)[1] ?? 0).sort((a, b) => a - b);
  let most = Math.max(seconds[Math.min(seconds.length - 1, 8)] ?? 0, 1);
  let ruledOut = -1;
  try {
    for (;;) {
      const found = list(most, false);
      if (found) {
        most = found.best;
        break;
      }
      if (most >= loses) return { kind: "infeasible" };
      ruledOut = most;
      most = Math.min(most * 2, loses);
    }
  } catch (fault) {
    if (!(fault instanceof TooMany)) throw fault;
    return { kind: "gave-up", why: "states", bound: Math.floor((bound - ruledOut - 1) / scale) };
  }
  const value = (bound - most) / scale;
  const upper = Math.floor(bound / scale);
  if (valueOnly) return { kind: "optimal", value, bound: upper, states, picks: [], count: null, used: null, tieBroken: false };
  let all: NonNullable<ReturnType<typeof list>> | null;
  try {
    all = list(most, true);
  } catch (fault) {
    if (!(fault instanceof TooMany)) throw fault;
    return { kind: "gave-up", why: "states", bound: value };
  }
  if (!all) throw new Error("what was found once is found twice");
  const proved = { kind: "optimal", value, bound: upper, states } as const;
  try {
    return { ...proved, tieBroken: true, ...first(graphOf(all, most, budget, budgetPrice, false), all.settled, items.length) };
  } catch (fault) {
    if (!(fault instanceof TooMany)) throw fault;
  }
  // Too many that are as good: one of them, the same for every order of the input.
  const { picks } = first(graphOf(all, most, budget, budgetPrice, true), all.settled, items.length);
  return { ...proved, tieBroken: false, picks, count: null, used: null };
}

type Listed = {
  readonly works: readonly GroupWork[];
  readonly joined: readonly List[];
  readonly last: List;
  readonly settled: readonly number[];
};

/** Walks back from what loses exactly `most`. Nodes stand after the nodes they build on; the last one is the whole. */
function graphOf({ works, joined, last }: Listed, most: number, budget: number, budgetPrice: number, oneOnly: boolean): Arc[][] {
  const nodes: Arc[][] = [];
  const known = new Map<string, number>();
  const remembered = (key: string, make: () => Arc[]): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const arcs = make();
    if (nodes.length >= 300_000) throw new TooMany();
    const node = arcs.length === 0 ? -1 : nodes.push(arcs) - 1;
    known.set(key, node);
    return node;
  };
  const inLayer = (place: number, layer: number, x: number, loss: number): number => {
    const work = works[place] as GroupWork;
    const list = work.layers[layer] as List;
    const at = find(list, x);
    if (at < 0 || list.loss[at] !== loss) return -1;
    return remembered(`${place} ${layer} ${x}`, () => {
      if (layer === 0) return [{ item: -1, option: -1, before: [] }];
      const { item, ways } = work.open[layer - 1] as GroupWork["open"][number];
      const arcs: Arc[] = [];
      for (const way of ways) {
        if (way.loss > loss) continue;
        const before = inLayer(place, layer - 1, x - way.weight, loss - way.loss);
        if (before >= 0) arcs.push({ item, option: way.option, before: [before] });
        if (before >= 0 && oneOnly) break;
      }
      return arcs;
    });
  };
  const ofGroup = (place: number, x: number, loss: number): number => {
    const work = works[place] as GroupWork;
    return inLayer(place, work.open.length, x, loss - work.slack(x));
  };
  const ofJoined = (place: number, x: number, loss: number): number => {
    if (place === 0) return ofGroup(0, x, loss);
    const list = joined[place] as List;
    const at = find(list, x);
    if (at < 0 || list.loss[at] !== loss) return -1;
    return remembered(`j ${place} ${x}`, () => {
      const { done } = works[place] as GroupWork;
      const before = joined[place - 1] as List;
      const arcs: Arc[] = [];
      for (let other = 0; other < done.size; other++) {
        const [otherX, otherLoss] = [done.x[other] as number, done.loss[other] as number];
        const here = find(before, x - otherX);
        if (here < 0 || before.loss[here] !== loss - otherLoss) continue;
        const [a, b] = [ofJoined(place - 1, x - otherX, loss - otherLoss), ofGroup(place, otherX, otherLoss)];
        if (a < 0 || b < 0) continue;
        arcs.push({ item: -1, option: -1, before: [a, b] });
        if (oneOnly) break;
      }
      return arcs;
    });
  };
  const ends: Arc[] = [];
  for (let at = 0; at < last.size; at++) {
    const x = last.x[at] as number;
    if (x > budget) break;
    const left = budget === Infinity ? 0 : budgetPrice * (budget - x);
    if ((last.loss[at] as number) + left !== most) continue;
    const node = ofJoined(joined.length - 1, x, last.loss[at] as number);
    if (node < 0) continue;
    ends.push({ item: -1, option: -1, before: [node] });
    if (oneOnly) break;
  }
  nodes.push(ends);
  return nodes;
}

/** How many ways through the graph, which options they use, and the first of them by the items' order. */
function first(graph: readonly Arc[][], settled: readonly number[], items: number) {
  const count = ((): bigint => {
    const all: bigint[] = [];
    for (const arcs of graph) {
      let total = 0n;
      for (const arc of arcs) total += arc.before.reduce((product, node) => product * (all[node] as bigint), 1n);
      all.push(total);
    }
    return all[graph.length - 1] as bigint;
  })();
  // Options are few: a place per item and option, set while the option is closed.
  const closed = new Uint8Array(items * 64);
  const open = new Uint8Array(graph.length);
  const stands = (): boolean => {
    for (let node = 0; node < graph.length; node++) {
      open[node] = 0;
      for (const { item, option, before } of graph[node] as Arc[]) {
        if (item >= 0 && closed[item * 64 + option] === 1) continue;
        if (before.every((one) => open[one] === 1)) {
          open[node] = 1;
          break;
        }
      }
    }
    return open[graph.length - 1] === 1;
  };
  const used = Array.from({ length: items }, (_, item) => new Set(settled[item] === -1 ? [] : [settled[item] as number]));
  // Only what the whole reaches counts as used.
  const reached = new Set([graph.length - 1]);
  for (let node = graph.length - 1; node >= 0; node--)
    if (reached.has(node))
      for (const arc of graph[node] as Arc[]) {
        if (arc.item >= 0) used[arc.item]?.add(arc.option);
        for (const before of arc.before) reached.add(before);
      }
  const picks: number[] = [];
  for (const [item, options] of used.entries()) {
    const inOrder = [...options].sort((a, b) => a - b);
    let pick = inOrder[0] as number;
    for (const option of inOrder) {
      pick = option;
      const others = inOrder.filter((other) => other !== option);
      if (others.length === 0) break;
      for (const other of others) closed[item * 64 + other] = 1;
      if (stands()) break;
      for (const other of others) closed[item * 64 + other] = 0;
    }
    picks.push(pick);
  }
  return { count, used, picks };
}
