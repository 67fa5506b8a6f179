import { loadGeneral } from "#app/rooms/allocation/solver/highs.server.ts";
import type { Problem } from "#app/rooms/allocation/solver/problem.ts";
import { type Settings, type Solution, solve } from "#app/rooms/allocation/solver/solve.ts";

/** `solve` with HiGHS at hand for every shape that the pure solvers give up; `milliseconds` measured around all of it. */
export async function solveWithHighs(
  problem: Problem,
  settings: Omit<Settings, "general"> = {},
): Promise<{ readonly solution: Solution; readonly milliseconds: number }> {
  const general = await loadGeneral();
  const begun = performance.now();
  const solution = solve(problem, { ...settings, general });
  return { solution, milliseconds: performance.now() - begun };
}
