import { exactly, type Highs, highs as loadHighs } from "#app/platform/highs.server.ts";
import type { Reduced, Reduction } from "#app/rooms/allocation/solver/reduce.ts";
import { firstWorth, narrowed, search } from "#app/rooms/allocation/solver/search.ts";
import type { General } from "#app/rooms/allocation/solver/solve.ts";

/**
 * HiGHS (WebAssembly) for every shape. It computes in floating point, so nothing it says is taken as it stands: an answer is rounded to
 * whole choices and added up exactly; one that breaks a rule is cut off and the question asked again; then HiGHS is asked for another
 * that is as good or better, until it says that there is none. Names in the text are generated, never anybody's words.
 */
export async function loadGeneral(): Promise<General> {
  const highs = await loadHighs();
  return (reduced, limits) => {
    const narrow = limits.known && narrowed(reduced, limits.known.value);
    if (!narrow) return solveGeneral(highs, reduced, limits);
    // What could not be as good as what is known is left out of the question.
    const { part, wholeOf } = narrow;
    const answer = solveGeneral(highs, { ...reduced, items: part.items, bands: part.bands }, limits);
    if (answer.kind === "infeasible") return { kind: "limit", best: limits.known ?? null, bound: Infinity };
    if (answer.kind === "limit") {
      const best = answer.best && { value: part.value + answer.best.value, picks: wholeOf(answer.best.picks) };
      return { kind: "limit", best, bound: part.value + answer.bound };
    }
    const places = answer.ties.differ && [...answer.ties.differ].map((item) => part.items[item]?.choice as number);
    return {
      kind: "optimal",
      value: part.value + answer.value,
      picks: wholeOf(answer.picks),
      ties: { ...answer.ties, differ: places && new Set(places) },
      tieBroken: answer.tieBroken,
    };
  };
}

/** HiGHS alone on a model, as it answers: the yardstick of `npm run bench -- allocate`. Its value is not checked. */
export async function solveAlone(reduced: Reduction, milliseconds: number): Promise<{ status: string; value: number }> {
  if (reduced.kind !== "open") return { status: reduced.kind, value: Number.NaN };
  const highs = await loadHighs();
  const { items } = reduced;
  const goal = lineOf(
    items,
    items.map((item) => item.values),
    -Infinity,
    Infinity,
  );
  const rules = reduced.bands.map((band) => lineOf(items, band.by, band.lower, band.upper));
  const heard = highs.solve(textOf(items, goal, rules), { ...exactly, time_limit: milliseconds / 1_000 });
  const base = items.reduce((sum, item) => sum + (item.values.at(-1) as number), 0);
  return { status: heard.Status, value: Number(reduced.settledValue) + base + heard.ObjectiveValue };
}

type Term = readonly [coefficient: number, item: number, option: number];
type Line = { readonly terms: readonly Term[]; readonly lower: number; readonly upper: number };

/** A sum over choices as a sum over the variables there are: an item's last option is "none of the others" and has none. */
function lineOf(items: Reduced["items"], by: readonly (readonly number[] | null)[], lower: number, upper: number): Line {
  let base = 0;
  const terms: Term[] = [];
  for (const [item, mine] of by.entries()) {
    if (!mine) continue;
    const last = (items[item] as Reduced["items"][number]).options.length - 1;
    const none = mine[last] as number;
    base += none;
    for (let option = 0; option < last; option++) {
      const more = (mine[option] as number) - none;
      if (more !== 0) terms.push([more, item, option]);
    }
  }
  return { terms, lower: lower - base, upper: upper - base };
}

const sumOf = (terms: readonly Term[]): string =>
  terms.length === 0
    ? "0 x0_0"
    : terms.map(([by, item, option]) => `${by < 0 ? "-" : "+"} ${Math.abs(by)} x${item}_${option}`).join("\n ");

