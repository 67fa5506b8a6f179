import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addYears, yearsTouched } from "#app/kernel/time.ts";
import { readSection, readSections, type Sections, sectionKeys, totalsOf } from "#app/rooms/applications/application.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import { copyNoteWords } from "#app/rooms/applications/copying.texts.ts";
import { type CopyTarget, copyNotes, copyOf, type Following, followingOf, yearsToMove } from "#app/rooms/applications/copying.ts";
import { exampleInput, exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

const both = (text: string) => ({ sv: text, en: text });
const nextYear = { ...exampleRules.limits, earliestStart: "2029-01-01", latestEnd: "2031-12-31" };
const target = (change: Partial<CallRules> = {}, choices: Partial<CopyTarget["choices"]> = {}): CopyTarget => {
  const rules = { ...exampleRules, ...change };
  return {
    rules,
    choices: {
      frameworks: [
        { field: "focusArea", shares: true, nodes: ["s/1", "s/2", "s/3"] },
        { field: "rus", shares: false, nodes: ["r/1", "r/2", "r/3"] },
      ],
      municipalities: ["1490", "1463", "1491"],
      questions: rules.questions,
      budget: rules,
      lowerLevels: rules.limits.lowerLevels,
      ...choices,
    },
  };
};
const source = (change: Partial<Sections> = {}, more: { attachments?: number; confirmations?: number } = {}) => ({
  sections: { ...exampleSections, ...change },
  rules: exampleRules,
  names: { nodes: { "s/2": both("Mål 2") }, municipalities: { "1463": "Mark" } },
  attachments: 0,
  confirmations: 0,
  ...more,
});
const copy = (from = source(), to = target(), following: Following | null = null) =>
  copyOf(from, to, { title: "Väva mer", following });
const whole = ({ sections }: ReturnType<typeof copyOf>): Sections => ({ ...readSections({}), ...sections });
const told = (copied: ReturnType<typeof copyOf>) => copied.notes.map(({ what }) => what);

describe("a copy of an earlier application", () => {
  it("to a call like its own is the same application under its new name, and as whole", () => {
    const copied = copy();
    expect(told(copied)).toEqual([]);
    expect(whole(copied)).toEqual({
      ...exampleSections,
      project: { ...exampleSections.project, title: "Väva mer" },
    });
    expect(faultsOf({ ...exampleInput, sections: whole(copied) })).toEqual([]);
  });
  it("has only the parts that the new call has and that have something in them", () => {
    const copied = copy(
      source({ support: readSection("support", {}) }),
      target({ questions: [], stateAid: null, earlierSupport: false }),
    );
    expect(Object.keys(copied.sections)).toEqual(sectionKeys.filter((key) => !["support", "aid", "questions"].includes(key)));
    expect(told(copied)).toEqual(["answers", "state-aid"]);
  });
  it("says what the new call does not have: goals, municipalities, indicators, kinds of cost and money, levels", () => {
    const copied = copy(
      source(),
      target(
        {
          indicators: [],
          costTypes: exampleRules.costTypes.filter(({ key }) => key !== "tjanster"),
          sourceTypes: exampleRules.sourceTypes.map((type) => (type.key === "kommun" ? { ...type, kinds: ["cash"] } : type)),
          limits: { ...exampleRules.limits, lowerLevels: 0 },
        },
        {
          frameworks: [{ field: "omrade", shares: true, nodes: ["s/1", "r/1", "r/3"] }],
          municipalities: ["1490"],
        },
      ),
    );
    expect(told(copied)).toEqual(["nodes", "municipalities", "indicators", "costs", "sources", "levels"]);
    expect(copied.notes[0]).toMatchObject({ names: [both("Mål 2")], count: 1 });
    expect(copied.notes.find(({ what }) => what === "costs")?.amount).toBe(12_000_050n);
    expect(copied.notes.find(({ what }) => what === "sources")?.amount).toBe(30_000_000n);
    const { strategy, budget, financing, goals, municipalities } = whole(copied);
    expect(strategy.shares).toEqual({
      omrade: [
        { node: "s/1", basisPoints: 6_000 },
        { node: "r/1", basisPoints: null },
        { node: "r/3", basisPoints: null },
      ],
    });
    expect(budget.rows.map(({ costType }) => costType)).not.toContain("tjanster");
    expect(financing.rows.map(({ name }) => name)).toEqual(["", "", "Borås Stad"]);
    expect(goals.goals.map(({ indicator }) => indicator)).toEqual(["", ""]);
    expect(municipalities.municipalities.map(({ code }) => code)).toEqual(["1490"]);
  });
  it("moves dates and budget years together to the new period, and to its first day when the year begins too early", () => {
    const copied = copy(source(), target({ limits: { ...nextYear, earliestStart: "2029-03-01" } }));
    const { project, budget, financing, goals } = whole(copied);
    expect(copied.notes.map(({ what, count, date }) => [what, count, date])).toEqual([
      ["years-moved", 2, null],
      ["start-moved", 0, "2029-03-01"],
    ]);
    expect(project.period).toEqual({ from: "2029-03-01", to: "2030-12-31" });
    expect(budget.rows.map(({ year }) => year)).toEqual([2029, 2030, 2029, 2029]);
    expect(financing.rows.map(({ year }) => year)).toEqual([2029, 2030, 2029, 2030]);
    expect(goals.activities[0]).toMatchObject({ from: "2029-03-01", to: "2030-11-30" });
  });
  it("asks anew for what others have certified, confirmed or signed, and brings no files", () => {
    const aid = readSection("aid", {
      economic: "yes",
      favoured: "businesses",
      ground: "de-minimis",
      undertakings: [{ number: "5560160680", name: "Svets AB", planned: "100", signer: "Vd", declared: true }],
      received: [{ number: "5560160680", on: "2025-03-14", giver: "Tillväxtverket", amount: "100" }],
    });
    const financing = { rows: exampleSections.financing.rows.map((row) => ({ ...row, confirmed: true })) };
    const copied = copy(source({ aid, financing }, { attachments: 2, confirmations: 1 }));
    expect(told(copied)).toEqual(["certificates", "attachments", "confirmations"]);
    expect(whole(copied).aid.undertakings).toMatchObject([{ name: "Svets AB", signer: "", declared: false }]);
    expect(whole(copied).aid.received).toEqual([]);
    expect(whole(copied).financing.rows.every((row) => !("confirmed" in row))).toBe(true);
  });
  it("keeps an answer only to a question asked in the same words, and an option only where it is offered", () => {
    const questions = exampleRules.questions.map((question) =>
      question.key === "vilken"
        ? { ...question, text: both("Vilken förstudie?") }
        : question.key === "moter"
          ? { ...question, key: "nyckel", options: question.options.filter(({ key }) => key !== "unga") }
          : question,
    );
    const copied = copy(source(), target({ questions }));
    expect(copied.notes).toMatchObject([{ what: "answers", names: [both("vilken"), both("moter")], count: 2 }]);
    expect(Object.keys(whole(copied).questions.answers)).toEqual(["forstudie", "parter", "summa"]);
  });
  it("is told of in words, in both languages, whatever did not come along", () => {
    for (const what of copyNotes) {
      const note = { what, names: [both("Ett namn")], count: 2, amount: 100n, date: "2029-01-01" };
      expect(copyNoteWords(note, "sv")).toMatch(/\.$/);
      expect(copyNoteWords(note, "en")).not.toBe(copyNoteWords(note, "sv"));
    }
  });
});

describe("the years of a copy", () => {
  const project = (from: string, to: string) => ({ project: readSection("project", { period: { from, to } }) });
  it("stay where they fit, and a continuation begins after the project that it continues", () => {
    const limits = { earliestStart: "2027-01-01", latestEnd: "2031-12-31" };
    expect(yearsToMove(project("2027-02-01", "2028-12-31"), limits, null)).toBe(0);
    expect(yearsToMove(project("2027-02-01", "2028-12-31"), limits, "continuation")).toBe(2);
    expect(yearsToMove(project("2027-02-01", "2029-01-31"), limits, "continuation")).toBe(2);
    expect(yearsToMove(project("2027-02-01", "2029-02-01"), limits, "continuation")).toBe(3);
    expect(yearsToMove(project("2027-02-01", "2028-12-31"), limits, "pre-study")).toBe(0);
    expect(yearsToMove({ project: readSection("project", {}) }, limits, "continuation")).toBe(0);
  });
  it("are as many as before whatever they are moved by, and no öre is lost", () => {
    const years = fc.integer({ min: 2020, max: 2045 });
    fc.assert(
      fc.property(years, fc.constantFrom<Following | null>(null, "continuation", "pre-study"), (first, following) => {
        const limits = { ...exampleRules.limits, earliestStart: `${first}-01-01`, latestEnd: `${first + 3}-12-31` };
        const { project, budget, financing } = whole(copy(source(), target({ limits }), following));
        const { from, to } = project.period as { from: string; to: string };
        expect(yearsTouched(from, to)).toHaveLength(2);
        expect(budget.rows.every(({ year }) => yearsTouched(from, to).includes(year as number))).toBe(true);
        expect(totalsOf(budget.rows, financing.rows, exampleRules)).toEqual(
          totalsOf(exampleSections.budget.rows, exampleSections.financing.rows, exampleRules),
        );
        if (following === "continuation") expect(from > "2028-12-31").toBe(true);
      }),
    );
  });
  it("of 29 February is the 28th in a year that has none", () => {
    expect(addYears("2028-02-29", 1)).toBe("2029-02-28");
    expect(addYears("2028-02-29", -4)).toBe("2024-02-29");
    expect(addYears("2027-08-20", -3)).toBe("2024-08-20");
  });
});

describe("what an application follows on", () => {
  it("is granted: a pre-study leads to a project, anything else goes on", () => {
    expect(followingOf({ granted: false, kind: "pre-study" }, { kind: "open" })).toBeNull();
    expect(followingOf({ granted: true, kind: "pre-study" }, { kind: "open" })).toBe("pre-study");
    expect(followingOf({ granted: true, kind: "pre-study" }, { kind: "pre-study" })).toBe("continuation");
    expect(followingOf({ granted: true, kind: "culture" }, { kind: "open" })).toBe("continuation");
  });
});
