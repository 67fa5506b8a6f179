import type { Reduced } from "#app/rooms/allocation/solver/reduce.ts";

export type Dual = {
  /** per rule: what a unit of it is worth */
  readonly prices: readonly number[];
  /** per item: how much of the relaxation's choice falls outside one option */
  readonly doubts: readonly number[];
  /** per item and option: the relaxation's own choice, which adds up to one */
  readonly parts: readonly (readonly number[])[];
};

/**
 * Prices of every rule that bound tightly: the dual of the linear relaxation, by a primal-dual interior point with predictor and corrector
 * (Mehrotra 1992). One sum per choice is eliminated by hand, so that each of some twenty rounds solves as many equations as there are rules,
 * whatever the number of projects. Floating point throughout: the prices are a guide, any prices bound validly, and `boundOf` rounds them
 * before anything is concluded.
 */
export function dualOf({ items, bands }: Pick<Reduced, "items" | "bands">): Dual {
  const rows = bands.length;
  const count = items.length;
  if (rows === 0 || count === 0) {
    const parts = items.map(({ values }) => {
      const best = values.indexOf(Math.max(...values));
      return values.map((_, option) => (option === best ? 1 : 0));
    });
    return { prices: bands.map(() => 0), doubts: items.map(() => 0), parts };
  }
  // Every rule is divided by its largest term, and every value by the largest there is.
  const size = new Float64Array(rows).fill(1);
  for (const [row, { by }] of bands.entries()) {
    let most = 0;
    for (const mine of by) for (const one of mine ?? []) most = Math.max(most, Math.abs(one));
    if (most > 0) size[row] = most;
  }
  let worth = 0;
  for (const { values } of items) worth = Math.max(worth, Math.max(...values) - Math.min(...values));
  if (worth === 0) worth = 1;
  const { firstOption, firstRow, values, touched, firstTerm, terms } = flat({ items, bands }, worth, size);
  const upper = Float64Array.from(bands, (band, row) => band.upper / (size[row] as number));
  const lower = Float64Array.from(bands, (band, row) => band.lower / (size[row] as number));
  const options = values.length;

  const x = new Float64Array(options);
  const s = new Float64Array(options);
  const t = new Float64Array(count);
  const y = new Float64Array(rows);
  const w = new Float64Array(rows);
  const above = new Float64Array(rows);
  const below = new Float64Array(rows);
  for (let item = 0; item < count; item++) {
    const [begin, end] = [firstOption[item] as number, firstOption[item + 1] as number];
    const [low, high] = [firstRow[item] as number, firstRow[item + 1] as number];
    let top = -Infinity;
    for (let option = begin; option < end; option++) top = Math.max(top, values[option] as number);
    t[item] = top + 0.3;
    let term = firstTerm[item] as number;
    for (let option = begin; option < end; option++) {
      x[option] = 1 / (end - begin);
      s[option] = (t[item] as number) - (values[option] as number);
      for (let place = low; place < high; place++, term++) {
        const row = touched[place] as number;
        w[row] = (w[row] as number) + (terms[term] as number) / (end - begin);
      }
    }
  }
  let sides = options;
  for (let row = 0; row < rows; row++) {
    const [low, high] = [lower[row] as number, upper[row] as number];
    if (low === high) {
      w[row] = low;
      continue;
    }
    if (low !== -Infinity) below[row] = 0.3;
    if (high !== Infinity) above[row] = 0.3;
    sides += (low === -Infinity ? 0 : 1) + (high === Infinity ? 0 : 1);
    const margin = low === -Infinity || high === Infinity ? 0.5 : Math.min(0.5, (high - low) / 4);
    w[row] = Math.min(Math.max(w[row] as number, low + margin), high - margin);
    y[row] = (above[row] as number) - (below[row] as number);
  }

  const dx = new Float64Array(options);
  const ds = new Float64Array(options);
  const dt = new Float64Array(count);
  const dw = new Float64Array(rows);
  const dAbove = new Float64Array(rows);
  const dBelow = new Float64Array(rows);
  /** what x·s and its like are to become, less what they are */
  const aimX = new Float64Array(options);
  const aimAbove = new Float64Array(rows);
  const aimBelow = new Float64Array(rows);
  const matrix = new Float64Array(rows * rows);
  const right = new Float64Array(rows);
  const weighed = new Float64Array(firstRow[count] as number);
  const spread = new Float64Array(count);
  const residual = new Float64Array(options);
  const left = new Float64Array(rows);

  /** Residuals and the matrix that both steps of a round share. */
  const assemble = () => {
    matrix.fill(0);
    left.set(w);
    for (let item = 0; item < count; item++) {
      const [begin, end] = [firstOption[item] as number, firstOption[item + 1] as number];
      const [low, high] = [firstRow[item] as number, firstRow[item + 1] as number];
      const width = high - low;
      let term = firstTerm[item] as number;
      let all = 0;
      for (let place = low; place < high; place++) weighed[place] = 0;
      for (let option = begin; option < end; option++, term += width) {
        const ratio = (x[option] as number) / (s[option] as number);
        all += ratio;
        let cost = (t[item] as number) - (values[option] as number) - (s[option] as number);
        for (let place = 0; place < width; place++) {
          const row = touched[low + place] as number;
          const one = terms[term + place] as number;
          if (one === 0) continue;
          cost += (y[row] as number) * one;
          left[row] = (left[row] as number) - one * (x[option] as number);
          weighed[low + place] = (weighed[low + place] as number) + ratio * one;
          for (let other = 0; other <= place; other++) {
            const cell = row * rows + (touched[low + other] as number);
            matrix[cell] = (matrix[cell] as number) + ratio * one * (terms[term + other] as number);
          }
        }
        residual[option] = cost;
      }
      spread[item] = all;
      for (let place = 0; place < width; place++)
        for (let other = 0; other <= place; other++) {
          const cell = (touched[low + place] as number) * rows + (touched[low + other] as number);
          matrix[cell] = (matrix[cell] as number) - ((weighed[low + place] as number) * (weighed[low + other] as number)) / all;
        }
    }
    for (let row = 0; row < rows; row++) {
      const cell = row * rows + row;
      if (lower[row] !== upper[row]) matrix[cell] = (matrix[cell] as number) + 1 / tightness(row);
      matrix[cell] = (matrix[cell] as number) * (1 + 1e-13) + 1e-13;
    }
    return factored(matrix, rows);
  };
  const tightness = (row: number) =>
    (upper[row] === Infinity ? 0 : (above[row] as number) / ((upper[row] as number) - (w[row] as number))) +
    (lower[row] === -Infinity ? 0 : (below[row] as number) / ((w[row] as number) - (lower[row] as number)));
  const pull = (row: number) =>
    (above[row] as number) -
    (below[row] as number) -
    (y[row] as number) +
    (upper[row] === Infinity ? 0 : (aimAbove[row] as number) / ((upper[row] as number) - (w[row] as number))) -
    (lower[row] === -Infinity ? 0 : (aimBelow[row] as number) / ((w[row] as number) - (lower[row] as number)));

  /** The step towards the aims. */
  const direct = (factor: Float64Array): Float64Array => {
    for (let row = 0; row < rows; row++)
      right[row] = -(left[row] as number) + (lower[row] === upper[row] ? 0 : pull(row) / tightness(row));
    for (let item = 0; item < count; item++) {
      const [begin, end] = [firstOption[item] as number, firstOption[item + 1] as number];
      const [low, high] = [firstRow[item] as number, firstRow[item + 1] as number];
      const width = high - low;
      let term = firstTerm[item] as number;
      let sum = -1;
      for (let option = begin; option < end; option++, term += width) {
        const part = ((aimX[option] as number) - (x[option] as number) * (residual[option] as number)) / (s[option] as number);
        sum += part + (x[option] as number);
        for (let place = 0; place < width; place++) {
          const row = touched[low + place] as number;
          right[row] = (right[row] as number) + (terms[term + place] as number) * part;
        }
      }
      dt[item] = sum / (spread[item] as number);
      for (let place = low; place < high; place++) {
        const row = touched[place] as number;
        right[row] = (right[row] as number) - (weighed[place] as number) * (dt[item] as number);
      }
    }
    const dy = solved(factor, right, rows);
    for (let row = 0; row < rows; row++) {
      if (lower[row] === upper[row]) continue;
      dw[row] = ((dy[row] as number) - pull(row)) / tightness(row);
      const [roomAbove, roomBelow] = [(upper[row] as number) - (w[row] as number), (w[row] as number) - (lower[row] as number)];
      dAbove[row] =
        upper[row] === Infinity ? 0 : ((aimAbove[row] as number) + (above[row] as number) * (dw[row] as number)) / roomAbove;
      dBelow[row] =
        lower[row] === -Infinity ? 0 : ((aimBelow[row] as number) - (below[row] as number) * (dw[row] as number)) / roomBelow;
    }
    for (let item = 0; item < count; item++) {
      const [begin, end] = [firstOption[item] as number, firstOption[item + 1] as number];
      const [low, high] = [firstRow[item] as number, firstRow[item + 1] as number];
      const width = high - low;
      let term = firstTerm[item] as number;
      let shift = 0;
      for (let place = low; place < high; place++) shift += (weighed[place] as number) * (dy[touched[place] as number] as number);
      dt[item] = (dt[item] as number) - shift / (spread[item] as number);
      for (let option = begin; option < end; option++, term += width) {
        let cost = (dt[item] as number) + (residual[option] as number);
        for (let place = 0; place < width; place++)
          cost += (terms[term + place] as number) * (dy[touched[low + place] as number] as number);
        ds[option] = cost;
        dx[option] = ((aimX[option] as number) - (x[option] as number) * cost) / (s[option] as number);
      }
    }
    return dy;
  };
  /** How far a step may go, for what is chosen and for prices. */
  const reach = (): [number, number] => {
    let [primal, dual] = [1, 1];
    for (let option = 0; option < options; option++) {
      if ((dx[option] as number) < 0) primal = Math.min(primal, -(x[option] as number) / (dx[option] as number));
      if ((ds[option] as number) < 0) dual = Math.min(dual, -(s[option] as number) / (ds[option] as number));
    }
    for (let row = 0; row < rows; row++) {
      if (lower[row] === upper[row]) continue;
      const by = dw[row] as number;
      if (by > 0) primal = Math.min(primal, ((upper[row] as number) - (w[row] as number)) / by);
      if (by < 0) primal = Math.min(primal, ((lower[row] as number) - (w[row] as number)) / by);
      if ((dAbove[row] as number) < 0) dual = Math.min(dual, -(above[row] as number) / (dAbove[row] as number));
      if ((dBelow[row] as number) < 0) dual = Math.min(dual, -(below[row] as number) / (dBelow[row] as number));
    }
    return [primal, dual];
  };
  /** The mean of x·s and its like after so long a step. */
  const meanAfter = (primal: number, dual: number): number => {
    let sum = 0;
    for (let option = 0; option < options; option++)
      sum += ((x[option] as number) + primal * (dx[option] as number)) * ((s[option] as number) + dual * (ds[option] as number));
    for (let row = 0; row < rows; row++) {
      if (lower[row] === upper[row]) continue;
      const at = (w[row] as number) + primal * (dw[row] as number);
      if (upper[row] !== Infinity)
        sum += ((upper[row] as number) - at) * ((above[row] as number) + dual * (dAbove[row] as number));
      if (lower[row] !== -Infinity)
        sum += (at - (lower[row] as number)) * ((below[row] as number) + dual * (dBelow[row] as number));
    }
    return sum / sides;
  };
  /** Aims at `mean` for every product, less what the predictor's step would make of it. */
  const aim = (mean: number, corrected: boolean) => {
    for (let option = 0; option < options; option++)
      aimX[option] =
        mean - (x[option] as number) * (s[option] as number) - (corrected ? (dx[option] as number) * (ds[option] as number) : 0);
    for (let row = 0; row < rows; row++) {
      if (lower[row] === upper[row]) continue;
      const by = corrected ? (dw[row] as number) : 0;
      if (upper[row] !== Infinity)
        aimAbove[row] =
          mean - ((upper[row] as number) - (w[row] as number)) * (above[row] as number) + by * (dAbove[row] as number);
      if (lower[row] !== -Infinity)
        aimBelow[row] =
          mean - ((w[row] as number) - (lower[row] as number)) * (below[row] as number) - by * (dBelow[row] as number);
    }
  };
  dx.fill(0);
  for (let round = 0; round < mostRounds; round++) {
    const mean = meanAfter(0, 0);
    if (!(mean > closest)) break;
    const factor = assemble();
    if (!factor) break;
    aim(0, false);
    direct(factor);
    const [far, high] = reach();
    const centring = (meanAfter(far, high) / mean) ** 3;
    aim(mean * Math.min(1, Math.max(centring, 1e-6)), true);
    const dy = direct(factor);
    const [most, top] = reach();
    const [primal, dual] = [Math.min(1, most * 0.98), Math.min(1, top * 0.98)];
    if (!(primal > 1e-9) && !(dual > 1e-9)) break;
    for (let option = 0; option < options; option++) {
      x[option] = (x[option] as number) + primal * (dx[option] as number);
      s[option] = (s[option] as number) + dual * (ds[option] as number);
    }
    for (let item = 0; item < count; item++) t[item] = (t[item] as number) + dual * (dt[item] as number);
    for (let row = 0; row < rows; row++) {
      y[row] = (y[row] as number) + dual * (dy[row] as number);
      if (lower[row] === upper[row]) continue;
      w[row] = (w[row] as number) + primal * (dw[row] as number);
      above[row] = (above[row] as number) + dual * (dAbove[row] as number);
      below[row] = (below[row] as number) + dual * (dBelow[row] as number);
    }
  }
  return {
    prices: Array.from(y, (price, row) => {
      // A price against a bound that there is not, or that all but vanishes, is none.
      if (!Number.isFinite(price) || Math.abs(price) < 1e-7) return 0;
      if ((price > 0 && upper[row] === Infinity) || (price < 0 && lower[row] === -Infinity)) return 0;
      return (price * worth) / (size[row] as number);
    }),
    doubts: items.map((_, item) => {
      let most = 0;
      for (let option = firstOption[item] as number; option < (firstOption[item + 1] as number); option++)
        most = Math.max(most, x[option] as number);
      return 1 - most;
    }),
    parts: items.map((_, item) => [...x.subarray(firstOption[item] as number, firstOption[item + 1] as number)]),
  };
}

