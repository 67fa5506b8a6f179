import { describe, expect, it } from "vitest";
import { comparison } from "#app/rooms/applications/comparison.ts";
import { namesFor, type Sealed } from "#app/rooms/applications/sealing.ts";
import {
  exampleMunicipalities,
  exampleNodes,
  exampleOrganisation,
  exampleRules,
  exampleSections,
} from "#app/rooms/applications/whole-application.test-data.ts";

const sealed = (sections = exampleSections): Sealed => ({
  format: "drum-application/1",
  number: "DRUM-2027-007",
  submittedAt: "2026-11-20T10:00:00.000Z",
  submittedBy: { id: "p", name: "Siv Ek" },
  call: {
    id: "c",
    number: "DRUM-2027",
    title: { sv: "U", en: "C" },
    rulesVersion: 1,
    terms: { key: "t", version: "1", title: { sv: "V", en: "T" } },
  },
  organisation: exampleOrganisation,
  sections,
  names: namesFor(exampleRules, exampleNodes, exampleMunicipalities, sections),
});

describe("two sealed versions beside each other", () => {
  it("are the same in every field when nothing has changed", () => {
    const sections = comparison(sealed(), sealed(), "sv");
    expect(sections.length).toBeGreaterThan(7);
    expect(sections.every((section) => section.changes === 0 && section.fields.length > 0)).toBe(true);
  });
  it("say which field has changed, with both texts", () => {
    const after = sealed({ ...exampleSections, need: { ...exampleSections.need, targetGroup: "Alla över femtio" } });
    const changed = comparison(sealed(), after, "sv").flatMap((section) => section.fields.filter((one) => one.change !== "same"));
    expect(changed).toEqual([
      { label: "Målgrupp", before: exampleSections.need.targetGroup, after: "Alla över femtio", change: "changed" },
    ]);
  });
  it("say what is new and what is gone", () => {
    const activities = exampleSections.goals.activities.slice(1);
    const fewer = sealed({ ...exampleSections, goals: { ...exampleSections.goals, activities } });
    expect(comparison(sealed(), fewer, "en").flatMap((section) => section.fields.map((one) => one.change))).toContain("removed");
    expect(comparison(fewer, sealed(), "en").flatMap((section) => section.fields.map((one) => one.change))).toContain("added");
  });
  it("tell a changed amount in the budget", () => {
    const [row, ...rest] = exampleSections.budget.rows;
    if (!row) throw new Error("the example has a budget");
    const after = sealed({ ...exampleSections, budget: { rows: [{ ...row, amount: (row.amount ?? 0n) + 100n }, ...rest] } });
    const budget = comparison(sealed(), after, "sv").filter((section) => section.changes > 0);
    expect(budget.map((section) => section.title)).toEqual(["Budget"]);
  });
});
