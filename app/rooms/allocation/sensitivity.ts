import { rational } from "#app/kernel/rational.ts";
import type { Problem } from "#app/rooms/allocation/solver/problem.ts";
import { type Settings, solve } from "#app/rooms/allocation/solver/solve.ts";

/**
 * How often is each project funded? The best allocation is worked out anew for each resampled ranking (`resampledTotals`: the assessors' sheets
 * drawn anew, seeded), under the same pots and conditions, each answer the exact optimum for its scores. It tells how much the answer leans on
 * the scores being just what they are; it decides nothing (KL 6:38).
 *
 * For 100 projects in the plain shape 21-32 ms a sample on two busy cores, 200 samples in 4-7 s (`npm run bench -- allocate`, the rows
 * "sensitivity"). The page asks for 25 at a time, and a run is given 8 s: a shape that takes longer tells how many samples it left.
 */
export type Sensitivity = {
  /** samples with a proved answer: what the counts are of */
  readonly samples: number;
  /** samples in which the conditions cannot hold, as when a locked project falls below a threshold */
  readonly impossible: number;
  /** samples that there was no time for, or whose answer was not proved */
  readonly left: number;
  /** registry number → in how many samples it has money, and all it asked for; a project without an entry in none */
  readonly funded: Readonly<Record<string, { readonly times: number; readonly full: number }>>;
};

/** Enough for a twentieth to be told from a tenth, few enough to be waited for. */
export const mostSamples = 200;

export const noSamples: Sensitivity = { samples: 0, impossible: 0, left: 0, funded: {} };

/** Billionths of a step in, ten-thousandths to the solver: finer than any score is told, and small enough for exact sums. */
const grain = 100_000;

/**
 * `totals`: for each sample the total of each application in `of` (registry numbers), billionths of a step, null when it has none and can get
 * no money in that sample.
 */
export function sensitivity(
  problem: Problem,
  totals: readonly (readonly (number | null)[])[],
  settings: Settings,
  { of, isLate }: { readonly of: readonly string[]; readonly isLate: () => boolean },
): Sensitivity {
  const funded: Record<string, { times: number; full: number }> = {};
  const at = new Map(of.map((number, index) => [number, index]));
  const fullOf = new Map(problem.applications.map((one) => [one.id, one.levels[0]?.id]));
  let [samples, impossible, left] = [0, 0, 0];
  for (const drawn of totals) {
    if (isLate()) {
      left += 1;
      continue;
    }
    const totalOf = (id: string) => drawn[at.get(id) ?? -1] ?? null;
    const order = problem.applications
      .toSorted((a, b) => (totalOf(b.id) ?? -1) - (totalOf(a.id) ?? -1) || (a.rank ?? 0) - (b.rank ?? 0))
      .map((one) => one.id);
    const rank = new Map(order.map((id, index) => [id, index + 1]));
    const applications = problem.applications.map((one) => {
      const total = totalOf(one.id);
      return total === null
        ? { ...one, rank: rank.get(one.id) ?? null }
        : { ...one, score: rational(BigInt(Math.round(total / grain)), 10_000n), rank: rank.get(one.id) ?? null };
    });
    const solution = solve({ ...problem, applications }, settings, {
      closed: (id, level) => level >= 0 && totalOf(id) === null,
    });
    if (solution.kind === "infeasible") impossible += 1;
    else if (solution.kind !== "optimal") left += 1;
    else {
      samples += 1;
      for (const { application, level } of solution.grants) {
        funded[application] ??= { times: 0, full: 0 };
        const one = funded[application];
        one.times += 1;
        if (level === fullOf.get(application)) one.full += 1;
      }
    }
  }
  return { samples, impossible, left, funded };
}

/**
 * What the samples say of the scenario's own answer: the same nearly always, the other way more often than not, or something between. A
 * project that just does not fit can be in most samples and not in the scenario: that is told, and never as sure.
 */
export type Verdict = "safe" | "edge" | "out" | "against";
export function verdictOf(isIn: boolean, fundedPerMille: number): Verdict {
  const same = isIn ? fundedPerMille : 1000 - fundedPerMille;
  if (same < 500) return "against";
  if (same < 950) return "edge";
  return isIn ? "safe" : "out";
}

/** Several runs as one. */
export const together = (runs: readonly Sensitivity[]): Sensitivity => {
  const funded: Record<string, { times: number; full: number }> = {};
  for (const run of runs)
    for (const [number, { times, full }] of Object.entries(run.funded)) {
      const before = funded[number] ?? { times: 0, full: 0 };
      funded[number] = { times: before.times + times, full: before.full + full };
    }
  const add = (figure: "samples" | "impossible" | "left") => runs.reduce((sum, run) => sum + run[figure], 0);
  return { samples: add("samples"), impossible: add("impossible"), left: add("left"), funded };
};
