import type { Ore } from "#app/kernel/money.ts";
import { type Landing, type Stretch, solveCore, staircase } from "#app/rooms/allocation/solver/core.ts";
import { withMore } from "#app/rooms/allocation/solver/fund.ts";
import { addUp, type Compile, leftIn, type Model, type Picks, type Row } from "#app/rooms/allocation/solver/model.ts";
import type { PlainItem } from "#app/rooms/allocation/solver/plain.ts";
import { fundKey, type Problem } from "#app/rooms/allocation/solver/problem.ts";

/** Levels that a question closes, as `Compile` says it. */
export type Closed = NonNullable<Compile["closed"]>;

/**
 * Many questions about one problem of the plain shape: with other levels closed, with more in its fund. The whole problem is written down as
 * numbers once, so that each question costs a solving and nothing else. Values are in units of the model; `more` in öre.
 */
export type Nearby = {
  /** the best value; null: no proposal, "unknown": not proved */
  readonly best: (more: Ore, closed?: Closed) => bigint | null | "unknown";
  /** the best proposal, the one that the tie-break chooses, added up again */
  readonly proposal: (closed: Closed) => { readonly value: bigint; readonly picks: Picks } | null | "unknown";
  /**
   * The least rise of the fund, up to `high`, with which the application's best level comes before the place `now`: with one öre less it does not.
   * "further": one more stretch must be read first.
   */
  readonly rise: (application: string, now: number, high: Ore) => Ore | null | "further";
  /** Reads the next stretch of what the best proposals are as the fund grows; true, as a stretch is read at once. */
  readonly follow: () => boolean;
};

/**
 * How far a rise is looked for: eight times the largest sum that anybody asks for, in stretches that are read once whoever asks, the first a small
 * part of that sum and each twice as long as the one before it, up to a longest. One that does not fit in the lists is read in shorter ones.
 */
const patience = { sums: 8, least: 512, first: 64, longest: 4, tries: 100 };

const safest = 2n ** 50n;
const gcd = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
};
const floorDiv = (a: bigint, b: bigint) => (a >= 0n ? a / b : -((-a + b - 1n) / b));

/** The share of every amount that a row counts, in basis points: the same for all its choices, or null. */
function shareOf(row: Row, model: Model): bigint | null {
  let share: bigint | null = null;
  for (const [index, by] of row.by.entries())
    for (const [option, part] of by?.entries() ?? []) {
      const amount = model.choices[index]?.[option]?.amount ?? 0n;
      if (amount === 0n && part === 0n) continue;
      if (amount === 0n || (part * 10_000n) % amount !== 0n) return null;
      const here = (part * 10_000n) / amount;
      if (here <= 0n || (share !== null && share !== here)) return null;
      share = here;
    }
  return share;
}

