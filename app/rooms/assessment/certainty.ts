import type { CallRules } from "#app/rooms/calls/rules.ts";

/**
 * How sure is the order? The ranking is made again many times, each time with something changed that could as well have been so, and for
 * each application it is counted which places it gets and how often the money reaches it:
 *
 * 1. Weights: each weight up and down by `swing` percentage points, the others keeping their proportions, and `draws` times all of them
 *    at once by chance within the same bounds.
 * 2. Without one: every assessor left out in turn.
 * 3. Resampled: `draws` times each application's sheets drawn anew with replacement from its own (the bootstrap; Efron 1979. Intervals of
 *    places rather than of means: Goldstein & Spiegelhalter, "League Tables and Their Limitations", JRSS A 159, 1996). Nine draws of ten
 *    lie within `resampled`.
 *
 * Chance comes from a seed: the same seed and the same sheets give the same answer, whatever the order they come in. Computed in doubles
 * rounded to a billionth of a step, since nothing here is the ranking itself: that one is exact (ranking.ts). It tells how much weight
 * the order can bear; it decides nothing (KL 6:38).
 */

export type CertaintyRules = {
  readonly criteria: readonly { readonly key: string; readonly weight: number }[];
  readonly scale: CallRules["scale"];
  readonly strategicScale: CallRules["scale"];
  /** per cent of the total */
  readonly strategicWeight: number;
  readonly nodes: readonly string[];
  readonly thresholds: readonly Threshold[];
};

type Threshold =
  | { readonly on: "total"; readonly atLeastHundredths: number }
  | { readonly on: "criterion"; readonly key: string; readonly atLeastHundredths: number };

export type CertaintyContender = {
  readonly applicationId: string;
  readonly requestedOre: bigint;
  readonly shares: readonly { readonly node: string; readonly basisPoints: number }[];
  /** what the facts add to every total of it, hundredths of a step: the same whatever was scored */
  readonly bonus: number;
};

/** One submitted assessment without a conflict of interest: key → score; null is "not assessable". */
export type CertaintySheet = {
  readonly applicationId: string;
  readonly assessorId: string;
  readonly values: Readonly<Record<string, number | null>>;
};

export type CertaintyQuestion = {
  readonly rules: CertaintyRules;
  /** the ranked ones, in the ranking's order */
  readonly contenders: readonly CertaintyContender[];
  readonly sheets: readonly CertaintySheet[];
  /** what the call's funds can still grant, öre; null when the call has no funds */
  readonly roomOre: bigint | null;
  /** percentage points */
  readonly swing: number;
  readonly draws: number;
  readonly seed: string;
};

/** Enough for a twentieth to be told from a tenth; fewer where a thousand applications make each draw long. */
export const drawsFor = (contenders: number): number => (contenders > 400 ? 200 : 500);

export type Interval = { readonly best: number; readonly worst: number };
export type Verdict = "safe" | "edge" | "out";
export type Certainty = {
  readonly applicationId: string;
  /** the place in the ranking, counted from 1 */
  readonly place: number;
  readonly weights: Interval;
  readonly withoutOne: Interval;
  readonly resampled: Interval;
  /** all three together */
  readonly all: Interval;
  /** how many of a thousand resampled rankings reach it with the money; null when there is no money to reach with */
  readonly reachedPerMille: number | null;
  /** safe: reached with every weight, without any one assessor, and in at least 95 % of the resampled rankings; out: the opposite */
  readonly verdict: Verdict | null;
  /** the money reaches it in the ranking as it stands */
  readonly reachedNow: boolean;
};

/** FNV-1a over the seed's signs, then mulberry32: small, and the same on every machine. A number from 0 up to 1. */
function chanceFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A total that cannot be computed, or lies below a threshold, goes last and is never reached. */
const noTotal = Number.NEGATIVE_INFINITY;
const billion = 1e9;

type Weights = { readonly criteria: readonly number[]; readonly strategic: number };
/** Indexes among a contender's sheets; the same one may be there twice. */
type Choice = (contender: number, sheets: number) => readonly number[];

