import { describe, expect, it } from "vitest";
import { bestWhileGrowing } from "./growing.ts";
import { compile } from "./model.ts";
import type { Problem } from "./problem.ts";
import { growthOf } from "./rising.ts";
import { overYears, problemOf } from "./small.test-data.ts";
import { type Answer, solveModel } from "./solve.ts";

/** Each fund in two pots that share it unequally, the second with an öre to spare, under a limit on both. */
const matched = (problem: Problem): Problem => ({
  ...problem,
  pots: problem.pots.flatMap((pot) => [
    { ...pot, id: `${pot.id} region`, share: 6_000, available: (pot.available * 6n) / 10n },
    { ...pot, id: `${pot.id} towns`, share: 4_000, available: (pot.available * 4n) / 10n + 1n },
  ]),
  limits: [{ id: "limit", name: "limit", year: 2027, purpose: "growth", most: 8n }],
});

describe("the best proposals while a fund grows, in one list", () => {
  it("are those that solving says with every rise, öre by öre, foreseen from the first step or not", () => {
    let [met, asked] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const problem =
        seed % 3 === 0 ? matched(overYears(problemOf(seed))) : seed % 3 === 1 ? overYears(problemOf(seed)) : problemOf(seed);
      const model = compile(problem);
      const growth = growthOf(problem, model, { year: 2027, purpose: "growth" });
      const solvedWith = (rise: bigint): Answer => {
        const room = growth.roomWith(rise);
        const rows = model.rows.map((row, place) => ({ ...row, upper: room[growth.places.indexOf(place)] ?? row.upper }));
        return solveModel({ ...model, rows });
      };
      const from = BigInt(seed % 5);
      const before = solvedWith(from);
      if (before.kind !== "optimal") continue;
      for (const [to, value, after] of [
        [from + 1n, before.value, 0],
        [40n, before.value, 0],
        [25n, 0n, 1_000],
      ] as const) {
        const told = bestWhileGrowing(growth, { from, to }, { value, lost: seed % 2, limit: 1_000_000, after });
        if (!told) continue;
        asked++;
        for (let rise = from; rise <= to; rise++) {
          const answer = solvedWith(rise);
          const best = told.best?.findLast((one) => one.need <= rise);
          expect(best, `seed ${seed}, ${rise} öre of ${from} to ${to}`).toMatchObject({
            value: answer.kind === "optimal" && answer.value,
            picks: answer.kind === "optimal" && answer.picks,
          });
        }
        met += told.best?.length ?? 0;
      }
    }
    expect(asked).toBeGreaterThan(120);
    expect(met).toBeGreaterThan(400);
  });

  it("are none where they take more steps than they may", () => {
    const problem = overYears(problemOf(3));
    const growth = growthOf(problem, compile(problem), { year: 2027, purpose: "growth" });
    expect(bestWhileGrowing(growth, { from: 0n, to: 20n }, { value: 0n, lost: 0, limit: 1 })?.best).toBeNull();
  });
});
