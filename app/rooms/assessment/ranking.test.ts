import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, multiply, type Rational, rational, toDecimal } from "#app/kernel/rational.ts";
import {
  bonusOf,
  type Contender,
  meanOf,
  rank,
  type ScoreSheet,
  spreadOf,
  strategicContribution,
  tally,
  weightedTotal,
} from "#app/rooms/assessment/ranking.ts";
import { shareLine, tallyLines } from "#app/rooms/assessment/sheet.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const both = (text: string) => ({ sv: text, en: text });
const weights = { need: 40, plan: 35, team: 25 };
const goals = ["rus/1", "rus/2", "rus/3"];

const rules = (change: Partial<CallRules> = {}): CallRules =>
  ({
    criteria: Object.entries(weights).map(([key, weight]) => ({
      key,
      weight,
      name: both(key),
      about: both(key),
      levels: [],
      questions: [],
    })),
    scale: { min: 1, max: 5 },
    strategic: { framework: "rus", about: both("rus"), nodes: goals.map((node) => ({ node, levels: [] })) },
    strategicWeight: 0,
    strategicScale: { min: 0, max: 3 },
    assessorsPerApplication: 2,
    thresholds: [],
    tieBreak: [],
    decimals: 2,
    ...change,
  }) as unknown as CallRules;

type Given = Record<string, number | null>;
const sheet = (scores: Given, counts = true): ScoreSheet => ({
  counts,
  scores: Object.entries(scores).map(([key, value]) => ({ key, value, notAssessable: value === null })),
});

function contender(id: string, sheets: readonly Given[], change: Partial<Contender> = {}): Contender {
  return {
    applicationId: id,
    eligibility: "passed",
    submitted: sheets.length,
    tallies: tally(sheets.map((scores) => sheet(scores))),
    shares: [],
    municipalities: 2,
    members: 2,
    requestedOre: 100_000_00n,
    totalOre: 200_000_00n,
    ...change,
  };
}

const all = (value: number): Given => ({ need: value, plan: value, team: value });
const places = (result: ReturnType<typeof rank>) =>
  Object.fromEntries(result.ranked.map((row) => [row.contender.applicationId, row.rank]));
const text = (value: Rational | null) => (value === null ? null : `${value.num}/${value.den}`);

const score = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 8 });
const goalScore = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null, freq: 8 });
const someSheet: fc.Arbitrary<Given> = fc.record({
  need: score,
  plan: score,
  team: score,
  "node:rus/1": goalScore,
  "node:rus/2": goalScore,
});
const someContender = fc
  .record({
    sheets: fc.array(someSheet, { minLength: 2, maxLength: 6 }),
    parts: fc.integer({ min: 1, max: 9_999 }),
    municipalities: fc.integer({ min: 1, max: 9 }),
    requested: fc.bigInt({ min: 1n, max: 9n }),
    eligibility: fc.constantFrom("passed", "passed", "passed", "failed", "pending"),
  })
  .map(({ sheets, parts, municipalities, requested, eligibility }) => ({
    sheets,
    parts,
    municipalities,
    requested,
    eligibility: eligibility as Contender["eligibility"],
  }));
const asContender = (
  given: { sheets: Given[]; parts: number; municipalities: number; requested: bigint; eligibility: Contender["eligibility"] },
  id: string,
) =>
  contender(id, given.sheets, {
    shares: [
      { node: "rus/1", basisPoints: given.parts },
      { node: "rus/2", basisPoints: 10_000 - given.parts },
    ],
    municipalities: given.municipalities,
    requestedOre: given.requested,
    eligibility: given.eligibility,
  });

const strict = rules({
  strategicWeight: 20,
  thresholds: [
    { on: "criterion", key: "need", atLeastHundredths: 200, text: both("need") },
    { on: "total", atLeastHundredths: 250, text: both("total") },
  ],
  tieBreak: [
    { by: "criterion", key: "team", direction: "desc", text: both("team") },
    { by: "strategic", direction: "desc", text: both("strategic") },
    { by: "municipalities", direction: "desc", text: both("municipalities") },
    { by: "requested", direction: "asc", text: both("requested") },
  ],
});