class Table {
  readonly contenders: readonly CertaintyContender[];
  readonly #rules: CertaintyRules;
  readonly #keys: readonly string[];
  /** contender → sheet → key → score, NaN when there is none */
  readonly #scores: readonly (readonly Float64Array[])[];
  readonly assessors: readonly (readonly string[])[];
  readonly #shares: readonly (readonly number[])[];
  readonly #requested: Float64Array;
  readonly #room: number | null;
  readonly #means: Float64Array;

  constructor({ rules, contenders, sheets, roomOre }: CertaintyQuestion) {
    this.contenders = contenders;
    this.#rules = rules;
    this.#keys = [...rules.criteria.map(({ key }) => key), ...rules.nodes.map((node) => `node:${node}`)];
    const own = new Map(contenders.map(({ applicationId }) => [applicationId, [] as CertaintySheet[]]));
    for (const sheet of sheets) own.get(sheet.applicationId)?.push(sheet);
    // In the assessors' order: chance then falls alike whatever order the sheets were read in.
    const inOrder = [...own.values()].map((some) => some.sort((a, b) => (a.assessorId < b.assessorId ? -1 : 1)));
    this.assessors = inOrder.map((some) => some.map(({ assessorId }) => assessorId));
    this.#scores = inOrder.map((some) =>
      some.map(({ values }) => Float64Array.from(this.#keys, (key) => values[key] ?? Number.NaN)),
    );
    this.#shares = contenders.map((one) =>
      rules.nodes.map((node) => one.shares.find((share) => share.node === node)?.basisPoints ?? 0),
    );
    this.#requested = Float64Array.from(contenders, ({ requestedOre }) => Number(requestedOre));
    this.#room = roomOre === null ? null : Number(roomOre);
    this.#means = new Float64Array(this.#keys.length);
  }

