import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderTableCsv } from "#app/documents/render-csv.server.ts";
import { nested } from "#app/kernel/nested.ts";
import { looseBudget, sectionForm, typedValues } from "#app/rooms/applications/application.forms.ts";
import { type BudgetRow, readSections, type Sections, sumOf } from "#app/rooms/applications/application.ts";
import { amountOf, hourlyCost, reckoned, timesHours } from "#app/rooms/applications/budget.ts";
import { budgetNotes, budgetTable } from "#app/rooms/applications/budget-table.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import { namesFor } from "#app/rooms/applications/sealing.ts";
import { exampleInput, exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";

const row = (more: Partial<BudgetRow>): BudgetRow => ({
  costType: "timmar",
  year: 2027,
  amount: null,
  note: "",
  how: "amount",
  hours: null,
  rate: null,
  ...more,
});
const choices = { frameworks: [], municipalities: [], questions: [], budget: exampleRules, lowerLevels: 2 };
const names = namesFor(exampleRules, [], []);
const withRows = (rows: BudgetRow[]): Sections => ({ ...exampleSections, budget: { rows } });

const anyRow = fc
  .record({
    costType: fc.constantFrom("", "personal", "tjanster", "timmar", "lokaler", "administration"),
    year: fc.option(fc.constantFrom(2027, 2028, 2029), { nil: null }),
    amount: fc.option(fc.bigInt({ min: 0n, max: 10n ** 11n }), { nil: null }),
    how: fc.constantFrom("amount" as const, "hours" as const, "monthly" as const),
    hours: fc.option(
      fc.integer({ min: 0, max: 200_000 }).map((hundredths) => hundredths / 100),
      { nil: null },
    ),
    rate: fc.option(fc.bigInt({ min: 0n, max: 10n ** 8n }), { nil: null }),
  })
  .map((more) => row(more));

describe("a wage", () => {
  it("by the month is twelve months over 1 720 hours, with social charges where the call adds them", () => {
    // 38 000 kr × 12 / 1 720 h = 265,116 … kr
    expect(hourlyCost(3_800_000n, { yearHours: 1_720, socialCharges: 0 })).toBe(26_512n);
    expect(hourlyCost(3_800_000n, { yearHours: 1_720, socialCharges: 3_142 })).toBe(34_842n);
    expect(amountOf(row({ how: "monthly", hours: 100, rate: 3_800_000n }), { yearHours: 1_720, socialCharges: 0 })).toBe(
      2_651_200n,
    );
  });
  it("by the hour is exact to the öre, halves upwards", () => {
    expect(timesHours(45_000n, 37.5)).toBe(1_687_500n);
    expect(timesHours(1n, 0.5)).toBe(1n);
    expect(timesHours(1n, 0.49)).toBe(0n);
    expect(amountOf(row({ how: "hours", hours: null, rate: 1n }), exampleRules.pay)).toBeNull();
  });
});

describe("an automatic flat rate", () => {
  it("is reckoned year by year, one on the rounded amount of the one before", () => {
    const rows = reckoned(
      [row({ amount: 100_05n }), row({ amount: 333n, year: 2028 }), row({ amount: 5n, year: null })],
      exampleRules,
    );
    expect(rows.slice(3).map(({ costType, year, amount }) => [costType, year, amount])).toEqual([
      ["lokaler", 2027, 1_001n],
      ["lokaler", 2028, 33n],
      // 3,33 % of 100,05 + 10,01 kr
      ["administration", 2027, 366n],
      ["administration", 2028, 12n],
    ]);
  });
  it("cannot be written by hand, and what is reckoned once stays as it is", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const once = reckoned(rows, exampleRules);
        expect(reckoned(once, exampleRules)).toEqual(once);
        expect(reckoned([...rows, row({ costType: "lokaler", amount: 1n })], exampleRules)).toEqual(once);
      }),
    );
  });
});

describe("the figures of a budget", () => {
  it("are the same in the browser as it is typed, when it is saved, and when it is opened again", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const stored = reckoned(rows, exampleRules);
        const typed = nested(typedValues("budget", { ...readSections({}), budget: { rows: stored } }, choices));
        const saved = (sectionForm("budget", choices).parse(typed) as Sections["budget"]).rows;
        const figures = (all: readonly BudgetRow[]) =>
          all.filter((one) => one.amount !== null).map(({ costType, year, amount }) => [costType, year, amount]);
        expect(figures(looseBudget(typed, exampleRules))).toEqual(figures(saved));
        expect(figures(saved)).toEqual(figures(stored));
      }),
    );
  });

  it("are the same on the page, on paper and in the file: one table, whose sums are those of its rows, also without year or type", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const stored = reckoned(rows, exampleRules);
        const table = budgetTable(stored, names, "sv");
        const value = (cell: { value?: unknown } | undefined) => (typeof cell?.value === "bigint" ? cell.value : 0n);
        expect(value(table.totals?.at(-1))).toBe(sumOf(stored));
        for (const [index] of table.columns.entries())
          if (index > 0)
            expect(table.rows.reduce((total, one) => total + value(one.cells[index]), 0n)).toBe(value(table.totals?.[index]));
        expect(renderTableCsv(table).split("\r\n").filter(Boolean)).toHaveLength(table.rows.length + 1);
      }),
    );
  });

  it("are told with hours and pay", () => {
    expect(
      budgetNotes([row({ how: "hours", hours: 37.5, rate: 45_000n, amount: 1_687_500n, note: "Ledare" })], names, "sv"),
    ).toEqual([{ label: "Timmar 2027, 16 875 kr", text: "37,5 timmar à 450 kr. Ledare" }]);
  });
});

describe("a wage row that is checked", () => {
  const keys = (more: Partial<BudgetRow>) =>
    faultsOf({
      ...exampleInput,
      sections: withRows([row({ how: "hours", hours: 10, rate: 45_000n, amount: 450_000n, ...more })]),
    })
      .filter((fault) => fault.section === "budget")
      .map((fault) => [fault.field, fault.key]);
  it("must have its hours and its pay, on a type of cost that takes them", () => {
    expect(keys({})).toEqual([]);
    expect(keys({ hours: null, rate: null })).toEqual([
      ["rows.0.hours", "hours-missing"],
      ["rows.0.rate", "pay-missing"],
    ]);
    expect(keys({ costType: "tjanster" })).toEqual([["rows.0.how", "wages-not-here"]]);
    expect(keys({ year: null })).toEqual([["rows.0.year", "year-missing"]]);
  });
});
