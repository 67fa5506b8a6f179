import { describe, expect, it } from "vitest";
import { rational } from "#app/kernel/rational.ts";
import { scoredRules } from "#app/rooms/assessment/assessment-world.test-data.ts";
import { opennessOf } from "#app/rooms/assessment/discussion.ts";
import { standsOut, withModerated } from "#app/rooms/assessment/moderated-score.ts";
import { type Contender, rank, tally, weightedTotal } from "#app/rooms/assessment/ranking.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const rules = { ...scoredRules, strategicWeight: 0 } as unknown as CallRules;
const contender = (applicationId: string, ...sheets: (readonly [need: number | null, plan: number])[]): Contender => ({
  applicationId,
  eligibility: "passed",
  submitted: sheets.length,
  tallies: tally(
    sheets.map(([need, plan]) => ({
      counts: true,
      scores: [
        { key: "need", value: need, notAssessable: need === null },
        { key: "plan", value: plan, notAssessable: false },
      ],
    })),
  ),
  shares: [],
  members: 0,
  totalOre: 0n,
  municipalities: 1,
  requestedOre: 100n,
});

describe("a score that stands out", () => {
  it("lies two steps or more from the mean of the others, exactly, where at least three have scored", () => {
    expect(standsOut([4, 2, 4])).toEqual([false, true, false]);
    expect(standsOut([5, 3, 4])).toEqual([false, false, false]);
    // 5 against a mean of 3⅓ is less than two steps; 1 against 4 is three.
    expect(standsOut([5, 3, 3, 4])).toEqual([false, false, false, false]);
    expect(standsOut([1, 4, 4, 4])).toEqual([true, false, false, false]);
  });

  it("is never said of two who differ, and what could not be assessed is in no mean", () => {
    expect(standsOut([1, 5])).toEqual([false, false]);
    expect(standsOut([1, 5, null])).toEqual([false, false, false]);
    expect(standsOut([2, null, 4, 4])).toEqual([true, false, false, false]);
    expect(standsOut([])).toEqual([]);
  });
});

describe("a common score", () => {
  it("stands in the mean's place in a reckoning beside, and leaves the independent scores as they were", () => {
    const before = contender("a", [4, 4], [2, 4], [4, 3]);
    const after = withModerated(before, { need: 3 });
    expect(weightedTotal(rules, after)).toEqual(rational(60 * 3 * 3 + 40 * 11, 300));
    expect(before.tallies.need).toMatchObject({ sum: 10, count: 3, min: 2, max: 4 });
    expect(after.tallies.plan).toBe(before.tallies.plan);
    expect(withModerated(before, {})).toBe(before);
  });

  it("can change an order without touching the one it stands beside, and gives a total where nobody could assess", () => {
    const [a, b] = [contender("a", [3, 3], [3, 3]), contender("b", [2, 3], [3, 3])];
    const order = (all: readonly Contender[]) => rank(rules, all).ranked.map((one) => one.contender.applicationId);
    expect(order([a, b])).toEqual(["a", "b"]);
    expect(order([a, withModerated(b, { need: 4 })])).toEqual(["b", "a"]);
    expect(order([a, b])).toEqual(["a", "b"]);
    const unseen = contender("c", [null, 3], [null, 3]);
    expect(weightedTotal(rules, unseen)).toBeNull();
    expect(weightedTotal(rules, withModerated(unseen, { need: 3 }))).toEqual(rational(3));
  });
});

describe("a discussion", () => {
  it("opens when nobody has an assessment left, and ends when the case is decided", () => {
    expect(opennessOf({ submitted: 2, left: 1, awaitsDecision: true })).toBe("waits");
    expect(opennessOf({ submitted: 0, left: 0, awaitsDecision: true })).toBe("waits");
    expect(opennessOf({ submitted: 2, left: 0, awaitsDecision: true })).toBe("open");
    expect(opennessOf({ submitted: 2, left: 0, awaitsDecision: false })).toBe("over");
  });
});