describe("a mean", () => {
  it("is exact: 1/3 is not 0.33", () => {
    expect(text(meanOf(tally([sheet({ need: 3 }), sheet({ need: 3 }), sheet({ need: 4 })]).need))).toBe("10/3");
  });

  it("leaves out what could not be assessed, and counts it as left out", () => {
    const { need } = tally([sheet({ need: 4 }), sheet({ need: null }), sheet({ need: 5 })]);
    expect(text(meanOf(need))).toBe("9/2");
    expect(need?.leftOut).toBe(1);
  });

  it("is not there when nobody could assess", () => expect(meanOf(tally([sheet({ need: null })]).need)).toBeNull());

  it("does not see an assessor with a conflict of interest", () => {
    expect(text(meanOf(tally([sheet({ need: 2 }), sheet({ need: 5 }, false)]).need))).toBe("2/1");
  });

  it("does not change when somebody cannot assess", () =>
    fc.assert(
      fc.property(fc.array(someSheet, { minLength: 1, maxLength: 6 }), (sheets) => {
        const before = tally(sheets.map((given) => sheet(given)));
        const after = tally(
          [...sheets, { need: null, plan: null, team: null, "node:rus/1": null, "node:rus/2": null }].map((given) =>
            sheet(given),
          ),
        );
        for (const key of Object.keys(before)) expect(text(meanOf(after[key]))).toBe(text(meanOf(before[key])));
      }),
    ));

  it("tells how far the assessors are apart, but not about one alone", () => {
    expect(spreadOf(tally([sheet({ need: 1 }), sheet({ need: 5 }), sheet({ need: 3 })]).need)).toBe(4);
    expect(spreadOf(tally([sheet({ need: 5 })]).need)).toBeNull();
  });
});

describe("the total", () => {
  it("weighs the means by the call's weights, on the criteria's own scale", () => {
    // 0.40 × 3.5 + 0.35 × 4 + 0.25 × 2 = 3.3
    expect(
      text(
        weightedTotal(
          rules(),
          contender("a", [
            { need: 3, plan: 4, team: 2 },
            { need: 4, plan: 4, team: 2 },
          ]),
        ),
      ),
    ).toBe("33/10");
  });

  it("is the score itself when every score is the same", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 }), (value, assessors) => {
        expect(
          text(
            weightedTotal(
              rules(),
              contender(
                "a",
                Array.from({ length: assessors }, () => all(value)),
              ),
            ),
          ),
        ).toBe(`${value}/1`);
      }),
    ));

  it("agrees with arithmetic done in whole billionths, another way", () =>
    fc.assert(
      fc.property(fc.array(someSheet, { minLength: 1, maxLength: 6 }), (sheets) => {
        const total = weightedTotal(rules(), contender("a", sheets));
        const means = Object.entries(weights).map(([key, weight]) => {
          const given = sheets.map((one) => one[key]).filter((value): value is number => typeof value === "number");
          return given.length === 0
            ? null
            : (BigInt(weight) * BigInt(given.reduce((a, b) => a + b, 0)) * 10n ** 12n) / BigInt(given.length);
        });
        if (means.includes(null)) {
          expect(total).toBeNull();
          return;
        }
        const billionths = (means as bigint[]).reduce((a, b) => a + b, 0n) / 100n;
        const exact = ((total as Rational).num * 10n ** 12n) / (total as Rational).den;
        expect(exact - billionths <= 3n && exact - billionths >= -3n).toBe(true);
      }),
    ));

  it("grows in proportion when every score does", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            need: fc.integer({ min: 1, max: 5 }),
            plan: fc.integer({ min: 1, max: 5 }),
            team: fc.integer({ min: 1, max: 5 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        fc.integer({ min: 2, max: 9 }),
        (sheets, factor) => {
          const once = weightedTotal(rules(), contender("a", sheets)) as Rational;
          const larger = sheets.map((one) =>
            Object.fromEntries(Object.entries(one).map(([key, value]) => [key, value * factor])),
          );
          expect(text(weightedTotal(rules(), contender("a", larger)))).toBe(text(rational(once.num * BigInt(factor), once.den)));
        },
      ),
    ));

  it("stays exact when many assessors give large common denominators", () => {
    const many = Array.from({ length: 97 }, (_, index) => ({
      need: 1 + (index % 5),
      plan: index % 2 === 0 ? 4 : null,
      team: index % 3 === 0 ? 5 : null,
    }));
    const total = weightedTotal(rules(), contender("a", many)) as Rational;
    const sum = many.reduce((a, { need }) => a + need, 0);
    expect(text(total)).toBe(text(rational(40n * BigInt(sum) + 35n * 4n * 97n + 25n * 5n * 97n, 9_700n)));
  });
});

