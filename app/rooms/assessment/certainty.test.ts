import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kronor } from "#app/kernel/money.ts";
import { type CertaintyQuestion, type CertaintyRules, type CertaintySheet, certainty } from "#app/rooms/assessment/certainty.ts";

const rules: CertaintyRules = {
  criteria: [
    { key: "nytta", weight: 60 },
    { key: "kvalitet", weight: 40 },
  ],
  scale: { min: 1, max: 5 },
  strategicScale: { min: 0, max: 3 },
  strategicWeight: 0,
  nodes: [],
  thresholds: [],
};
const wanted = 100;
/** Applications in the ranking's order, each with its assessors' pairs of scores. */
const question = (
  scores: readonly (readonly [number, number])[][],
  more: Partial<CertaintyQuestion> = {},
): CertaintyQuestion => ({
  rules,
  contenders: scores.map((_, index) => ({ applicationId: `a${index}`, requestedOre: kronor(wanted), shares: [], bonus: 0 })),
  sheets: scores.flatMap((sheets, index) =>
    sheets.map(([nytta, kvalitet], assessor) => ({
      applicationId: `a${index}`,
      assessorId: `p${assessor}`,
      values: { nytta, kvalitet },
    })),
  ),
  roomOre: kronor(wanted),
  swing: 10,
  draws: 200,
  seed: "2027",
  ...more,
});

const score = fc.integer({ min: 1, max: 5 });
const pair = fc.tuple(score, score);
const total = (sheets: readonly (readonly [number, number])[]) =>
  sheets.reduce((sum, [a, b]) => sum + 0.6 * a + 0.4 * b, 0) / sheets.length;