function textOf(items: Reduced["items"], goal: Line, lines: readonly Line[]): string {
  const names = items.flatMap((item, index) => item.options.slice(0, -1).map((_, option) => `x${index}_${option}`));
  const rows: string[] = [];
  for (const [index, item] of items.entries())
    if (item.options.length > 2)
      rows.push(
        ` c${index}: ${item.options
          .slice(0, -1)
          .map((_, option) => `x${index}_${option}`)
          .join(" + ")} <= 1`,
      );
  for (const [index, { terms, lower, upper }] of lines.entries()) {
    if (lower === upper) rows.push(` e${index}: ${sumOf(terms)} = ${lower}`);
    else {
      if (upper !== Infinity) rows.push(` u${index}: ${sumOf(terms)} <= ${upper}`);
      if (lower !== -Infinity) rows.push(` l${index}: ${sumOf(terms)} >= ${lower}`);
    }
  }
  return ["Maximize", ` goal: ${sumOf(goal.terms)}`, "Subject To", ...rows, "Binary", ` ${names.join("\n ")}`, "End"].join("\n");
}

type Heard =
  | { readonly kind: "picks"; readonly picks: readonly number[] }
  | { readonly kind: "infeasible" }
  | { readonly kind: "limit"; readonly picks: readonly number[] | null };

function ask(highs: Highs, items: Reduced["items"], goal: Line, lines: readonly Line[], seconds: number): Heard {
  if (seconds <= 0) return { kind: "limit", picks: null };
  const heard = highs.solve(textOf(items, goal, lines), {
    ...exactly,
    time_limit: seconds,
  });
  if (heard.Status === "Infeasible") return { kind: "infeasible" };
  const columns = heard.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
  const picks = items.map((item, index) => {
    for (let option = 0; option < item.options.length - 1; option++)
      if ((columns[`x${index}_${option}`]?.Primal ?? 0) > 0.5) return option;
    return item.options.length - 1;
  });
  return heard.Status === "Optimal" ? { kind: "picks", picks } : { kind: "limit", picks };
}

/** Whole numbers below 2^52: exact. */
const keeps = ({ bands }: Reduced, picks: readonly number[]) =>
  bands.every((band) => {
    let total = 0;
    for (const [item, mine] of band.by.entries()) if (mine) total += mine[picks[item] as number] as number;
    return total >= band.lower && total <= band.upper;
  });

const worthOf = ({ items }: Reduced, picks: readonly number[]) =>
  items.reduce((sum, item, index) => sum + (item.values[picks[index] as number] as number), 0);