const mostRounds = 40;
/** Below this part of the dearest project's worth, choice by choice, nothing is gained. */
const closest = 1e-8;

/** Everything in a row of its own: options by item, the rules that an item touches, and option by option what it adds to them. */
function flat({ items, bands }: Pick<Reduced, "items" | "bands">, worth: number, size: Float64Array) {
  const firstOption = new Int32Array(items.length + 1);
  const firstRow = new Int32Array(items.length + 1);
  const firstTerm = new Int32Array(items.length + 1);
  const values: number[] = [];
  const touched: number[] = [];
  const terms: number[] = [];
  for (const [item, { values: mine }] of items.entries()) {
    const begin = touched.length;
    for (let row = 0; row < bands.length; row++) if (bands[row]?.by[item]) touched.push(row);
    for (const [option, value] of mine.entries()) {
      values.push(value / worth);
      for (let place = begin; place < touched.length; place++) {
        const row = touched[place] as number;
        terms.push((bands[row]?.by[item]?.[option] as number) / (size[row] as number));
      }
    }
    firstOption[item + 1] = values.length;
    firstRow[item + 1] = touched.length;
    firstTerm[item + 1] = terms.length;
  }
  return {
    firstOption,
    firstRow,
    firstTerm,
    values: Float64Array.from(values),
    touched: Int32Array.from(touched),
    terms: Float64Array.from(terms),
  };
}

/** A symmetric, positive matrix as a lower triangle times itself (Cholesky), from its lower half; null: it is not one, in floating point. */
function factored(matrix: Float64Array, n: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column] as number;
      for (let k = 0; k < column; k++) sum -= (lower[row * n + k] as number) * (lower[column * n + k] as number);
      if (row > column) lower[row * n + column] = sum / (lower[column * n + column] as number);
      else if (sum > 0) lower[row * n + row] = Math.sqrt(sum);
      else return null;
    }
  return lower;
}

function solved(lower: Float64Array, right: Float64Array, n: number): Float64Array {
  const out = right.slice();
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) out[row] = (out[row] as number) - (lower[row * n + k] as number) * (out[k] as number);
    out[row] = (out[row] as number) / (lower[row * n + row] as number);
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) out[row] = (out[row] as number) - (lower[k * n + row] as number) * (out[k] as number);
    out[row] = (out[row] as number) / (lower[row * n + row] as number);
  }
  return out;
}
