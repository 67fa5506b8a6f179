import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalibrationSheet, calibrate } from "#app/rooms/assessment/calibration.ts";

/** Numbers that are the same every time, without a pattern that a test could lean on. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
/** Each of `cases` is seen by three of six; `leanings` are added to what each of them gives, and noise up to `noise` steps. */
function round(cases: number, leanings: readonly number[], noise: number, seed = 1): CalibrationSheet[] {
  const next = numbers(seed);
  return Array.from({ length: cases }, (_, c) => {
    const level = 2 + 2 * next();
    return [0, 1, 3].map((step) => {
      const j = (c + step) % leanings.length;
      return { application: `c${c}`, assessor: `p${j}`, score: level + (leanings[j] as number) + noise * (next() - 0.5) };
    });
  }).flat();
}
const calibrated = (sheets: readonly CalibrationSheet[]) => {
  const found = calibrate(sheets);
  if (!found.ok) throw new Error(found.tooLittle.code);
  return found;
};
const leaningOf = (sheets: readonly CalibrationSheet[], assessor: string) =>
  calibrated(sheets).severities.find((one) => one.assessor === assessor)?.leaning ?? Number.NaN;

describe("calibration", () => {
  it("recovers a planted severe assessor, and moves the cases that had the bad luck", () => {
    const sheets = round(30, [-1, 0, 0, 0, 0, 0], 0.6);
    const severe = leaningOf(sheets, "p0");
    // All lean against each other: one step below the rest is five sixths below the mean of all.
    expect(severe).toBeGreaterThan(-0.95);
    expect(severe).toBeLessThan(-0.6);
    for (const other of ["p1", "p2", "p3", "p4", "p5"]) expect(Math.abs(leaningOf(sheets, other))).toBeLessThan(0.4);
    const { corrections } = calibrated(sheets);
    const had = (id: string) => sheets.some(({ application, assessor }) => application === id && assessor === "p0");
    for (const [id, correction] of corrections) expect(correction > 0.1).toBe(had(id));
  });
  it("changes nothing where all see each case alike, whatever the cases are like", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { corrections, severities } = calibrated(round(20, [0, 0, 0, 0, 0, 0], 0, seed));
        expect([...corrections.values()].every((one) => Math.abs(one) < 1e-9)).toBe(true);
        expect(severities.every(({ leaning }) => Math.abs(leaning) < 1e-9)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
  it("does not call an assessor severe who was given weak applications", () => {
    const sheets = round(30, [0, 0, 0, 0, 0, 0], 0).map((one) =>
      [...Array(5).keys()].some((turn) => one.application === `c${turn * 6}`) ? { ...one, score: one.score - 2 } : one,
    );
    expect(Math.abs(leaningOf(sheets, "p0"))).toBeLessThan(1e-6);
  });
  it("shrinks: the leaning is never larger than the plain difference, and smaller the more the scores scatter", () => {
    const calm = Math.abs(leaningOf(round(30, [-1, 0, 0, 0, 0, 0], 0.2), "p0"));
    const wild = Math.abs(leaningOf(round(30, [-1, 0, 0, 0, 0, 0], 6), "p0"));
    expect(calm).toBeLessThanOrEqual(5 / 6 + 0.05);
    expect(wild).toBeLessThan(calm);
  });
  it("is the same in whatever order the sheets come, and leanings add up to nothing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (seed, leanings) => {
          const sheets = round(18, leanings, 1, seed);
          const [one, other] = [calibrated(sheets), calibrated([...sheets].reverse())];
          for (const [index, { leaning }] of one.severities.entries())
            expect(leaning).toBeCloseTo(other.severities[index]?.leaning ?? 9, 6);
          expect(one.severities.reduce((sum, { leaning }) => sum + leaning, 0)).toBeCloseTo(0, 5);
        },
      ),
      { numRuns: 50 },
    );
  });
  it("says no to a sample that is too small, and why", () => {
    const why = (sheets: readonly CalibrationSheet[]) => {
      const found = calibrate(sheets);
      return found.ok ? null : found.tooLittle;
    };
    expect(why([])).toEqual({ code: "few-assessors", have: 0, need: 3 });
    expect(why(round(9, [0, 0, 0, 0, 0, 0], 1))).toMatchObject({ code: "few-cases", have: 9, need: 10 });
    expect(why([...round(12, [0, 0, 0, 0, 0, 0], 1), { application: "c0", assessor: "new", score: 3 }])).toMatchObject({
      code: "few-sheets",
      have: 1,
    });
    const apart = [
      ...round(12, [0, 0, 0, 0, 0, 0], 1),
      ...round(12, [0, 0, 0, 0, 0, 0], 1).map((one) => ({
        ...one,
        application: `x${one.application}`,
        assessor: `x${one.assessor}`,
      })),
    ];
    expect(why(apart)).toMatchObject({ code: "unconnected", have: 2 });
    // A case that only one has seen says nothing of anybody.
    expect(why(Array.from({ length: 30 }, (_, c) => ({ application: `c${c}`, assessor: `p${c % 6}`, score: 3 })))).toMatchObject({
      code: "few-cases",
      have: 0,
    });
  });
});
