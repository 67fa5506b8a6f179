import type { Ore } from "#app/kernel/money.ts";
import { withMore } from "#app/rooms/allocation/solver/fund.ts";
import { leftIn, type Model, type Picks } from "#app/rooms/allocation/solver/model.ts";
import { fundKey, type Problem } from "#app/rooms/allocation/solver/problem.ts";
import { type Settings, solveModel } from "#app/rooms/allocation/solver/solve.ts";

export type Fund = { readonly year: number; readonly purpose: string };

/** What the tie-break chooses as one fund grows, worked out once whoever asks, and only as far as it is followed. */
export type Rising = {
  /**
   * The least rise, below `under`, with which the best proposal holds so: with one öre less it does not, and both were solved. null: none as
   * far as is looked, or not found out; "further": it must be followed further first.
   */
  readonly first: (holds: (picks: Picks) => boolean, under: Ore | null) => Ore | null | "further";
  /** Solves the next, which is some tens of milliseconds; true when a stretch has come to its end. */
  readonly follow: () => boolean;
};

/** The best proposal is the same with every rise from `from` up to `to`. null: it was not found out. */
type Piece = { readonly from: Ore; readonly to: Ore; readonly picks: Picks | null };

/** So many stretches, each as long as all before it. */
const stretches = 10;
/** A fund that has more pieces than this has given what it gives. */
const mostPieces = 250;
/** Where one is not found out, half of what is left of the stretch is passed by; so many times. */
const mostGaps = 3;

/**
 * What fits with a fund fits with more of it. So the best proposal at the end of a stretch, the first of all that are as good, is best and
 * first with every smaller rise that it fits in; just below the smallest of them the next is solved. As many solvings as there are proposals
 * to meet on the way, and no search between them.
 */
export function rising(problem: Problem, model: Model, fund: Fund, end: Ore, settings: Settings): Rising {
  const mine = model.rows.flatMap((row, place) => {
    const pot = problem.pots.find((one) => row.rule === `pot:${one.id}` && fundKey(one) === fundKey(fund));
    const limit = problem.limits.find((one) => row.rule === `limit:${one.id}` && fundKey(one) === fundKey(fund));
    return pot || limit ? [{ place, row, pot, limit }] : [];
  });
  const roomWith = (amount: Ore): readonly Ore[] => {
    const changed = withMore(problem, { ...fund, amount });
    return mine.map(({ pot, limit }) => {
      const now = changed.pots.find((one) => one.id === pot?.id);
      return now ? leftIn(changed, now) : (changed.limits.find((one) => one.id === limit?.id)?.most ?? 0n);
    });
  };
  const solved = new Map<Ore, Picks | null>();
  const solveAt = (amount: Ore): Picks | null => {
    let picks = solved.get(amount);
    if (picks === undefined) {
      const room = roomWith(amount);
      const rows = model.rows.map((row, place) => {
        const at = mine.findIndex((one) => one.place === place);
        return at < 0 ? row : { ...row, upper: room[at] as Ore };
      });
      const answer = solveModel({ ...model, rows }, settings);
      picks = answer.kind === "optimal" && answer.tieBroken ? answer.picks : null;
      solved.set(amount, picks);
    }
    return picks;
  };
  /** The smallest rise that a proposal fits in; it fits in `most`. */
  const needOf = (picks: Picks, most: Ore): Ore => {
    const used = mine.map(({ row }) =>
      row.by.reduce((sum, by, choice) => sum + ((by?.[picks[choice] as number] as bigint | undefined) ?? 0n), 0n),
    );
    let [a, b] = [0n, most];
    while (a < b) {
      const middle = (a + b) / 2n;
      if (roomWith(middle).every((room, at) => room >= (used[at] as Ore))) b = middle;
      else a = middle + 1n;
    }
    return a;
  };
  const edge = (place: number): Ore => (place < 0 ? -1n : end / 2n ** BigInt(stretches - 1 - place));
  const known: (readonly Piece[])[] = [];
  let pieces = 0;
  let gaps = 0;
  let [met, to]: [Piece[], Ore] = [[], edge(0)];
  return {
    follow: () => {
      if (known.length === stretches) return true;
      const before = edge(known.length - 1);
      const late = pieces >= mostPieces || gaps > mostGaps;
      const picks = late ? null : solveAt(to);
      if (!picks) gaps++;
      pieces++;
      const from = picks ? needOf(picks, to) : late ? before + 1n : (before + to) / 2n + 1n;
      met.push({ from, to, picks });
      to = from - 1n;
      if (to > before) return false;
      known.push(met.reverse());
      [met, to, gaps] = [[], edge(Math.min(known.length, stretches - 1)), 0];
      return true;
    },
    first: (holds, under) => {
      for (let place = 0; place < stretches && (under === null || edge(place - 1) < under); place++) {
        const all = known[place];
        if (!all) return "further";
        const piece = all.find(({ picks }) => picks === null || holds(picks));
        if (!piece) continue;
        if (piece.picks === null) return null;
        if (piece.from === 0n || (under !== null && piece.from >= under)) return null;
        const [there, below] = [solveAt(piece.from), solveAt(piece.from - 1n)];
        return there && below && holds(there) && !holds(below) ? piece.from : null;
      }
      return null;
    },
  };
}