  /** The mean of each key over the chosen sheets, NaN where nobody could assess. One array, used again. */
  #meansOf(contender: number, chosen: readonly number[]): Float64Array {
    const scores = this.#scores[contender] as readonly Float64Array[];
    for (let key = 0; key < this.#keys.length; key++) {
      let sum = 0;
      let count = 0;
      for (const sheet of chosen) {
        const value = (scores[sheet] as Float64Array)[key] as number;
        if (Number.isNaN(value)) continue;
        sum += value;
        count += 1;
      }
      this.#means[key] = count === 0 ? Number.NaN : sum / count;
    }
    return this.#means;
  }

  /** The strategic contribution on the criteria's scale; the lowest where nothing was claimed, NaN where nobody could assess it. */
  #strategic(contender: number, means: Float64Array): number {
    const { scale, strategicScale, criteria } = this.#rules;
    let sum = 0;
    let whole = 0;
    let claimed = false;
    for (const [index, share] of (this.#shares[contender] as readonly number[]).entries()) {
      const mean = means[criteria.length + index] as number;
      claimed ||= share > 0;
      if (share === 0 || Number.isNaN(mean)) continue;
      sum += share * mean;
      whole += share;
    }
    if (whole === 0) return claimed ? Number.NaN : scale.min;
    const steps = strategicScale.max - strategicScale.min;
    return steps === 0 ? scale.min : scale.min + ((sum / whole - strategicScale.min) * (scale.max - scale.min)) / steps;
  }

  /** The weighted total in billionths of a step, whole, so that equal is equal; `noTotal` below a threshold. */
  total(contender: number, chosen: readonly number[], weights: Weights): number {
    const { criteria, thresholds } = this.#rules;
    const means = this.#meansOf(contender, chosen);
    let sum = 0;
    for (let key = 0; key < criteria.length; key++) sum += (weights.criteria[key] as number) * (means[key] as number);
    let total = sum / 100;
    if (weights.strategic > 0)
      total = ((100 - weights.strategic) * total + weights.strategic * this.#strategic(contender, means)) / 100;
    if (Number.isNaN(total)) return noTotal;
    for (const threshold of thresholds) {
      const value = threshold.on === "total" ? total : (means[this.#keys.indexOf(threshold.key)] ?? Number.NaN);
      if (!(Math.round(value * billion) >= (threshold.atLeastHundredths * billion) / 100)) return noTotal;
    }
    return Math.round(total * billion) + ((this.contenders[contender]?.bonus ?? 0) * billion) / 100;
  }

  sheetsOf = (contender: number): number => (this.#scores[contender] as readonly Float64Array[]).length;

  /** Places from 1, and whom the money reaches: down the order, passing over what it does not suffice for. Equal totals keep the ranking's order. */
  order(totals: Float64Array): { readonly places: Int32Array; readonly reached: Uint8Array } {
    const count = totals.length;
    const byPlace = Uint32Array.from({ length: count }, (_, index) => index).sort((a, b) => {
      const one = totals[a] as number;
      const other = totals[b] as number;
      return one === other ? a - b : one > other ? -1 : 1;
    });
    const places = new Int32Array(count);
    const reached = new Uint8Array(count);
    let left = this.#room ?? 0;
    for (let place = 0; place < count; place++) {
      const contender = byPlace[place] as number;
      places[contender] = place + 1;
      const wanted = this.#requested[contender] as number;
      if (totals[contender] === noTotal || wanted > left) continue;
      left -= wanted;
      reached[contender] = 1;
    }
    return { places, reached };
  }

  get hasRoom(): boolean {
    return this.#room !== null;
  }

  variant(weights: Weights, choose: Choice) {
    const totals = Float64Array.from(this.contenders, (_, index) =>
      this.total(index, choose(index, this.sheetsOf(index)), weights),
    );
    return this.order(totals);
  }
}

const everySheet: Choice = (_, sheets) => Array.from({ length: sheets }, (__, index) => index);

/** One weight moved, the others keeping their proportions; weights stay between 0 and 100 and add up to 100. */
function moved(weights: Weights, which: number | "strategic", by: number): Weights {
  const within = (value: number) => Math.max(0, Math.min(100, value));
  if (which === "strategic") return { ...weights, strategic: within(weights.strategic + by) };
  const before = weights.criteria[which] as number;
  const after = within(before + by);
  const rest = 100 - before;
  return {
    ...weights,
    criteria: weights.criteria.map((weight, index) =>
      index === which ? after : rest === 0 ? weight : (weight * (100 - after)) / rest,
    ),
  };
}

function weightVariants({ rules, swing, draws }: CertaintyQuestion, chance: () => number): Weights[] {
  const own: Weights = { criteria: rules.criteria.map(({ weight }) => weight), strategic: rules.strategicWeight };
  if (swing === 0) return [];
  const which: (number | "strategic")[] = own.criteria.map((_, index) => index);
  if (own.strategic > 0) which.push("strategic");
  const variants = which.flatMap((one) => [moved(own, one, swing), moved(own, one, -swing)]);
  for (let draw = 0; draw < draws; draw++) {
    const loose = own.criteria.map((weight) => Math.max(0, weight + swing * (2 * chance() - 1)));
    const whole = loose.reduce((a, b) => a + b, 0);
    const strategic = own.strategic === 0 ? 0 : Math.max(0, Math.min(100, own.strategic + swing * (2 * chance() - 1)));
    if (whole > 0) variants.push({ criteria: loose.map((weight) => (weight * 100) / whole), strategic });
  }
  return variants;
}

/** Widens as places come. */
class Places {
  readonly best: Int32Array;
  readonly worst: Int32Array;
  readonly #reached: Int32Array;
  #times = 0;
  constructor(count: number) {
    this.best = new Int32Array(count).fill(count + 1);
    this.worst = new Int32Array(count);
    this.#reached = new Int32Array(count);
  }
  add({ places, reached }: { places: Int32Array; reached: Uint8Array }): void {
    this.#times += 1;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number;
      if (place < (this.best[index] as number)) this.best[index] = place;
      if (place > (this.worst[index] as number)) this.worst[index] = place;
      this.#reached[index] = (this.#reached[index] as number) + (reached[index] as number);
    }
  }
  /** 0 to 1 */
  reached = (index: number): number => (this.#reached[index] as number) / this.#times;
  interval = (index: number): Interval => ({ best: this.best[index] as number, worst: this.worst[index] as number });
}

export function certainty(question: CertaintyQuestion): Certainty[] {
  const { contenders, rules, draws, seed } = question;
  const table = new Table(question);
  const chance = chanceFrom(seed);
  const own: Weights = { criteria: rules.criteria.map(({ weight }) => weight), strategic: rules.strategicWeight };
  const count = contenders.length;
  const asItIs = table.variant(own, everySheet);

  const weights = new Places(count);
  weights.add(asItIs);
  for (const variant of weightVariants(question, chance)) weights.add(table.variant(variant, everySheet));

  const withoutOne = new Places(count);
  withoutOne.add(asItIs);
  const everybody = [...new Set(table.assessors.flat())].sort();
  for (const assessor of everybody)
    withoutOne.add(
      table.variant(own, (contender) => {
        const left = (table.assessors[contender] as readonly string[]).flatMap((one, sheet) => (one === assessor ? [] : [sheet]));
        // Whoever was the only one to read an application cannot be left out of it: there would be nothing to compare.
        return left.length > 0 ? left : everySheet(contender, table.sheetsOf(contender));
      }),
    );

  const resampled = new Places(count);
  const drawn = contenders.map(() => new Int32Array(draws + 1));
  const remember = (outcome: typeof asItIs, draw: number) => {
    resampled.add(outcome);
    for (let index = 0; index < count; index++) (drawn[index] as Int32Array)[draw] = outcome.places[index] as number;
  };
  remember(asItIs, 0);
  for (let draw = 1; draw <= draws; draw++)
    remember(
      table.variant(own, (_, sheets) => Array.from({ length: sheets }, () => Math.floor(chance() * sheets))),
      draw,
    );

  return contenders.map(({ applicationId }, index): Certainty => {
    const places = (drawn[index] as Int32Array).sort();
    const at = (share: number) => places[Math.round(share * draws)] as number;
    const place = asItIs.places[index] as number;
    const middle = { best: Math.min(place, at(0.05)), worst: Math.max(place, at(0.95)) };
    const three = [weights.interval(index), withoutOne.interval(index), middle];
    const shares = [weights.reached(index), withoutOne.reached(index)];
    const reached = resampled.reached(index);
    const safe = shares.every((share) => share === 1) && reached >= 0.95;
    const out = shares.every((share) => share === 0) && reached <= 0.05;
    return {
      applicationId,
      place,
      weights: three[0] as Interval,
      withoutOne: three[1] as Interval,
      resampled: middle,
      all: { best: Math.min(...three.map(({ best }) => best)), worst: Math.max(...three.map(({ worst }) => worst)) },
      reachedPerMille: table.hasRoom ? Math.round(reached * 1000) : null,
      reachedNow: asItIs.reached[index] === 1,
      verdict: table.hasRoom ? (safe ? "safe" : out ? "out" : "edge") : null,
    };
  });
}

/**
 * The totals of each contender in `draws` resampled rankings, as in 3 above: sheets drawn anew with replacement, the call's own weights. In
 * billionths of a step, in the contenders' order; null below a threshold or where nobody could assess. Same seed, same totals.
 */
export function resampledTotals(question: CertaintyQuestion): (number | null)[][] {
  const { contenders, rules, draws, seed } = question;
  const table = new Table(question);
  const chance = chanceFrom(seed);
  const own: Weights = { criteria: rules.criteria.map(({ weight }) => weight), strategic: rules.strategicWeight };
  return Array.from({ length: draws }, () =>
    contenders.map((_, contender) => {
      const sheets = table.sheetsOf(contender);
      const total = table.total(
        contender,
        Array.from({ length: sheets }, () => Math.floor(chance() * sheets)),
        own,
      );
      return total === noTotal ? null : total;
    }),
  );
}
