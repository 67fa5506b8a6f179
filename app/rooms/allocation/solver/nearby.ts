import type { Ore } from "#app/kernel/money.ts";
import { climb, firstMeeting, solveCore, staircase } from "#app/rooms/allocation/solver/core.ts";
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
  /** the least rise of the fund, up to `high`, with which the best of all is as good when `closed` and `holds` */
  readonly rise: (closed: Closed, high: Ore, holds: (more: Ore) => boolean) => Ore | null;
};

/** How far a rise is looked for: eight times the largest sum that anybody asks for, and so many stretches of it read for one application. */
const patience = { stretchesToHeaviest: 64, stretches: 512, patience: 100 };

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

  const open0 = itemsOf(undefined);
  const all = open0 && staircase({ items: open0.items, groups: bounds });
  const heaviest = Math.max(...whole.flatMap((one) => one.weights));
  const climbed =
    all && climb(all, budgetWith(0n), Number(total / unit), Math.max(1, Math.floor(heaviest / patience.stretchesToHeaviest)));
  const best: Nearby["best"] = (more, closed) => {
    const question = closed && itemsOf(closed);
    const stairs = closed ? question && staircase({ items: question.items, groups: bounds }) : all;
    const value = stairs ? stairs.at(budgetWith(more)) : null;
    return typeof value === "number" ? BigInt(value) : value;
  };
  return {
    best,
    proposal: (closed) => {
      const question = itemsOf(closed);
      if (!question) return null;
      const answer = solveCore({ items: question.items, budget: budgetWith(0n), groups: bounds });
      if (answer.kind === "infeasible") return null;
      if (answer.kind !== "optimal" || !answer.tieBroken) return "unknown";
      const picks = answer.picks.map((pick, index) => question.options[index]?.[pick] as number);
      const added = addUp(model, picks);
      if (added.broken.length > 0 || added.value !== BigInt(answer.value)) throw new Error("an answer does not add up");
      return { value: added.value, picks };
    },
    rise: (closed, high, holds) => {
      const question = itemsOf(closed);
      if (!question || !climbed) return null;
      /** The least rise with which the fund holds that: more never holds less. */
      const riseTo = (budget: number): Ore => {
        let [a, b] = [1n, high];
        while (a < b) {
          const middle = (a + b) / 2n;
          if (budgetWith(middle) >= budget) b = middle;
          else a = middle + 1n;
        }
        return a;
      };
      const mine = staircase({ items: question.items, groups: bounds });
      const found = firstMeeting(mine, climbed, patience, (budget) => holds(riseTo(budget)));
      return found === null ? null : riseTo(found);
    },
  };
}
