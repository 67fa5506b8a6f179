import type { Ore } from "#app/kernel/money.ts";
import { sharedBy } from "#app/rooms/allocation/solver/fund.ts";
import { bestWhileGrowing, type Growth } from "#app/rooms/allocation/solver/growing.ts";
import type { Model, Picks } from "#app/rooms/allocation/solver/model.ts";
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
  /** Reads the next part, which is some tens of milliseconds. */
  readonly follow: () => void;
};

type Solved = { readonly picks: Picks; readonly value: bigint };
/** The best proposal is the same with every rise from `from` up to `to`. null: it was not found out. */
type Piece = { readonly from: Ore; readonly to: Ore; readonly best: Solved | null };

/** A fund that takes more lists than this has given what it gives. */
const mostLists = 250;
/** A part that neither a list nor a solving finds out is passed by; so many times. */
const mostGaps = 3;
/** After so many lists in a row that did not end parts are as short as they become: a list is then tried for one in so many, the others solved. */
const mostInVain = 8;
const seldom = 16;
/** The first part is one of so many; one that is shorter than the shortest is not made shorter. */
const firstPart = 256n;
const shortest = 65_536n;
/** Steps that a list may take; after one that took fewer than a few the next is longer, after one that took many it is shorter. */
const steps = { most: 1_500_000, many: 400_000, few: 100_000 };

/** The rows of a model that a fund's pots and limits are, and what they hold with more in it. */
export function growthOf(problem: Problem, model: Model, fund: Fund): Growth {
  const mine = model.rows.flatMap((row, place) => {
    const pot = problem.pots.find((one) => row.rule === `pot:${one.id}` && fundKey(one) === fundKey(fund));
    const limit = problem.limits.find((one) => row.rule === `limit:${one.id}` && fundKey(one) === fundKey(fund));
    return pot || limit ? [{ place, row, pot }] : [];
  });
  const roomWith = (amount: Ore): readonly Ore[] => {
    const parts = sharedBy(problem, fund.year, fund.purpose, amount);
    return mine.map(
      ({ row, pot }) => (row.upper as Ore) + (pot ? (parts.find((part) => part.potId === pot.id)?.amountOre ?? 0n) : amount),
    );
  };
  const needOf = (used: readonly Ore[], most: Ore): Ore => {
    const fits = (amount: Ore) => roomWith(amount).every((room, at) => room >= (used[at] as Ore));
    // Room grows as evenly as whole öre allow: where it suffices is nearly known.
    const [none, all] = [roomWith(0n), roomWith(most)];
    let near = 0n;
    for (const [at, one] of used.entries()) {
      const [low, high] = [none[at] as Ore, all[at] as Ore];
      const about = one <= low || high === low ? 0n : ((one - low) * most) / (high - low);
      if (about > near) near = about;
    }
    let [a, b] = [0n, most];
    for (const about of [near + 4n, near - 4n])
      if (about >= a && about < b) {
        if (fits(about)) b = about;
        else a = about + 1n;
      }
    while (a < b) {
      const middle = (a + b) / 2n;
      if (fits(middle)) b = middle;
      else a = middle + 1n;
    }
    return a;
  };
  return { model, places: mine.map((one) => one.place), roomWith, needOf };
}

/**
 * What fits with a fund fits with more of it. The fund is read in parts from nothing upward, each in one list of all that is best in it
 * (`growing.ts`), as long as lists allow. A short part whose list is too long is read from its end, one solving after another: the best there, the
 * first of all that are as good, is best and first with every smaller rise that it fits in; just below the smallest of them the next is solved.
 */
