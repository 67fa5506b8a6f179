import { describe, expect, it } from "vitest";
import { toDecimal } from "#app/kernel/rational.ts";
import type { CaseFact } from "#app/rooms/reporting/built-report.ts";
import { resultsOf } from "#app/rooms/reporting/results.ts";

const both = (text: string) => ({ sv: text, en: text });
const fact = (granted: bigint | null, turnover: bigint | null, more: Partial<CaseFact> = {}): CaseFact => ({
  id: `${granted} ${turnover}`,
  granted: true,
  own: true,
  demo: false,
  year: 2026,
  call: "",
  municipalityCode: null,
  ownerType: null,
  places: [],
  coverage: "whole",
  shares: [],
  amounts: { sought: null, granted, turnover, cash: null, "own-work": null, paid: null, returned: null, remaining: null },
  sources: null,
  pots: [],
  goals: null,
  reached: null,
  ...more,
});

describe("what the money did", () => {
  it("a krona is compared only where both the grant and the whole cost are known; what is unknown is counted as unknown", () => {
    const results = resultsOf([fact(100n, 250n), fact(100n, 150n), fact(1_000n, null), fact(null, 9_000n)]);
    expect(results).toMatchObject({ projects: 4, grantedOre: 1_200n, grantedUnknown: 1, leverage: { projects: 2 } });
    expect(results.leverage && toDecimal(results.leverage.times, 2)).toBe("2.00");
  });
  it("goals are of the projects that have reported, and a rejected case is no project", () => {
    const results = resultsOf([
      fact(100n, null, { goals: 3, reached: 2 }),
      fact(100n, null, { goals: 5 }),
      fact(0n, 0n, { granted: false, goals: 0, reached: 0 }),
    ]);
    expect(results).toMatchObject({ projects: 2, goals: { reached: 2, planned: 3, projects: 1 } });
  });
  it("others who pay are summed by kind, and nobody is no line", () => {
    const sources = [
      { key: "kommun", label: both("Kommun"), amountOre: 30n },
      { key: "foretag", label: both("Företag"), amountOre: 0n },
    ];
    expect(resultsOf([fact(1n, 1n, { sources }), fact(1n, 1n, { sources })]).sources).toEqual([
      { key: "kommun", label: both("Kommun"), amountOre: 60n },
    ]);
  });
  it("an empty register has no figures to compare", () =>
    expect(resultsOf([])).toMatchObject({ projects: 0, grantedOre: 0n, leverage: null, goals: null, sources: [] }));
});