function solveGeneral(highs: Highs, reduced: Reduced, { milliseconds, cap }: Parameters<General>[1]): ReturnType<General> {
  const end = performance.now() + milliseconds;
  const left = () => (end - performance.now()) / 1000;
  const { items } = reduced;
  const values = items.map((item) => item.values);
  const goal = lineOf(items, values, -Infinity, Infinity);
  const rules = reduced.bands.map((band) => lineOf(items, band.by, band.lower, band.upper));
  const worthAtLeast = (value: number) => lineOf(items, values, value, Infinity);
  /** Another proposal than this, told apart by levels. */
  const otherThan = (picks: readonly number[]) =>
    lineOf(
      items,
      items.map((item, index) => item.levels.map((level) => (level === item.levels[picks[index] as number] ? 1 : 0))),
      -Infinity,
      items.length - 1,
    );
  /** Exactly these choices and no other: where rounding has given an answer that does not hold. */
  const notThese = (picks: readonly number[]) =>
    lineOf(
      items,
      items.map((item, index) => item.options.map((_, option) => (option === picks[index] ? 1 : 0))),
      -Infinity,
      items.length - 1,
    );
  const cuts: Line[] = [];
  /** Asks until the answer holds exactly: the rules, and at least `least`. */
  const sure = (aim: Line, extra: readonly Line[], least: number): Heard => {
    for (let round = 0; round < 40; round++) {
      const heard = ask(highs, items, aim, [...rules, ...cuts, ...extra], left());
      if (heard.kind === "infeasible") return heard;
      if (heard.picks && keeps(reduced, heard.picks)) {
        if (worthOf(reduced, heard.picks) >= least) return heard;
        if (heard.kind === "limit") return { kind: "limit", picks: null };
        extra = [...extra, notThese(heard.picks)];
        continue;
      }
      if (heard.kind === "limit" || !heard.picks) return { kind: "limit", picks: null };
      cuts.push(notThese(heard.picks));
    }
    return { kind: "limit", picks: null };
  };
  const mostOfAll = items.reduce((sum, item) => sum + Math.max(...item.values), 0);

  let best: readonly number[] | null = null;
  let another = false;
  let alone = false;
  let heard = sure(goal, [], -Infinity);
  for (;;) {
    if (heard.kind === "limit" && !best) {
      const { picks } = heard;
      return { kind: "limit", best: picks && { value: worthOf(reduced, picks), picks }, bound: mostOfAll };
    }
    if (heard.kind === "limit") break;
    if (heard.kind === "infeasible") {
      alone = best !== null;
      break;
    }
    const value = worthOf(reduced, heard.picks);
    if (best && value === worthOf(reduced, best)) {
      another = true;
      break;
    }
    // With a good proposal at hand the search may prove it best, and tell all that are as good, in less than one more question takes.
    if (!best) {
      const proved = search(reduced, { limit: 3_000_000, cap, known: { value, picks: heard.picks } });
      if (proved.kind === "optimal" && proved.tieBroken) {
        const { count, atLeast, levels } = proved.equals;
        const differ = count === null ? null : new Set(levels.flatMap((mine, item) => (mine.size > 1 ? [item] : [])));
        return { kind: "optimal", value: proved.value, picks: proved.picks, ties: { count, atLeast, differ }, tieBroken: true };
      }
    }
    // Proved by HiGHS with no gap allowed. A no to this says it twice: nothing is better, and nothing else is as good.
    best = heard.picks;
    heard = sure(goal, [worthAtLeast(value), otherThan(best)], value);
  }
  if (!best) return { kind: "infeasible" };
  const value = worthOf(reduced, best);
  const onlyOne = { count: 1n, atLeast: 1n, differ: new Set<number>() };
  const purses = items.some((item) => new Set(item.levels).size < item.levels.length);
  if (alone && !purses) return { kind: "optimal", value, picks: best, ties: onlyOne, tieBroken: true };
  const ties = alone ? onlyOne : { count: null, atLeast: another ? 2n : 1n, differ: null };
  const first = firstWorth(reduced, value);
  if (first) return { kind: "optimal", value, picks: first, ties, tieBroken: true };
  // The call's order, some applications at a time: weights that let none outweigh one before it, while a double tells them apart.
  const decided: Line[] = [worthAtLeast(value)];
  let at = 0;
  while (at < items.length) {
    const chunk: number[] = [];
    for (
      let spread = 1;
      at < items.length && (chunk.length === 0 || spread * (items[at] as Reduced["items"][number]).options.length <= 4_096);
      at++
    ) {
      chunk.push(at);
      spread *= (items[at] as Reduced["items"][number]).options.length;
    }
    const wanted: (number[] | null)[] = items.map(() => null);
    let weight = 1;
    for (const item of chunk.toReversed()) {
      const { options } = items[item] as Reduced["items"][number];
      wanted[item] = options.map((_, option) => weight * (options.length - 1 - option));
      weight *= options.length;
    }
    const chosen = sure(lineOf(items, wanted, -Infinity, Infinity), decided, value);
    if (chosen.kind !== "picks") return { kind: "optimal", value, picks: best, ties, tieBroken: false };
    best = chosen.picks;
    for (const item of chunk)
      decided.push(
        lineOf(
          items,
          items.map((one, index) =>
            index === item ? one.options.map((_, option) => (option === chosen.picks[index] ? 1 : 0)) : null,
          ),
          1,
          1,
        ),
      );
  }
  return { kind: "optimal", value, picks: best, ties, tieBroken: true };
}