/** null: the problem is of another shape: several funds, groups that overlap or count projects, bonds. */
export function nearby(problem: Problem, model: Model): Nearby | null {
  const fund = problem.pots[0];
  if (!fund || new Set(problem.pots.map(fundKey)).size > 1) return null;
  const of = { year: fund.year, purpose: fund.purpose };
  const open = model.choices.map((options) => options.map((_, index) => index));
  const caps: { share: bigint; left: (problem: Problem) => Ore }[] = [];
  const groupOf = model.choices.map(() => -1);
  const groups: { members: string; lower: bigint; upper: bigint | null }[] = [];
  for (const row of model.rows) {
    const members = row.by.flatMap((by, index) => (by?.some((part) => part !== 0n) ? [index] : []));
    const [only] = members;
    if (members.length === 1 && only !== undefined && !row.rule.startsWith("pot:") && !row.rule.startsWith("limit:")) {
      const by = row.by[only] as readonly bigint[];
      open[only] = (open[only] as number[]).filter((option) => {
        const part = by[option] as bigint;
        return (row.lower === null || part >= row.lower) && (row.upper === null || part <= row.upper);
      });
      continue;
    }
    if (members.length === 0) {
      if ((row.lower ?? 0n) > 0n || (row.upper ?? 0n) < 0n) return null;
      continue;
    }
    const share = shareOf(row, model);
    if (share === null) return null;
    const pot = problem.pots.find((one) => row.rule === `pot:${one.id}`);
    const limit = problem.limits.find((one) => row.rule === `limit:${one.id}`);
    if (pot || limit) {
      if (members.length < model.choices.filter((options) => options.some((option) => option.amount > 0n)).length) return null;
      caps.push({
        share,
        left: (changed) => {
          const now = changed.pots.find((one) => one.id === pot?.id);
          return now ? leftIn(changed, now) : (changed.limits.find((one) => one.id === limit?.id)?.most ?? 0n);
        },
      });
      continue;
    }
    if (share !== 10_000n) return null;
    const key = members.join(",");
    let group = groups.findIndex((one) => one.members === key);
    if (group < 0) {
      if (members.some((member) => groupOf[member] !== -1)) return null;
      group = groups.push({ members: key, lower: 0n, upper: null }) - 1;
      for (const member of members) groupOf[member] = group;
    }
    const known = groups[group] as (typeof groups)[number];
    if (row.lower !== null && row.lower > known.lower) known.lower = row.lower;
    if (row.upper !== null && (known.upper === null || row.upper < known.upper)) known.upper = row.upper;
  }
  if (caps.length === 0) return null;

  let unit = 0n;
  let worth = 0n;
  let total = 0n;
  for (const options of model.choices) {
    worth += options.reduce((most, option) => (option.value > most ? option.value : most), 0n);
    total += options.reduce((most, option) => (option.amount > most ? option.amount : most), 0n);
    for (const option of options) unit = gcd(option.amount, unit);
  }
  if (unit === 0n || worth >= safest || total / unit >= safest) return null;
  const bounds = groups.map(({ lower, upper }) => ({
    lower: lower === 0n ? -Infinity : Number(-floorDiv(-lower, unit)),
    upper: upper === null ? Infinity : Number(floorDiv(upper, unit)),
  }));
  const whole = model.choices.map((options) => ({
    weights: options.map((option) => Number(option.amount / unit)),
    values: options.map((option) => Number(option.value)),
  }));
  /** How much may be paid in all with so much more in the fund, in units; never below what any proposal could use. */
  const budgetWith = (more: Ore): number => {
    const changed = more === 0n ? problem : withMore(problem, { ...of, amount: more });
    let least = total / unit;
    for (const { share, left } of caps) {
      const room = floorDiv(left(changed) * 10_000n, share * unit);
      if (room < least) least = room;
    }
    return Number(least);
  };
  const itemsOf = (closed: Closed | undefined) => {
    const items: PlainItem[] = [];
    const options: (readonly number[])[] = [];
    for (const [index, application] of model.applications.entries()) {
      const all = model.choices[index] as Model["choices"][number];
      const mine = (open[index] as number[]).filter((option) => !closed?.(application.id, all[option]?.level ?? -1));
      if (mine.length === 0) return null;
      const { weights, values } = whole[index] as (typeof whole)[number];
      options.push(mine);
      items.push({
        group: groupOf[index] as number,
        weights: mine.map((option) => weights[option] as number),
        values: mine.map((option) => values[option] as number),
      });
    }
    return { items, options };
  };

  const low = budgetWith(0n);
  type Asked = NonNullable<ReturnType<typeof itemsOf>>;
  const proposalOf = ({ items, options }: Asked, budget: number, likely?: number) => {
    const answer = solveCore({ items, budget, groups: bounds }, undefined, { likely, uncounted: true });
    if (answer.kind === "infeasible") return null;
    if (answer.kind !== "optimal" || !answer.tieBroken) return "unknown" as const;
    const picks = answer.picks.map((pick, index) => options[index]?.[pick] as number);
    const added = addUp(model, picks);
    // With more in its fund only pots and limits may give way, and no further than asked.
    const broken = budget > low ? added.broken.filter((rule) => !/^(pot|limit):/.test(rule)) : added.broken;
    if (broken.length > 0 || added.value !== BigInt(answer.value) || added.spent > BigInt(budget) * unit)
      throw new Error("an answer does not add up");
    return { value: added.value, picks };
  };
  const open0 = itemsOf(undefined);
  const heaviest = Math.max(...whole.flatMap((one) => one.weights));
  const end = Math.min(Number(total / unit), low + Math.max(patience.least, patience.sums * heaviest));
  const chosen = new Map<number, Picks | null>();
  /** What the tie-break chooses within a budget, solved by itself; `likely` is what the stretches say that it is worth. */
  const picksAt = (budget: number, likely?: number): Picks | null => {
    let picks = chosen.get(budget);
    if (picks === undefined) {
      const proposal = open0 && proposalOf(open0, budget, likely);
      picks = proposal && proposal !== "unknown" ? proposal.picks : null;
      chosen.set(budget, picks);
    }
    return picks;
  };
  const climb = open0 && staircase({ items: open0.items, groups: bounds });
  const read: Stretch[] = [];
  /** The last landing of all that have been read; null: there is none to begin from, or what comes after does not fit in the lists. */
  let last: Landing | null | undefined;
  let reached = low;
  let width = Math.ceil(heaviest / patience.first);
  let tries = 0;
  const startOf = (): Landing | null => {
    const picks = picksAt(low);
    if (!picks || !open0) return null;
    const first = Uint8Array.from(picks, (pick, index) => (open0.options[index] as readonly number[]).indexOf(pick));
    return { takes: low, value: Number(addUp(model, picks).value), first: () => first };
  };
  const isRead = () => last === null || reached >= end || tries >= patience.tries;
  const follow = () => {
    last ??= startOf();
    for (let to = reached; to === reached && !isRead() && climb && last; ) {
      tries++;
      to = Math.min(end, reached + width);
      const stretch = climb(last, reached, to, read.at(-1)?.loss ?? 0);
      if (stretch === "too-many") {
        to = reached;
        width = Math.floor(width / 4);
        if (width === 0) last = null;
        continue;
      }
      reached = to;
      width = Math.min(width * 2, Math.ceil(heaviest / patience.longest));
      last = stretch.landings.at(-1) ?? last;
      read.push(stretch);
    }
    return true;
  };
  const best: Nearby["best"] = (more, closed) => {
    const question = itemsOf(closed);
    const budget = budgetWith(more);
    const answer = question && solveCore({ items: question.items, budget, groups: bounds }, undefined, { valueOnly: true });
    return answer?.kind === "optimal" ? BigInt(answer.value) : answer?.kind === "gave-up" ? "unknown" : null;
  };
  return {
    best,
    follow,
    proposal: (closed) => {
      const question = itemsOf(closed);
      return question ? proposalOf(question, low) : null;
    },
    rise: (application, now, most) => {
      const place = model.applications.findIndex((one) => one.id === application);
      const question = itemsOf((id, level) => id === application && (level < 0 || level >= now));
      if (!question || !open0) return null;
      const options = question.options[place] as readonly number[];
      const wanted = options.map((option) => (open0.options[place] as readonly number[]).indexOf(option));
      const hasMore = (budget: number, likely: number | undefined) => {
        const picks = picksAt(budget, likely);
        return picks === null ? null : options.includes(picks[place] as number);
      };
      /** The least rise with which the fund holds that: more never holds less. */
      const riseTo = (budget: number): Ore => {
        let [a, b] = [1n, most];
        while (a < b) {
          const middle = (a + b) / 2n;
          if (budgetWith(middle) >= budget) b = middle;
          else a = middle + 1n;
        }
        return a;
      };
      for (let at = 0; ; at++) {
        const stretch = read[at];
        if (!stretch) return isRead() ? null : "further";
        for (const [index, landing] of stretch.landings.entries()) {
          const first = landing.first();
          if (!first) return null;
          if (!wanted.includes(first[place] as number)) continue;
          const amount = riseTo(landing.takes);
          const there = hasMore(budgetWith(amount), landing.value);
          if (there === null) return null;
          if (there) return hasMore(budgetWith(amount - 1n), stretch.landings[index - 1]?.value) === false ? amount : null;
        }
      }
    },
  };
}