export function rising(problem: Problem, model: Model, fund: Fund, end: Ore, settings: Settings): Rising {
  const growth = growthOf(problem, model, fund);
  const { places, roomWith, needOf } = growth;
  const usedBy = (picks: Picks): Ore[] =>
    places.map((place) =>
      (model.rows[place] as Model["rows"][number]).by.reduce(
        (sum, by, choice) => sum + ((by?.[picks[choice] as number] as bigint | undefined) ?? 0n),
        0n,
      ),
    );
  const solved = new Map<Ore, Solved | null>();
  const solveAt = (amount: Ore): Solved | null => {
    let known = solved.get(amount);
    if (known === undefined) {
      const room = roomWith(amount);
      const rows = model.rows.map((row, place) => {
        const at = places.indexOf(place);
        return at < 0 ? row : { ...row, upper: room[at] as Ore };
      });
      const answer = solveModel({ ...model, rows }, settings);
      known = answer.kind === "optimal" && answer.tieBroken ? answer : null;
      solved.set(amount, known);
    }
    return known;
  };

  const pieces: Piece[] = [];
  /** Rises up to here are read; how far the next list goes, and what it is expected to lose. */
  let read = -1n;
  let part = end / firstPart + 1n;
  let lost = 0;
  let lists = 0;
  let gaps = 0;
  let inVain = 0;
  /** The last that is known: no rise beyond it is worth less. */
  let last: Solved | null = null;
  const add = (to: Ore, best: Solved | null): void => {
    const before = pieces.at(-1);
    const isSame = best?.picks.every((option, choice) => option === before?.best?.picks[choice]);
    if (before && isSame) pieces.splice(-1, 1, { ...before, to });
    else pieces.push({ from: read + 1n, to, best });
    last = best ?? last;
    read = to;
  };
  /** One solving after another from the end; where one is not found out, nothing is known from there down. */
  const addByOne = (to: Ore): void => {
    const met: { readonly to: Ore; readonly best: Solved | null }[] = [];
    for (let at = to; at > read; ) {
      const best = solveAt(at);
      met.push({ to: at, best });
      if (!best) gaps++;
      at = best ? needOf(usedBy(best.picks), at) - 1n : read;
    }
    for (const one of met.reverse()) add(one.to, one.best);
  };
  const follow = (): void => {
    if (read >= end) return;
    if (lists++ >= mostLists || gaps > mostGaps) {
      add(end, null);
      return;
    }
    const from = read + 1n;
    const to = last && from + part <= end ? from + part - 1n : last ? end : from;
    if (!last || from === to) {
      addByOne(to);
      return;
    }
    const expected = { value: last.value, lost, limit: steps.most };
    const told = inVain < mostInVain || lists % seldom === 0 ? bestWhileGrowing(growth, { from, to }, expected) : null;
    inVain = told?.best ? 0 : inVain + 1;
    // Where room gains less than what the best lose anyway, and prices serve the whole of it, a shorter part has as long a list.
    const canShrink = told !== null && (told.gains * 2 > lost || told.lost > lost * 1.25) && part > end / shortest;
    if (!told?.best) {
      if (canShrink) part = part / 4n + 1n;
      else addByOne(to);
      return;
    }
    for (const [place, one] of told.best.entries()) {
      // What stood before stands until the first of them.
      if (one.need > read + 1n) add(one.need - 1n, pieces.at(-1)?.best ?? null);
      add((told.best[place + 1]?.need ?? to + 1n) - 1n, one);
    }
    lost = told.lost;
    if (told.steps < steps.few || (told.gains < lost && told.steps < steps.many)) part *= 2n;
    else if (told.gains > 2 * lost || (told.steps > steps.many && canShrink)) part = part / 2n + 1n;
  };
  /** With one öre less, and with so much: solved again, both in one list of their own where that is soon done. */
  const checked = new Map<Ore, readonly [Solved | null, Solved | null]>();
  const bothAt = (to: Ore): readonly [Solved | null, Solved | null] => {
    const from = to - 1n;
    let both = checked.get(to);
    if (!both) {
      const value = pieces.find((piece) => piece.to === from)?.best?.value;
      const told = value === undefined ? null : bestWhileGrowing(growth, { from, to }, { value, lost, limit: steps.most });
      const [below, there] = told?.best ?? [];
      both = below?.need === from && there?.need === to ? [below, there] : [solveAt(from), solveAt(to)];
      checked.set(to, both);
    }
    return both;
  };
  return {
    follow,
    first: (holds, under) => {
      const piece = pieces.find(({ best }) => !best || holds(best.picks));
      if (!piece) return read < end && (under === null || read + 1n < under) ? "further" : null;
      if (!piece.best || piece.from === 0n || (under !== null && piece.from >= under)) return null;
      const [below, there] = bothAt(piece.from);
      return there && below && holds(there.picks) && !holds(below.picks) ? piece.from : null;
    },
  };
}
