import { describe, expect, it } from "vitest";
import { itemsOf, type Score, summaryKey } from "#app/rooms/assessment/assessment.ts";
import {
  type Answered,
  compareSheet,
  markText,
  readLevel,
  type SheetCase,
  type SheetRow,
  storedIn,
} from "#app/rooms/assessment/scoring-sheet.ts";
import { plainCriterion, plainRules } from "#app/rooms/calls/plain-rules.test-data.ts";
import { callRules } from "#app/rooms/calls/rules.ts";

const plain = plainRules(2027);
const levels = [1, 2, 3, 4, 5].map((value) => ({ value, text: { sv: `${value}`, en: `${value}` } }));
const rules = callRules.parse({
  ...plain,
  criteria: [
    { ...plainCriterion("need", "Behov", 60), levels },
    { ...plainCriterion("plan", "Plan", 40), levels },
  ],
});
const score = (key: string, value: number | null, motivation: string): Score => ({
  key,
  value,
  notAssessable: value === null,
  motivation,
});
const open = (scores: readonly Score[] = [], over: Partial<SheetCase> = {}): SheetCase => ({
  id: "a",
  state: "begun",
  version: 3,
  number: "D-1",
  title: "Väva",
  organisation: "Föreningen",
  rules,
  claimed: [],
  items: itemsOf(rules, [], {}),
  scores,
  summary: "",
  closed: false,
  ...over,
});
const markOf = (answer: Answered) => `m:${markText(answer)}`;
/** The row as the file was made from `from`, with what was written since. */
const row = (from: SheetCase, key: string, written: Partial<SheetRow> = {}, number = 2): SheetRow => {
  const answer = storedIn(from, key);
  return {
    row: number,
    assessment: from.id,
    key,
    mark: markOf(answer),
    level: answer.notAssessable ? "Kan ej bedömas" : answer.value,
    motivation: answer.motivation,
    formula: false,
    ...written,
  };
};
const compare = (rows: readonly SheetRow[], cases: readonly SheetCase[], elsewhere: readonly string[] = []) =>
  compareSheet(rows, cases, new Set(elsewhere), markOf);
const faultOf = (written: Partial<SheetRow>, now = open(), elsewhere: readonly string[] = []) =>
  compare([row(open(), "need", written)], [now], elsewhere).faults.map(({ fault }) => fault);
const kinds = (rows: readonly SheetRow[], cases: readonly SheetCase[]) =>
  compare(rows, cases).cases.flatMap(({ lines }) => lines.map(({ key, kind }) => `${key} ${kind}`));

describe("what an uploaded sheet would change", () => {
  const before = open([score("need", 2, "Svagt.")]);

  it("is new where nothing is saved, changed where the file was made from what is saved, and a clash where both have moved on", () => {
    const written = { level: 4, motivation: "Starkt." };
    expect(kinds([row(open(), "plan", written)], [open()])).toEqual(["plan new"]);
    expect(kinds([row(before, "need", written)], [before])).toEqual(["need changed"]);
    expect(kinds([row(before, "need", written)], [open([score("need", 3, "Ändrat i webbläsaren.")])])).toEqual(["need clash"]);
    expect(kinds([row(open(), "need", written)], [before])).toEqual(["need clash"]);
  });
  it("a row that nobody touched, or left empty, never undoes what was written in the browser since", () => {
    const since = open([score("need", 5, "Nytt i webbläsaren."), score("plan", 3, "Också nytt.")]);
    const found = compare([row(before, "need"), row(before, "plan", {}, 3)], [since]);
    expect(found).toMatchObject({ cases: [], faults: [], kept: 2 });
    expect(compare([row(before, "need", { level: null, motivation: "" })], [before])).toMatchObject({ cases: [], kept: 1 });
  });
  it("what is saved already and what is empty are counted and nothing more", () => {
    expect(compare([row(before, "need"), row(before, "plan", {}, 3)], [before])).toMatchObject({
      unchanged: 1,
      empty: 1,
      cases: [],
      faults: [],
    });
    // The same answer made in both places is no clash.
    expect(compare([row(open(), "need", { level: 2, motivation: "Svagt.\r\n" })], [before])).toMatchObject({
      unchanged: 1,
      cases: [],
    });
  });
  it("the overall words have no level, whatever stands there", () => {
    const found = compare([row(open(), summaryKey, { level: "–", motivation: "Bra helhet." })], [open()]);
    expect(found.cases[0]?.lines[0]).toMatchObject({ kind: "new", name: null, file: { value: null, motivation: "Bra helhet." } });
  });
  it.each([
    ["an assessment that is another's, hidden or made up", { assessment: "x" }, open(), [], "not-open-to-you"],
    ["an own assessment of another call", { assessment: "y" }, open(), ["y"], "other-call"],
    ["a case not declared yet", { level: 3 }, open([], { state: "assigned" }), [], "not-declared"],
    ["a case whose scoring is closed", { level: 3, motivation: "x" }, open([], { closed: true }), [], "closed"],
    ["a submitted assessment", { level: 3, motivation: "x" }, open([], { state: "submitted" }), [], "submitted"],
    ["a criterion of another call", { key: "beauty" }, open(), [], "foreign"],
    ["a formula", { formula: true }, open(), [], "formula"],
    ["words for a level", { level: "fyra", motivation: "x" }, open(), [], "level-unreadable"],
    ["half a level", { level: 3.5, motivation: "x" }, open(), [], "level-unreadable"],
    ["a level outside the scale", { level: 9, motivation: "x" }, open(), [], "scale"],
    ["a motivation without a level", { motivation: "x" }, open(), [], "level-missing"],
    ["a level without a motivation", { level: 4 }, open(), [], "motivation"],
    ["too long a text", { level: 4, motivation: "x".repeat(5_001) }, open(), [], "tooLong"],
  ] as const)("%s is refused at its row", (_, written, now, elsewhere, fault) => {
    expect(faultOf(written, now, elsewhere)).toEqual([fault]);
  });
  it("a row twice is refused the second time, and a fault names its case only where the reader has it", () => {
    const written = { level: 4, motivation: "x" };
    const found = compare(
      [row(open(), "need", written), row(open(), "need", written, 3), row(open(), "need", { assessment: "x" }, 4)],
      [open()],
    );
    expect(found.faults).toMatchObject([
      { row: 3, fault: "twice", at: { number: "D-1" } },
      { row: 4, fault: "not-open-to-you", at: null },
    ]);
    expect(found.cases[0]?.lines).toHaveLength(1);
  });
  it("a submitted assessment that the file agrees with is no fault", () => {
    const done = open([score("need", 2, "Svagt.")], { state: "submitted" });
    expect(compare([row(done, "need")], [done])).toMatchObject({ faults: [], unchanged: 1 });
  });
});

it("a level is a whole number or the words for not assessable", () => {
  expect(
    [3, "4", " 2 ", "Kan ej bedömas", "kan ej bedömas.", "Cannot be assessed", "", null].map((cell) => readLevel(cell)),
  ).toEqual([
    { value: 3, notAssessable: false },
    { value: 4, notAssessable: false },
    { value: 2, notAssessable: false },
    { value: null, notAssessable: true },
    { value: null, notAssessable: true },
    { value: null, notAssessable: true },
    { value: null, notAssessable: false },
    { value: null, notAssessable: false },
  ]);
  expect([2.5, "1-2", "hög", 12345].map((cell) => readLevel(cell))).toEqual([null, null, null, null]);
});
