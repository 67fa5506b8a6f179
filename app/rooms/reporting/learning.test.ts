import { describe, expect, it } from "vitest";
import { askedYear, daysOf, dueNow, partOfYear, standingOf, touchesYear } from "#app/rooms/reporting/learning.ts";
import { newPlanEntryForm } from "#app/rooms/reporting/plan-entry.forms.ts";

const today = "2026-11-23";
const item = (from: string, to: string, state: "planned" | "done" | "withdrawn" | null = "planned") => ({
  title: `${from} ${to}`,
  from,
  to,
  state,
});

describe("where something of the year stands", () => {
  it.each([
    ["2026-11-23", "2026-11-23", "planned", "now"],
    ["2026-11-01", "2026-11-23", "planned", "now"],
    ["2026-11-01", "2026-11-22", "planned", "late"],
    ["2026-11-01", "2026-11-22", null, "over"],
    ["2026-11-24", "2026-11-24", null, "soon"],
    ["2026-12-23", "2027-01-10", "planned", "soon"],
    ["2026-12-24", "2026-12-24", "planned", "later"],
    ["2026-11-01", "2026-11-22", "done", "done"],
    ["2026-11-23", "2026-11-23", "withdrawn", "withdrawn"],
  ] as const)("from %s to %s, %s: %s", (from, to, state, standing) =>
    expect(standingOf({ from, to, state }, today)).toBe(standing),
  );

  it("what is due is late, goes on or comes soon, each in the order of its days; what is done or withdrawn is not due", () => {
    const due = dueNow(
      [
        item("2026-12-01", "2026-12-01"),
        item("2026-11-20", "2026-11-30"),
        item("2026-11-24", "2026-11-24"),
        item("2026-01-01", "2026-02-01"),
        item("2026-11-23", "2026-11-23", "done"),
        item("2027-05-01", "2027-05-01"),
      ],
      today,
    );
    expect(Object.entries(due).map(([key, list]) => [key, list.map(({ from }) => from)])).toEqual([
      ["late", ["2026-01-01"]],
      ["now", ["2026-11-20"]],
      ["soon", ["2026-11-24", "2026-12-01"]],
    ]);
  });

  it("what goes over the new year belongs to both years, and stands at the edge of the wheel in each", () => {
    const over = { from: "2026-12-20", to: "2027-01-10" };
    expect([2025, 2026, 2027].map((year) => touchesYear(over, year))).toEqual([false, true, true]);
    expect(partOfYear(over.from, 2027)).toBe(0);
    expect(partOfYear(over.to, 2026)).toBe(0.9999);
    expect(partOfYear("2026-07-02", 2026)).toBeCloseTo(182 / 365, 6);
  });

  it("a known point has days only where its source says which months, the last of February too", () => {
    expect(daysOf({ months: [2, 2] }, 2028)).toEqual({ from: "2028-02-01", to: "2028-02-29" });
    expect(daysOf({ months: [10, 12] }, 2027)).toEqual({ from: "2027-10-01", to: "2027-12-31" });
    expect(daysOf({ months: null }, 2027)).toBeNull();
  });

  it("an address that cannot be read asks for this year's cycle", () => {
    expect(askedYear(new URLSearchParams("visa=larande&ar=2031"))).toEqual({ rings: "larande", year: 2031 });
    expect(askedYear(new URLSearchParams("visa=__proto__&ar=20311"))).toEqual({ rings: "arshjul", year: null });
  });
});

describe("what is written of a point", () => {
  const faults = (fields: object) => {
    const read = newPlanEntryForm.safeParse({
      command: "add",
      plan: "learning",
      title: "Enkät",
      from: "2027-02-01",
      to: "",
      ...fields,
    });
    return read.success ? read.data : Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join("."), message]));
  };
  it("a single day is written once, and a point is open only when it says so", () =>
    expect(faults({})).toMatchObject({ to: null, open: false, words: "", station: "" }));
  it.each([
    [{ from: "2027-02-30" }, { from: "notADate" }],
    [{ from: "0001-01-01" }, { from: "yearOdd" }],
    [{ to: "2027-01-31" }, { to: "daysReversed" }],
    [{ title: "  " }, { title: "required" }],
    [{ plan: "rus" }, { plan: "choose" }],
    [{ plan: "communication" }, { audience: "toWhom" }],
    [{ words: "x".repeat(2001) }, { words: "tooLong" }],
  ])("%o is refused at the field", (fields, expected) => expect(faults(fields)).toEqual(expected));
});
