import { describe, expect, it } from "vitest";
import { exampleBasis } from "./basis.test-data.ts";
import { noChoices, problemOf } from "./basis.ts";
import { sensitivity, together, verdictOf } from "./sensitivity.ts";
import { readProblem } from "./solver/problem.ts";
import { type Question, reply } from "./solving.ts";

const basis = exampleBasis();
const [first, second, third] = basis.applications.map((one) => one.id) as [string, string, string];
const problemWith = (choices = noChoices) => problemOf(basis, choices);
const readOf = (choices = noChoices) => {
  const read = readProblem(problemWith(choices));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.problem;
};
const billion = 1_000_000_000;
const of = ["T-1", "T-2", "T-3"];
const run = (totals: (number | null)[][], choices = noChoices) =>
  sensitivity(
    readOf(choices),
    totals.map((sample) => sample.map((total) => (total === null ? null : total * billion))),
    {},
    { of, isLate: () => false },
  );

/** Two assessors who disagree about the first and the third: drawn anew, their places change. */
const question = (seed: string, draws = 40): Question => ({
  ask: "sensitivity",
  problem: problemWith(),
  numbers: { [first]: "T-1", [second]: "T-2", [third]: "T-3" },
  milliseconds: 10_000,
  sheets: {
    rules: {
      criteria: [
        { key: "need", weight: 50 },
        { key: "plan", weight: 50 },
      ],
      scale: { min: 1, max: 5, labels: [] } as never,
      strategicScale: { min: 0, max: 3, labels: [] } as never,
      strategicWeight: 0,
      nodes: [],
      thresholds: [],
    },
    contenders: [first, second, third].map((applicationId) => ({ applicationId, requestedOre: 1n, shares: [], bonus: 0 })),
    sheets: [
      { applicationId: first, assessorId: "a", values: { need: 5, plan: 5 } },
      { applicationId: first, assessorId: "b", values: { need: 1, plan: 1 } },
      { applicationId: second, assessorId: "a", values: { need: 4, plan: 4 } },
      { applicationId: second, assessorId: "b", values: { need: 4, plan: 4 } },
      { applicationId: third, assessorId: "a", values: { need: 1, plan: 1 } },
      { applicationId: third, assessorId: "b", values: { need: 5, plan: 5 } },
    ],
    roomOre: null,
    swing: 0,
    draws,
    seed,
  },
});

describe("how often each is funded", () => {
  it("counts the exact optimum of each sample: money at all, and all that was asked for", () => {
    expect(
      run([
        [4, 3.8, 3.5],
        [1, 3.8, 3.5],
      ]),
    ).toEqual({
      samples: 2,
      impossible: 0,
      left: 0,
      funded: { "T-1": { times: 1, full: 0 }, "T-2": { times: 2, full: 2 }, "T-3": { times: 1, full: 1 } },
    });
  });

  it("gives nothing to who has no total in a sample, and tells when the conditions then cannot hold", () => {
    expect(run([[null, 3.8, 3.5]]).funded["T-1"]).toBeUndefined();
    const locked = {
      ...noChoices,
      pins: [{ application: first, pin: "must" as const, level: null, reason: "Lovat" }],
    };
    expect(
      run(
        [
          [null, 3.8, 3.5],
          [4, 3.8, 3.5],
        ],
        locked,
      ),
    ).toMatchObject({ samples: 1, impossible: 1, funded: { "T-1": { times: 1 } } });
  });

  it("says what there was no time for", () => {
    const late = sensitivity(readOf(), [[billion, billion, billion]], {}, { of, isLate: () => true });
    expect(late).toEqual({ samples: 0, impossible: 0, left: 1, funded: {} });
  });

  it("is the same for the same seed and another for another, and runs add up", () => {
    const ask = (seed: string) => reply(question(seed), {}, () => 0);
    const once = ask("2027") as ReturnType<typeof sensitivity>;
    expect(ask("2027")).toEqual(once);
    expect(ask("2028")).not.toEqual(once);
    expect(once.samples).toBe(40);
    // Nobody is always in or always out when the assessors disagree so.
    for (const number of ["T-1", "T-3"]) {
      expect(once.funded[number]?.times).toBeGreaterThan(0);
      expect(once.funded[number]?.times).toBeLessThan(40);
    }
    const two = together([once, once]);
    expect([two.samples, two.funded["T-1"]?.times]).toEqual([80, 2 * (once.funded["T-1"]?.times ?? 0)]);
  });
});

it("is sure only of what nearly all samples and the scenario agree on, and tells where most samples say the other way", () => {
  const told = [1000, 950, 949, 500, 499, 50].map((share) => [verdictOf(true, share), verdictOf(false, share)]);
  expect(told).toEqual([
    ["safe", "against"],
    ["safe", "against"],
    ["edge", "against"],
    ["edge", "edge"],
    ["against", "edge"],
    ["against", "out"],
  ]);
});