describe("a total of very many scores", () => {
  it("is the same fraction, however large the numbers", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 3,
          maxLength: 3,
        }),
        (given) => {
          const keys = Object.keys(weights);
          const tallies = Object.fromEntries(
            given.map(([count, value], index) => [
              keys[index] as string,
              { sum: count * value - 1, count, leftOut: 0, min: 1, max: 5 },
            ]),
          );
          const naive = keys
            .map((key) =>
              multiply(
                rational(weights[key as keyof typeof weights], 100),
                rational((tallies[key] as { sum: number }).sum, (tallies[key] as { count: number }).count),
              ),
            )
            .reduce(add);
          expect(text(weightedTotal(rules(), contender("a", [], { tallies })))).toBe(text(naive));
        },
      ),
    ));
});

describe("the strategic contribution", () => {
  const scored = contender(
    "a",
    [
      { ...all(3), "node:rus/1": 3, "node:rus/2": 1 },
      { ...all(3), "node:rus/1": 2, "node:rus/2": 1 },
    ],
    {
      shares: [
        { node: "rus/1", basisPoints: 7_500 },
        { node: "rus/2", basisPoints: 2_500 },
      ],
    },
  );

  it("weighs the means of the claimed goals by the applicant's own shares", () => {
    // 0.75 × 2.5 + 0.25 × 1 = 2.125
    expect(text(strategicContribution(rules(), scored))).toBe("17/8");
  });

  it("does not count goals of frameworks that the call does not score", () => {
    expect(
      text(strategicContribution(rules(), { ...scored, shares: [...scored.shares, { node: "agenda/4", basisPoints: 10_000 }] })),
    ).toBe("17/8");
  });

  it("leaves out a goal that nobody could assess, with its share", () => {
    const one = contender("a", [{ ...all(3), "node:rus/1": 2, "node:rus/2": null }], { shares: scored.shares });
    expect(text(strategicContribution(rules(), one))).toBe("2/1");
  });

  it("stands beside the total unless the rules weigh it in", () => {
    expect(text(weightedTotal(rules(), scored))).toBe("3/1");
    // On the criteria's scale 17/8 of 0-3 is 1 + 17/8 × 4/3 = 23/6; 0.8 × 3 + 0.2 × 23/6 = 19/6
    expect(text(weightedTotal(rules({ strategicWeight: 20 }), scored))).toBe("19/6");
  });

  it("is the lowest value for an applicant that claimed no scored goal, when it weighs in", () => {
    expect(text(weightedTotal(rules({ strategicWeight: 20 }), contender("a", [all(5), all(5)])))).toBe("21/5");
  });

  it("leaves an application unranked when it weighs in and nobody could assess any claimed goal", () => {
    const one = contender("a", [{ ...all(5), "node:rus/1": null }, all(5)], { shares: [{ node: "rus/1", basisPoints: 10_000 }] });
    expect(rank(rules({ strategicWeight: 20 }), [one]).unranked[0]?.unranked).toEqual({
      code: "not-assessed",
      keys: ["node:rus/1"],
    });
    expect(rank(rules(), [one]).ranked).toHaveLength(1);
  });
});