const instance = fc
  .array(fc.array(pair, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((all) => all.toSorted((a, b) => total(b) - total(a)));

describe("how sure the order is", () => {
  test("everybody agrees and the distance is wide: the first is safe, the last is out, and neither moves", () => {
    const [first, last] = certainty(
      question([
        [
          [5, 5],
          [5, 5],
          [5, 5],
        ],
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      ]),
    );
    expect(first).toMatchObject({ place: 1, all: { best: 1, worst: 1 }, verdict: "safe", reachedPerMille: 1000 });
    expect(last).toMatchObject({ place: 2, all: { best: 2, worst: 2 }, verdict: "out", reachedPerMille: 0 });
  });

  test("one assessor carries the order: without that one it turns, and both are on the edge", () => {
    const both = certainty(
      question(
        [
          [
            [5, 5],
            [3, 3],
            [3, 3],
          ],
          [
            [3, 3],
            [4, 3],
            [3, 4],
          ],
        ],
        { swing: 0 },
      ),
    );
    expect(both.map(({ withoutOne }) => withoutOne)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(both.map(({ verdict }) => verdict)).toEqual(["edge", "edge"]);
    expect(both.map(({ weights }) => weights)).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
    ]);
  });

  test("strong in what another is weak in: a weight moved far enough turns the order, one moved less does not", () => {
    // 4,2 and 4,0: level when the first criterion weighs half.
    const opposite: [number, number][][] = [[[5, 3]], [[3, 5]]];
    const turned = (swing: number) => certainty(question(opposite, { swing, draws: 0 })).map(({ weights }) => weights.worst);
    expect(turned(9)).toEqual([1, 2]);
    expect(turned(11)).toEqual([2, 2]);
  });

  test("below a threshold nobody is reached by the money, and comes last", () => {
    const limited = { ...rules, thresholds: [{ on: "criterion", key: "kvalitet", atLeastHundredths: 300 } as const] };
    const [first, second] = certainty(question([[[5, 2]], [[2, 3]]], { rules: limited, draws: 0, swing: 0 }));
    expect(first).toMatchObject({ place: 2, verdict: "out" });
    expect(second).toMatchObject({ place: 1, verdict: "safe" });
  });

  test("a call without funds has places and no verdicts", () => {
    const [one] = certainty(question([[[4, 4]]], { roomOre: null }));
    expect(one).toMatchObject({ verdict: null, reachedPerMille: null, place: 1 });
  });

  test("the strategic contribution weighs in as the rules say; who claimed nothing gets the lowest", () => {
    const strategic = { ...rules, strategicWeight: 50, nodes: ["a", "b"] };
    const contenders = [
      { applicationId: "a0", requestedOre: kronor(wanted), shares: [{ node: "a", basisPoints: 10_000 }], bonus: 0 },
      { applicationId: "a1", requestedOre: kronor(wanted), shares: [], bonus: 0 },
    ];
    const sheets: CertaintySheet[] = [
      { applicationId: "a0", assessorId: "p", values: { nytta: 3, kvalitet: 3, "node:a": 3 } },
      { applicationId: "a1", assessorId: "p", values: { nytta: 4, kvalitet: 4 } },
    ];
    const [claimed, none] = certainty(question([], { rules: strategic, contenders, sheets, swing: 0, draws: 0 }));
    // (3 + 5) / 2 against (4 + 1) / 2
    expect([claimed?.place, none?.place]).toEqual([1, 2]);
  });

  test("whatever the scores: the place lies within every interval, and intervals within the number there are", () => {
    fc.assert(
      fc.property(instance, fc.integer({ min: 0, max: 30 }), (scores, swing) => {
        for (const one of certainty(question(scores, { swing, draws: 20 }))) {
          for (const { best, worst } of [one.weights, one.withoutOne, one.resampled, one.all]) {
            expect(best).toBeGreaterThanOrEqual(1);
            expect(best).toBeLessThanOrEqual(one.place);
            expect(worst).toBeGreaterThanOrEqual(one.place);
            expect(worst).toBeLessThanOrEqual(scores.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the same seed gives the same answer, in whatever order the sheets are read; another seed another", () => {
    fc.assert(
      fc.property(instance, fc.integer(), (scores, turn) => {
        const asked = question(scores, { draws: 30 });
        const mixed = [...asked.sheets].sort((a, b) =>
          a.applicationId + a.assessorId + turn < b.applicationId + b.assessorId + turn ? 1 : -1,
        );
        expect(certainty({ ...asked, sheets: mixed })).toEqual(certainty(asked));
      }),
      { numRuns: 40 },
    );
    const near: [number, number][][] = Array.from({ length: 8 }, (_, index) => [
      [3 + (index % 3), 3],
      [4, 2 + (index % 4)],
      [2 + (index % 2), 5],
    ]);
    const answers = ["ett", "två"].map((seed) => certainty(question(near, { seed, draws: 50 })));
    expect(answers[0]).not.toEqual(answers[1]);
  });

  test("four times as many applications take about four times as long: a thousand with five assessments each is no other order", () => {
    const chance = (index: number, more: number) => 1 + ((index * 7919 + more * 104_729) % 5);
    const keys = ["a", "b", "c", "d", "e", "f"];
    const round = (applications: number): CertaintyQuestion => ({
      ...question([]),
      rules: { ...rules, criteria: keys.map((key, index) => ({ key, weight: index < 4 ? 17 : 16 })) },
      contenders: Array.from({ length: applications }, (_, index) => ({
        applicationId: `a${index}`,
        requestedOre: kronor(wanted),
        shares: [],
        bonus: 0,
      })),
      sheets: Array.from({ length: 5 * applications }, (_, index) => ({
        applicationId: `a${index % applications}`,
        assessorId: `p${(index * 7) % 60}`,
        values: Object.fromEntries(keys.map((key, at) => [key, chance(index, at)])),
      })),
      roomOre: kronor((wanted * applications * 3) / 10),
      draws: 60,
    });
    const [few, many] = [round(250), round(1000)];
    const taken = (asked: CertaintyQuestion) => {
      const began = performance.now();
      expect(certainty(asked)).toHaveLength(asked.contenders.length);
      return performance.now() - began;
    };
    taken(few);
    // In turns, the quickest of each, until it is seen: what else the machine does falls on both, and a square would take sixteen times as long
    // in every turn. The two seconds themselves are held by `npm run bench -- beside`.
    const least = [Infinity, Infinity] as [number, number];
    for (let turn = 0; turn < 12 && !(least[1] / least[0] < 9); turn++) {
      least[0] = Math.min(least[0], taken(few));
      least[1] = Math.min(least[1], taken(many));
    }
    expect(least[1] / least[0]).toBeLessThan(9);
  });
});

test("a bonus is part of every total and stands outside the thresholds, as in the ranking", () => {
  const sheets = [[[4, 4]], [[4, 4]], [[3, 3]]] as const;
  const asked = question(sheets.map((one) => [...one]) as never, { roomOre: null, swing: 0, draws: 3 });
  const limited = { ...rules, thresholds: [{ on: "total" as const, atLeastHundredths: 350 }] };
  const contenders = asked.contenders.map((one, index) => ({ ...one, bonus: index === 0 ? 0 : 90 }));
  expect(certainty({ ...asked, rules: limited, contenders }).map(({ place }) => place)).toEqual([2, 1, 3]);
});
