import { describe, expect, it } from "vitest";
import { reasonInWords } from "#app/rooms/allocation/reasons.ts";
import { type Contender, rank, shortfallsOf, tally } from "#app/rooms/assessment/ranking.ts";
import { plainCriterion, plainRules } from "#app/rooms/calls/plain-rules.test-data.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const both = (text: string) => ({ sv: text, en: text });
const total = { on: "total", atLeastHundredths: 275, text: both("Minst 2,75 i totalpoäng.") } as const;
const need = { on: "criterion", key: "behov", atLeastHundredths: 300, text: both("Minst 3 på Behov.") } as const;

/** Told of one application that these have scored: 60 per cent need, 40 per cent use. */
function told(scores: readonly (readonly [need: number, use: number])[], change: Partial<CallRules>): string {
  const rules = {
    ...plainRules(2027),
    criteria: [plainCriterion("behov", "Behov", 60), plainCriterion("nytta", "Nytta", 40)],
    assessorsPerApplication: 1,
    strategicWeight: 0,
    decimals: 2,
    bonus: null,
    ...change,
  } as unknown as CallRules;
  const contender: Contender = {
    applicationId: "a",
    eligibility: "passed",
    submitted: scores.length,
    tallies: tally(
      scores.map(([behov, nytta]) => ({
        counts: true,
        scores: Object.entries({ behov, nytta }).map(([key, value]) => ({ key, value, notAssessable: false })),
      })),
    ),
    shares: [],
    municipalities: 9,
    members: 2,
    requestedOre: 100_000_00n,
    totalOre: 200_000_00n,
  };
  const [standing] = rank(rules, [contender]).unranked;
  if (!standing?.unranked) throw new Error("it passes");
  return reasonInWords(
    { code: "unranked", unranked: standing.unranked },
    { total: standing.total, shortfalls: shortfallsOf(rules, standing) },
    rules,
  );
}

describe("a refusal under the lowest score", () => {
  it("tells the applicant's own total beside what was demanded", () => {
    expect(told([[2, 3]], { thresholds: [total] })).toBe(
      "Ansökan når inte utlysningens lägsta krav. Minst 2,75 i totalpoäng. Ansökan har fått 2,40 poäng.",
    );
  });

  it("tells which criterion fell short and its mean, but never the score of one person alone", () => {
    const short = "Ansökan når inte utlysningens lägsta krav. Minst 3 på Behov.";
    const mean = `${short} Ansökan har fått 2,50 i medelvärde på Behov.`;
    expect(
      told(
        [
          [2, 5],
          [3, 5],
        ],
        { thresholds: [total, need] },
      ),
    ).toBe(mean);
    expect(told([[2, 5]], { thresholds: [need] })).toBe(short);
  });

  it("tells the total that was held against the demand: without the bonus", () => {
    const bonus = {
      mostHundredths: 50,
      text: both(""),
      points: [{ key: "bred", name: both("Bred"), by: "municipalities", atLeast: 4, hundredths: 50, text: both("") }],
    } as unknown as CallRules["bonus"];
    expect(told([[2, 3]], { thresholds: [total], bonus })).toContain("fått 2,40 poäng utan bonuspoäng");
  });

  it("is never told a figure that rounding has lifted to what was demanded", () => {
    const near = { ...total, atLeastHundredths: 241 };
    const scores = Array.from({ length: 50 }, (_, place) => [2, place < 1 ? 4 : 3] as const);
    expect(told(scores, { thresholds: [near] })).toContain("fått 2,408 poäng");
  });
});