describe("gates", () => {
  it("list an application that failed the conditions without a place", () => {
    const result = rank(rules(), [contender("a", [all(5), all(5)], { eligibility: "failed" }), contender("b", [all(1), all(1)])]);
    expect(places(result)).toEqual({ b: 1 });
    expect(result.unranked[0]?.unranked).toEqual({ code: "not-eligible" });
  });

  it("wait for as many assessments as the rules ask for", () => {
    expect(rank(rules(), [contender("a", [all(5)])]).unranked[0]?.unranked).toEqual({
      code: "assessments-missing",
      submitted: 1,
      required: 2,
    });
  });

  it("name the criteria that nobody could assess", () => {
    const result = rank(rules(), [
      contender("a", [
        { ...all(5), team: null },
        { ...all(5), team: null },
      ]),
    ]);
    expect(result.unranked[0]?.unranked).toEqual({ code: "not-assessed", keys: ["team"] });
    expect(result.unranked[0]?.total).toBeNull();
  });

  it("let a mean pass that is exactly on its threshold, and no mean below it", () => {
    const limited = rules({ thresholds: [{ on: "criterion", key: "need", atLeastHundredths: 250, text: both("need") }] });
    const on = contender("on", [
      { ...all(3), need: 2 },
      { ...all(3), need: 3 },
    ]);
    const below = contender("below", [
      { ...all(5), need: 2 },
      { ...all(5), need: 2 },
    ]);
    const result = rank(limited, [below, on]);
    expect(places(result)).toEqual({ on: 1 });
    expect(result.unranked[0]?.unranked).toEqual({ code: "below-threshold", thresholds: [0] });
  });

  it("are never passed by rounding: 2.745 is below 2.75 though it reads 2.75", () => {
    const limited = rules({ thresholds: [{ on: "total", atLeastHundredths: 275, text: both("total") }] });
    // 0.40 × 3 + 0.35 × 3 + 0.25 × 99/50 = 2.745
    const near = contender(
      "near",
      Array.from({ length: 50 }, (_, index) => ({ need: 3, plan: 3, team: index === 0 ? 1 : 2 })),
    );
    expect(toDecimal(weightedTotal(limited, near) as Rational, 2)).toBe("2.75");
    expect(rank(limited, [near]).unranked[0]?.unranked).toEqual({ code: "below-threshold", thresholds: [0] });
  });
});

