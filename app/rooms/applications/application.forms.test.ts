import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nested } from "#app/kernel/nested.ts";
import { rowsIn, sectionForm, startForm, typedValues } from "#app/rooms/applications/application.forms.ts";
import { type Sections, sectionKeys } from "#app/rooms/applications/application.ts";
import { exampleOffer, exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import { parseDate, parseNumber, parsePercent } from "#app/texts/typed.ts";

const choices = {
  frameworks: [
    { field: "focusArea", shares: true, nodes: exampleOffer.nodes.focusArea },
    { field: "rus", shares: false, nodes: exampleOffer.nodes.rus },
  ],
  municipalities: exampleOffer.municipalities,
  questions: exampleRules.questions,
  budget: exampleRules,
  lowerLevels: 2,
};

const faults = (section: keyof Sections, typed: Record<string, unknown>) => {
  const read = sectionForm(section, choices).safeParse(typed);
  return read.success ? {} : Object.fromEntries(read.error.issues.map((issue) => [issue.path.join("."), issue.message]));
};
const read = <Key extends keyof Sections>(section: Key, typed: Record<string, unknown>) =>
  sectionForm(section, choices).parse(typed) as Sections[Key];

describe("a section's form", () => {
  it("shows what is stored so that saving it again changes nothing", () => {
    for (const section of sectionKeys)
      expect(read(section, nested(typedValues(section, exampleSections, choices)))).toEqual(exampleSections[section]);
  });

  it("may be saved without a single answer", () => {
    for (const section of sectionKeys) expect(faults(section, {})).toEqual({});
  });

  it("never breaks, whatever is sent", () => {
    const anything = fc.dictionary(
      fc.constantFrom("title", "rows", "period", "contact", "goals", "activities", "risks", "codes", "role", "focusArea", "need"),
      fc.anything(),
    );
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom(...sectionKeys),
        (typed, section) => void sectionForm(section, choices).safeParse(typed),
      ),
    );
  });

  it("keeps HTML, formulas, emoji and right-to-left text as they were written", () => {
    for (const text of [
      "<script>alert(1)</script>",
      '=HYPERLINK("x")',
      "🧶🇸🇪👩‍👩‍👧",
      "שלום עולם",
      "\u202egnid\u202c",
      "'; drop table application; --",
    ]) {
      expect(read("need", { need: text }).need).toBe(text);
    }
  });

  it("counts a line break as one sign and takes out what cannot be stored", () => {
    expect(read("need", { need: "a\r\nb\u0000c" }).need).toBe("a\nbc");
    expect(faults("need", { need: "x".repeat(5_000) })).toEqual({});
    expect(faults("need", { need: "x".repeat(5_001) })).toEqual({ need: "tooLong" });
    expect(faults("need", { need: "\r\n".repeat(2_400) + "x".repeat(2_601) })).toEqual({});
  });

  it("says at each field what cannot be read", () => {
    expect(
      faults("project", { period: { from: "1 feb", to: "2027-02-30" }, contact: { email: "siv", phone: "ring mig" } }),
    ).toEqual({
      "period.from": "notADate",
      "period.to": "notADate",
      "contact.email": "notAnEmail",
      "contact.phone": "notAPhone",
    });
    expect(
      faults("budget", { rows: [{ amount: "tusen" }, undefined, { amount: "-5" }, { amount: "9".repeat(15) }, { year: "27" }] }),
    ).toEqual({
      "rows.0.amount": "notAnAmount",
      "rows.2.amount": "negativeAmount",
      "rows.3.amount": "amountTooLarge",
      "rows.4.year": "choose",
    });
    // Each is right, and together they are more than any amount may be.
    const wage = { costType: "personal", year: "2027", how: "hours", hours: "100 000", rate: "1 000 000 000 000" };
    expect(faults("budget", { rows: [wage] })).toEqual({ "rows.0.rate": "amountTooLarge" });
    expect(faults("strategy", { focusArea: { nodes: "s/1", share: ["120"] } })).toEqual({ "focusArea.share.0": "notAShare" });
  });

  it("leaves out rows that say nothing, wherever they stand", () => {
    const rows: unknown[] = [];
    rows[3] = { costType: "personal", year: "2027", amount: "1 000,50", note: "" };
    rows[7] = { costType: "", year: "2027", amount: "", note: "" };
    expect(read("budget", { rows }).rows).toEqual([
      { key: "r1", costType: "personal", year: 2027, amount: 100_050n, note: "", how: "amount", hours: null, rate: null },
    ]);
  });

  it("keeps a row's key, gives the first free one where there is none, and never the same twice", () => {
    const row = (key: string) => ({ key, costType: "personal" });
    const keys = (given: string[]) => read("budget", { rows: given.map(row) }).rows.map(({ key }) => key);
    expect(keys(["k7", "", "r1", "k7", "<script>", ""])).toEqual(["k7", "r2", "r1", "r3", "r4", "r5"]);
  });

  it("takes at most a hundred rows, and says so of two hundred", () => {
    expect(faults("budget", { rows: Array.from({ length: 200 }, () => ({ note: "x" })) })).toEqual({ rows: "tooManyRows" });
    expect(faults("budget", { rows: Array.from({ length: 101 }, () => ({ note: "x" })) })).toEqual({ rows: "tooManyRows" });
  });

  it("reads a single choice without a part as the whole project, and leaves out what is not ticked", () => {
    expect(read("strategy", { focusArea: { nodes: "s/2", share: ["40"] } }).shares).toEqual({
      focusArea: [{ node: "s/2", basisPoints: 10_000 }],
      rus: [],
    });
    expect(read("municipalities", { codes: "1490", role: { k1490: "Lokaler", k1463: "Personal" } }).municipalities).toEqual([
      { code: "1490", role: "Lokaler" },
    ]);
  });

  it("knows how many rows it holds", () =>
    expect(rowsIn({ "rows.0.amount": "", "rows.11.amount": "", "goals.40.text": "" }, "rows")).toBe(12));
});

describe("what people type", () => {
  it("is read as a number, a share or a date when it can be", () => {
    expect([parseNumber("1 250,5"), parseNumber("-3"), parseNumber("12.75"), parseNumber("tolv"), parseNumber("1e9")]).toEqual([
      1250.5,
      -3,
      12.75,
      null,
      null,
    ]);
    expect([
      parsePercent("60"),
      parsePercent("33,5 %"),
      parsePercent("0.25"),
      parsePercent("100"),
      parsePercent("100,01"),
      parsePercent("-1"),
    ]).toEqual([6000, 3350, 25, 10_000, null, null]);
    expect([
      parseDate("2027-02-01"),
      parseDate("20270201"),
      parseDate("2027-2-1"),
      parseDate("2027-02-29"),
      parseDate("270201"),
    ]).toEqual(["2027-02-01", "2027-02-01", "2027-02-01", null, null]);
  });
  it("is needed to begin: a title and who applies", () => {
    const result = startForm.safeParse({ id: "x", organisationId: "", title: "  " });
    expect(result.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
      ["id", "unknown"],
      ["organisationId", "chooseOrganisation"],
      ["title", "titleMissing"],
    ]);
  });
});
