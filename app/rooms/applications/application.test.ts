import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amountsByYear,
  type BudgetRow,
  costsByType,
  evenShares,
  type FinancingRow,
  flatRateExcesses,
  reaches,
  readSections,
  requestedPerYear,
  sectionBySlug,
  sectionKeys,
  sectionSlugs,
  shareOf,
  sumOf,
  totalsOf,
  yearsFor,
} from "#app/rooms/applications/application.ts";
import { exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";

const ore = fc.option(fc.bigInt({ min: 0n, max: 10n ** 14n }), { nil: null });
const year = fc.option(fc.integer({ min: 2020, max: 2035 }), { nil: null });
const budgetRow: fc.Arbitrary<BudgetRow> = fc.record({
  costType: fc.constantFrom("", "personal", "tjanster", "indirekta"),
  year,
  amount: ore,
  note: fc.constant(""),
  how: fc.constant("amount" as const),
  hours: fc.constant(null),
  rate: fc.constant(null),
});
const financingRow: fc.Arbitrary<FinancingRow> = fc.record({
  source: fc.constantFrom("", "drum", "kommun", "eu"),
  name: fc.constant(""),
  year,
  kind: fc.constantFrom("cash" as const, "own-work" as const),
  amount: ore,
  confirmed: fc.boolean(),
});

describe("the sums of an application", () => {
  it("give the balance of the example to the öre", () => {
    const totals = totalsOf(exampleSections.budget.rows, exampleSections.financing.rows, exampleRules);
    expect(totals).toEqual({
      cost: 150_000_050n,
      financing: 150_000_050n,
      balance: 0n,
      requested: 70_000_050n,
      coFinancing: 80_000_000n,
      ownWork: 30_000_000n,
      cash: 120_000_050n,
    });
  });

  it("always divide the financing into what is requested and what others carry", () => {
    fc.assert(
      fc.property(fc.array(budgetRow), fc.array(financingRow), (budget, financing) => {
        const totals = totalsOf(budget, financing, exampleRules);
        expect(totals.requested + totals.coFinancing).toBe(totals.financing);
        expect(totals.cash + totals.ownWork).toBe(totals.financing);
        expect(totals.cost + totals.balance).toBe(totals.financing);
      }),
    );
  });

  it("are the same by cost type and by year when every row has both", () => {
    fc.assert(
      fc.property(fc.array(budgetRow.filter((row) => row.costType !== "" && row.year !== null)), (rows) => {
        expect([...costsByType(rows).values()].reduce((a, b) => a + b, 0n)).toBe(sumOf(rows));
        expect([...amountsByYear(rows).values()].reduce((a, b) => a + b, 0n)).toBe(sumOf(rows));
      }),
    );
  });

  it("give the requested amount per year from the fund's own rows, in order of year", () => {
    expect(requestedPerYear(exampleSections.financing.rows, exampleRules)).toEqual([
      { year: 2027, amount: 40_000_050n },
      { year: 2028, amount: 30_000_000n },
    ]);
  });

  it("never show a share as reached that is not", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 10_000 }),
        (part, whole, wanted) => {
          expect((shareOf(part, whole) as number) >= wanted).toBe(reaches(part, whole, wanted));
        },
      ),
    );
  });
});

describe("flat rates", () => {
  it("may be exactly what the rules allow", () =>
    expect(flatRateExcesses(exampleSections.budget.rows, exampleRules)).toEqual([]));
  it("are exceeded by a single öre", () => {
    const rows = exampleSections.budget.rows.map((row) => (row.costType === "indirekta" ? { ...row, amount: 18_000_001n } : row));
    expect(flatRateExcesses(rows, exampleRules)).toEqual([{ costType: "indirekta", claimed: 18_000_001n, allowed: 18_000_000n }]);
  });
});

describe("shares of a framework without parts", () => {
  it("are whole together and at most one hundredth of a per cent apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
        const parts = evenShares(Array.from({ length: count }, (_, index) => `n${index}`)).map((item) => item.basisPoints);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(10_000);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the sections", () => {
  it("are empty but readable when nothing has been saved", () => {
    const empty = readSections({});
    expect(empty.budget.rows).toEqual([]);
    expect(empty.project.contact.email).toBe("");
  });
  it("each have an address of their own that leads back", () => {
    for (const key of sectionKeys) expect(sectionBySlug(sectionSlugs[key])).toBe(key);
    expect(sectionBySlug("finns-inte")).toBeNull();
  });
  it("offer the years of the project, and those of the call until it has a period", () => {
    expect(yearsFor(exampleSections.project, exampleRules.limits)).toEqual([2027, 2028]);
    expect(yearsFor(readSections({}).project, exampleRules.limits)).toEqual([2027, 2028, 2029]);
  });
});