describe("an order", () => {
  it("puts the higher total first", () => {
    expect(places(rank(rules(), [contender("low", [all(2), all(2)]), contender("high", [all(4), all(4)])]))).toEqual({
      high: 1,
      low: 2,
    });
  });

  it("breaks a tie by the rules in their order, and says by which", () => {
    const result = rank(strict, [
      contender("few", [all(3), all(3)], { municipalities: 2 }),
      contender("many", [all(3), all(3)], { municipalities: 5 }),
    ]);
    expect(places(result)).toEqual({ many: 1, few: 2 });
    expect(result.ranked[1]?.tie).toEqual({ kind: "broken", rule: 2 });
  });

  it("counts municipalities as the call says: the adjunct ones too, or only those that count where a number is demanded", () => {
    const two = [
      contender("adjunct", [all(3), all(3)], { municipalities: 3, members: 2 }),
      contender("members", [all(3), all(3)], { municipalities: 3, members: 3 }),
    ];
    const by = (fact: "municipalities" | "members") =>
      places(rank(rules({ tieBreak: [{ by: fact, direction: "desc", text: both(fact) }] }), two));
    expect(by("municipalities")).toEqual({ adjunct: 1, members: 1 });
    expect(by("members")).toEqual({ members: 1, adjunct: 2 });
  });

  it("lets what is still equal share the place, and counts the next one as if it did not", () => {
    const result = rank(rules(), [
      contender("c", [all(3), all(3)]),
      contender("b", [all(3), all(3)]),
      contender("d", [all(2), all(2)]),
      contender("a", [all(5), all(5)]),
    ]);
    expect(places(result)).toEqual({ a: 1, b: 2, c: 2, d: 4 });
    expect(result.ranked.map(({ shared }) => shared)).toEqual([false, true, true, false]);
    expect(result.ranked[2]?.tie).toEqual({ kind: "shared" });
  });

  it("puts a missing strategic contribution last in a tie", () => {
    const result = rank(rules({ tieBreak: [{ by: "strategic", direction: "asc", text: both("s") }] }), [
      contender("none", [all(3), all(3)]),
      contender("some", [{ ...all(3), "node:rus/1": 0 }, all(3)], { shares: [{ node: "rus/1", basisPoints: 10_000 }] }),
    ]);
    expect(places(result)).toEqual({ some: 1, none: 2 });
  });

  it("does not depend on the order the applications come in", () =>
    fc.assert(
      fc.property(fc.array(someContender, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (given, stream) => {
        const made = given.map((one, index) => asContender(one, `${index}`));
        const shuffled = made
          .map((one) => ({ one, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const place = (result: ReturnType<typeof rank>) =>
          Object.fromEntries(
            [...result.ranked, ...result.unranked].map((row) => [
              row.contender.applicationId,
              { rank: row.rank, shared: row.shared, total: text(row.total), why: row.unranked },
            ]),
          );
        expect(place(rank(strict, shuffled))).toEqual(place(rank(strict, made)));
      }),
    ));

  it("does not depend on the order the scores come in", () =>
    fc.assert(
      fc.property(fc.array(someSheet, { minLength: 1, maxLength: 6 }), (sheets) => {
        expect(tally([...sheets].reverse().map((one) => sheet(one)))).toEqual(tally(sheets.map((one) => sheet(one))));
      }),
    ));

  it("is a strict weak order: sorted neighbours agree with every pair", () =>
    fc.assert(
      fc.property(fc.array(someContender, { minLength: 2, maxLength: 10 }), (given) => {
        const { ranked } = rank(
          strict,
          given.map((one, index) => asContender(one, `${index}`)),
        );
        for (const [i, a] of ranked.entries())
          for (const b of ranked.slice(i + 1)) {
            expect((a.rank as number) <= (b.rank as number)).toBe(true);
            expect(compare(a.total as Rational, b.total as Rational)).toBeGreaterThanOrEqual(0);
          }
      }),
    ));

  it("never puts anybody lower for a higher score", () =>
    fc.assert(
      fc.property(
        fc.array(someContender, { minLength: 2, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom("need", "plan", "team"),
        (given, pick, key) => {
          const plain = { ...strict, strategicWeight: 0, tieBreak: strict.tieBreak.filter(({ by }) => by !== "strategic") };
          const index = pick % given.length;
          const chosen = given[index] as (typeof given)[number];
          const raised = {
            ...chosen,
            sheets: chosen.sheets.map((one, at) =>
              at === 0 && typeof one[key] === "number" ? { ...one, [key]: Math.min(5, (one[key] as number) + 1) } : one,
            ),
          };
          const place = (with_: typeof given) => {
            const result = rank(
              plain,
              with_.map((one, at) => asContender(one, `${at}`)),
            );
            return result.ranked.find((row) => row.contender.applicationId === `${index}`)?.rank ?? Number.POSITIVE_INFINITY;
          };
          expect(place(given.map((one, at) => (at === index ? raised : one)))).toBeLessThanOrEqual(place(given));
        },
      ),
    ));
});

describe("scores as one line", () => {
  it("add up to the same as scores one by one, whatever keys each sheet has", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(
            fc.constantFrom("need", "plan", "team", "node:rus-vg-2030/prio-1"),
            fc.option(fc.integer({ min: -12, max: 120 }), { nil: null }),
            { minKeys: 0 },
          ),
          { maxLength: 6 },
        ),
        (sheets) => {
          const groups = new Map<string, string[]>();
          for (const one of sheets) {
            const keys = Object.keys(one).sort();
            const line = keys.map((key) => one[key] ?? "-").join(",");
            groups.set(keys.join(" "), [...(groups.get(keys.join(" ")) ?? []), line]);
          }
          const lines = [...groups].map(([keys, values]) => `${keys}|${values.join(";")}`).join("\n");
          const read = tallyLines(sheets.length === 0 ? null : lines);
          expect(read.tallies).toEqual(tally(sheets.map((one) => sheet(one))));
          expect(read.submitted).toBe(sheets.length);
        },
      ),
    ));

  it("reads the applicant's shares", () => {
    expect(shareLine("rus/1=6000 other/3=10000 rus/2=4000", new Set(["rus/1", "rus/2"]))).toEqual([
      { node: "rus/1", basisPoints: 6_000 },
      { node: "rus/2", basisPoints: 4_000 },
    ]);
    expect(shareLine(null, new Set(["rus/1"]))).toEqual([]);
  });
});

describe("a bonus", () => {
  type Giving = NonNullable<CallRules["bonus"]>;
  const point = (by: Giving["points"][number]["by"], atLeast: number, hundredths: number) => ({
    key: `${by}-${atLeast}`,
    name: both(by),
    by,
    atLeast,
    hundredths,
    text: both(by),
  });
  const giving = (mostHundredths: number, ...points: Giving["points"]): Giving => ({
    mostHundredths,
    text: both("most"),
    points,
  });
  const wide = giving(50, point("municipalities", 4, 25), point("municipalities", 6, 25), point("co-financing", 60, 30));
  const facts = { members: 4, requestedOre: 40n, totalOre: 100n };

  it("is given for facts, exactly on the limit too, and never more in all than the most", () => {
    expect(bonusOf({ bonus: wide }, { ...facts, members: 3, requestedOre: 41n })).toEqual({ hundredths: 0, given: [] });
    expect(bonusOf({ bonus: wide }, { ...facts, requestedOre: 41n })).toEqual({ hundredths: 25, given: [0] });
    // Sixty per cent of a cost that cannot be divided by a hundred: one öre less asked for, and it is reached.
    expect(bonusOf({ bonus: wide }, { members: 0, requestedOre: 41n, totalOre: 101n }).given).toEqual([]);
    expect(bonusOf({ bonus: wide }, { members: 0, requestedOre: 40n, totalOre: 101n }).given).toEqual([2]);
    expect(bonusOf({ bonus: wide }, { ...facts, members: 6 })).toEqual({ hundredths: 50, given: [0, 1, 2] });
    expect(bonusOf({ bonus: wide }, { members: 0, requestedOre: 0n, totalOre: 0n }).given).toEqual([]);
    expect(bonusOf({ bonus: null }, facts)).toEqual({ hundredths: 0, given: [] });
  });

  it("can lift one application over another, and over none of the thresholds", () => {
    const limited = rules({ bonus: wide, thresholds: [{ on: "total", atLeastHundredths: 300, text: both("total") }] });
    const result = rank(limited, [
      contender("plain", [all(3), { ...all(3), need: 4 }]),
      contender("wide", [all(3), all(3)], { members: 4 }),
      contender("below", [all(3), { ...all(3), team: 2 }], { members: 6 }),
    ]);
    expect(places(result)).toEqual({ wide: 1, plain: 2 });
    expect(result.ranked.map(({ total }) => text(total))).toEqual(["13/4", "16/5"]);
    expect(result.unranked[0]).toMatchObject({ unranked: { code: "below-threshold" }, bonus: { hundredths: 50, given: [0, 1] } });
  });

  it("adds exactly itself to the total, changes no gate, and a call without one is ranked as ever", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someContender, fc.nat({ max: 9 }), fc.bigInt({ min: 0n, max: 20n })), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 1, max: 80 }),
        (given, most) => {
          const made = given.map(([one, members, more], index) => ({
            ...asContender(one, `${index}`),
            members,
            totalOre: one.requested + more,
          }));
          const { bonus: _, ...old } = strict;
          const without = rank(strict, made);
          expect(rank({ ...strict, bonus: null }, made)).toEqual(without);
          expect(rank(old as CallRules, made)).toEqual(without);
          const bonus = giving(most, ...wide.points);
          const result = rank({ ...strict, bonus }, made);
          const before = new Map([...without.ranked, ...without.unranked].map((row) => [row.contender.applicationId, row]));
          for (const row of [...result.ranked, ...result.unranked]) {
            const was = before.get(row.contender.applicationId);
            expect(row.unranked).toEqual(was?.unranked);
            expect(row.bonus.hundredths).toBeLessThanOrEqual(most);
            expect(text(row.total)).toBe(was?.total ? text(add(was.total, rational(row.bonus.hundredths, 100))) : null);
          }
          // Facts alike, order alike: what everybody gets moves nobody.
          const alike = made.map((one) => ({ ...one, members: 9, requestedOre: 1n, totalOre: 9n }));
          const order = (with_: CallRules) => rank(with_, alike).ranked.map((row) => [row.contender.applicationId, row.rank]);
          expect(order({ ...strict, bonus })).toEqual(order(strict));
        },
      ),
    ));
});
