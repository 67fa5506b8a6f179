import { expect, it } from "vitest";
import { answeredWhenItFell, fell } from "#app/rooms/allocation/fallen-thread.test-data.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { isSolved } from "#app/rooms/allocation/solving.ts";
import { bestOf, reasonsOf } from "./ask.server.ts";

/** Two years with matched pots, and worth that follows the sum: many are nearly as good, so that the work is long. */
const problemOf = (count: number): ProblemJson => {
  const sum = (place: number) => 101 + ((place * 7_919) % 1_397);
  const total = Array.from({ length: count }, (_, place) => sum(place)).reduce((all, one) => all + one, 0);
  return {
    objective: "score-times-worth",
    pots: [2027, 2028].flatMap((year) =>
      ["region", "towns"].map((source) => ({
        ...{ id: `${source} ${year}`, year, purpose: "growth", share: 5_000 },
        available: Math.floor(total / 11),
      })),
    ),
    applications: Array.from({ length: count }, (_, place) => ({
      id: `a${place}`,
      score: `${100 + Math.floor(sum(place) / 4)}/100`,
      levels: [
        {
          years: [
            { year: 2027, amount: Math.floor(sum(place) / 3) },
            { year: 2028, amount: sum(place) - Math.floor(sum(place) / 3) },
          ],
        },
      ],
    })),
  };
};

it("a solver's thread that falls in the middle is an answer that was not found, which is asked anew and stands in nobody's way", async () => {
  const [small, large] = [problemOf(4), problemOf(60)];
  expect(await answeredWhenItFell("answers", () => bestOf(small))).toEqual({ kind: "unsolved" });
  expect(isSolved(await bestOf(small))).toBe(true);
  // Two who wait for the same: the second asks anew when the first one's thread has fallen.
  const [first, second] = await answeredWhenItFell("answers", () => Promise.all([bestOf(problemOf(5)), bestOf(problemOf(5))]));
  expect([first?.kind, second && isSolved(second)]).toEqual(["unsolved", true]);
  // It falls when nobody asks: the next is answered at once, by another.
  await fell("answers");
  expect(isSolved(await bestOf(problemOf(6)))).toBe(true);

  const everybody = Array.from({ length: 60 }, (_, place) => `a${place}`);
  const reasons = (of: readonly string[], milliseconds: number) => reasonsOf(large, of, { milliseconds });
  const before = await reasons(everybody, 0);
  const fallen = await answeredWhenItFell("explanations", () => reasons(before.left, 60_000), 300);
  expect(fallen.failed).toBe(true);
  expect(fallen.left.length).toBeGreaterThan(0);
  // Each is told whole or left, none is lost, and who asks again goes on where it ended.
  const whole = fallen.reasons.filter((one) => one.riseInFund !== "further").map((one) => one.application);
  expect([...whole, ...fallen.left].sort()).toEqual([...before.left].sort());
  const again = await reasons(before.left, 500);
  expect(again.failed).toBe(false);
  const known = new Set(again.reasons.map((one) => one.application));
  expect(whole.every((one) => known.has(one))).toBe(true);
}, 120_000);
