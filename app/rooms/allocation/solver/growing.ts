import type { Ore } from "#app/kernel/money.ts";
import { isBefore } from "#app/rooms/allocation/solver/core.ts";
import type { Model, Picks } from "#app/rooms/allocation/solver/model.ts";
import { type Band, reduce } from "#app/rooms/allocation/solver/reduce.ts";
import { boundOf, firstLoss, list } from "#app/rooms/allocation/solver/search.ts";

/** A proposal, its value in units of the model, and the least rise with which it is best. */
export type Best = { readonly need: Ore; readonly value: bigint; readonly picks: Picks };

/** Rows of a model whose upper bounds grow. */
export type Growth = {
  readonly model: Model;
  /** those rows, by place */
  readonly places: readonly number[];
  /** their bounds with so much more, öre */
  readonly roomWith: (rise: Ore) => readonly Ore[];
  /** the least rise with which so much of each row fits in, at most `most`, with which it does */
  readonly needOf: (used: readonly Ore[], most: Ore) => Ore;
};

export type Told = {
  /** null: it takes more steps than it may */
  readonly best: readonly Best[] | null;
  /** what the best lose at most, and by how much the bound rises, in units of the model */
  readonly lost: number;
  readonly gains: number;
  readonly steps: number;
};

export type Expected = {
  /** what the best is worth just before the stretch: no rise in it is worth less */
  readonly value: bigint;
  /** what the best are thought to lose at most; 0: nothing is known */
  readonly lost: number;
  readonly limit: number;
  /** with more steps than this the two dearest rules are foreseen */
  readonly after?: number;
};

type Stretch = { readonly from: Ore; readonly to: Ore };

/**
 * The best proposals with every rise of a stretch, in one list: each stands until the next one's need. One that needs the rise r is of interest
 * when it is worth as much as the best that fits in with r, so that it loses at most what the bound with r has beyond that. What a growing room
 * leaves unused counts only from where the stretch begins, so those that need little and those that need much are listed alike; the more that are
 * found, the less the rest may lose. null: its numbers are too large to be exact.
 */
export function bestWhileGrowing(
  { model, places, roomWith, needOf }: Growth,
  { from, to }: Stretch,
  { value, lost, limit, after }: Expected,
): Told | null {
  const [least, greatest] = [roomWith(from), roomWith(to)];
  const rows = model.rows.map((row, place) => {
    const at = places.indexOf(place);
    return at < 0 ? row : { ...row, upper: greatest[at] as Ore };
  });
  const reduced = reduce({ ...model, rows }, new Map(places.map((place, at) => [place, least[at] as Ore])));
  if (reduced.kind !== "open") return null;
  const { items, bands, settled, settledValue } = reduced;
  const bandsWith = (rise: Ore): Band[] => {
    const room = roomWith(rise);
    return bands.map((band) => {
      const { moves } = band;
      return moves ? { ...band, upper: moves.with(room[places.indexOf(moves.row)] as Ore) } : band;
    });
  };
  // The prices of the middle serve both ends.
  const middle = bandsWith((from + to) / 2n);
  const bounded = boundOf({ items, bands: middle });
  if (!bounded) return null;
  const { scale, prices } = bounded;
  /** Scaled: no proposal that fits in with so much more is worth more. */
  const boundWith = (rise: Ore): number => {
    let all = bounded.bound;
    for (const [band, { moves, upper }] of bandsWith(rise).entries())
      if (moves) all += (prices[band] as number) * (upper - (middle[band] as Band).upper);
    return all;
  };
  const terms = places.map((place) => {
    const { by } = model.rows[place] as Model["rows"][number];
    const base = settled.reduce((sum, option, choice) => sum + (option < 0 ? 0n : (by[choice]?.[option] ?? 0n)), 0n);
    return { base, by: items.map(({ choice, options }) => options.map((option) => Number(by[choice]?.[option] ?? 0n))) };
  });
  const usedBy = (picks: Int32Array): Ore[] =>
    terms.map(({ base, by }) => {
      let all = 0;
      for (const [item, option] of picks.entries()) all += by[item]?.[option] as number;
      return base + BigInt(all);
    });

  const start = Number(value - settledValue);
  /** By need, each better than the one before it: worth more, or as much and before it in the call's order. */
  const known: Known[] = [];
  /** What stands from `need` on, or from the beginning, may lose so much more than the choices that are best for the bound. */
  const toLose = (): number => {
    let [most, worth] = [known[0]?.need === from ? 0 : ends(0).bound - scale * start, start];
    for (const [place, one] of known.entries()) {
      worth = Math.max(worth, one.value);
      most = Math.max(most, ends(place + 1).bound - scale * worth);
    }
    return most;
  };
  /** With one öre less than this one needs; of none, with all. */
  const last: Before = { room: greatest, bound: boundWith(to) };
  const ends = (place: number): Before => {
    const one = known[place];
    if (!one) return last;
    one.before ??= { room: roomWith(one.need - 1n), bound: boundWith(one.need - 1n) };
    return one.before;
  };
  let may = toLose();
  const take = (value: number, picks: Int32Array): void => {
    if (value < start) return;
    const isBetter = (one: Known) => value > one.value || (value === one.value && isBefore(picks, one.picks));
    // Only where it fits in before the first that is better is it of interest.
    const better = known.findIndex((one) => !isBetter(one));
    const end = better < 0 ? to : (known[better] as Known).need - 1n;
    if (end < from) return;
    const used = usedBy(picks);
    const { room } = better < 0 ? last : ends(better);
    if (used.some((one, at) => one > (room[at] as Ore))) return;
    const fits = needOf(used, end);
    const need = fits < from ? from : fits;
    const place = known.findIndex((one) => one.need >= need);
    const begin = place < 0 ? known.length : place;
    known.splice(begin, (better < 0 ? known.length : better) - begin, { need, value, picks: [...picks], before: null });
    may = toLose();
  };
  const told = (steps: number) => ({ lost: may / scale, steps, gains: (boundWith(to) - boundWith(from)) / scale });
  let steps = 0;
  for (let within = Math.max(lost * scale, lost > 0 ? 0 : firstLoss(bounded.losses), 1); ; within *= 1.7) {
    const begin = Math.min(within, may);
    const taken = list(
      reduced,
      bounded,
      begin,
      { limit: limit - steps, ...(after === undefined ? {} : { after }) },
      (picks, worth) => {
        take(worth, picks);
        return Math.min(begin, may);
      },
    );
    if (taken < 0) return { best: null, ...told(limit) };
    steps += taken;
    if (may <= begin) break;
  }
  const whole = (picks: readonly number[]): Picks => {
    const all = [...settled];
    for (const [place, { choice, options }] of items.entries()) all[choice] = options[picks[place] as number] as number;
    return all;
  };
  return {
    best: known.map((one) => ({ need: one.need, value: settledValue + BigInt(one.value), picks: whole(one.picks) })),
    ...told(steps),
  };
}

type Before = { readonly room: readonly Ore[]; readonly bound: number };
type Known = { readonly need: Ore; readonly value: number; readonly picks: readonly number[]; before: Before | null };
