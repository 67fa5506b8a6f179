import { describe, expect, it } from "vitest";
import { type Landing, solveCore, staircase } from "./core.ts";
import type { Plain } from "./plain.ts";

/** Small sums, so that many proposals are as good; worth follows the sum in every third. */
function plainOf(seed: number): Plain {
  let state = seed;
  const whole = (low: number, high: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return low + (Math.floor(state / 65_536) % (high - low + 1));
  };
  const items = Array.from({ length: whole(3, 9) }, () => {
    const weight = whole(2, 11);
    const less = whole(1, weight - 1);
    const value = seed % 3 === 0 ? weight : whole(1, 9);
    const levels = whole(0, 1)
      ? [{ weight, value }]
      : [
          { weight, value },
          { weight: less, value: whole(0, value) },
        ];
    const all = [...levels, { weight: 0, value: 0 }];
    return { group: whole(-1, 2), weights: all.map((one) => one.weight), values: all.map((one) => one.value) };
  });
  const groups = [0, 1, 2].map((group) => {
    const mine = items.filter((item) => item.group === group).reduce((sum, item) => sum + (item.weights[0] as number), 0);
    return { lower: whole(0, 2) === 0 ? Math.floor(mine / 4) : -Infinity, upper: whole(0, 1) ? Math.ceil(mine / 2) : Infinity };
  });
  return { items, groups, budget: whole(10, 20) };
}

describe("the core", () => {
  it("reads a growing budget in stretches of any length as it solves each budget by itself: what is best, and the first of equals", () => {
    let read = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const plain = plainOf(seed);
      const from = plain.budget;
      const first = solveCore(plain);
      if (first.kind !== "optimal") continue;
      const solved = Array.from({ length: 31 }, (_, more) => solveCore({ ...plain, budget: from + more }));
      for (const width of [4, 30]) {
        const start: Landing = { takes: from, value: first.value, first: () => first.picks };
        const climb = staircase(plain);
        const landings = [start];
        for (let at = from; at < from + 30; at += width) {
          const stretch = climb(landings.at(-1) as Landing, at, Math.min(from + 30, at + width), 0);
          if (stretch === "too-many") throw new Error(`seed ${seed}: so few fit in any list`);
          landings.push(...stretch.landings);
        }
        for (const [more, answer] of solved.entries()) {
          if (answer.kind !== "optimal") throw new Error(`seed ${seed}: what fits with less fits with more`);
          const here = landings.findLast((one) => one.takes <= from + more) as Landing;
          const [mine, its] = [
            [here.value, ...Array.from(here.first() ?? [])],
            [answer.value, ...answer.picks],
          ];
          if (String(mine) !== String(its)) expect(mine, `seed ${seed}, ${more} more, stretches of ${width}`).toEqual(its);
          read++;
        }
      }
    }
    expect(read).toBeGreaterThan(500);
  });

  it("is not led astray by what the best is thought to be worth", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const plain = plainOf(seed);
      const answer = solveCore(plain);
      const told = (of: typeof answer) => (of.kind === "optimal" ? [of.value, of.picks] : of.kind);
      const value = answer.kind === "optimal" ? answer.value : 10;
      for (const likely of [0, value - 1, value, value + 1, value * 3])
        expect(told(solveCore(plain, undefined, { likely, uncounted: true })), `seed ${seed}`).toEqual(told(answer));
    }
  });
});
