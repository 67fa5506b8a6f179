import { describe, expect, it } from "vitest";
import { plainText } from "#app/documents/document.ts";
import { renderPdfBuffer } from "#app/documents/render-pdf.server.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { blankForm } from "#app/rooms/applications/blank-form.ts";
import { exampleRules } from "#app/rooms/applications/whole-application.test-data.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";

const both = (text: string) => ({ sv: text, en: `${text} (en)` });
const question = (key: string, more: object) => ({
  key,
  text: both(`Fråga ${key}?`),
  help: both(""),
  under: both(""),
  kind: "short" as const,
  required: true,
  maxLength: null,
  options: [],
  sums: false,
  condition: null,
  ...more,
});
const call: CallWithRules = {
  id: "0195c000-0000-7000-8000-000000000001",
  number: "BYAR-2027",
  slug: "byar",
  state: "published",
  kind: "open",
  title: both("Byar"),
  summary: both("Sök."),
  texts: { purpose: both("Syfte"), whoMayApply: both("Alla"), whatFor: both("Arbete"), howJudged: both("Poängen motiveras.") },
  contact: { name: "Anneli", email: "a@exempel.example", phone: "033", note: both("") },
  opensAt: new Date("2027-06-01T06:00:00Z"),
  closesAt: new Date("2027-08-20T21:59:00Z"),
  questionsUntil: null,
  sketchClosesAt: null,
  sketchAnswerOn: null,
  decisionOn: null,
  rulesVersion: 1,
  demo: false,
  rules: {
    ...exampleRules,
    questions: [
      question("a", { kind: "choice", options: [{ key: "ja", text: both("Ja, i år") }] }),
      question("b", { required: false, maxLength: 250, condition: { on: "a", test: "is", value: "ja" } }),
    ],
  },
};
const facts = (given: CallWithRules) => ({
  call: given,
  offers: [],
  municipalities: [{ name: "Borås", standing: "member" as const }],
  address: "https://drum.example/utlysningar/byar",
});
const body = { name: "Förbundet", address: ["Gatan 1"] };
const textOf = (given: CallWithRules, language: "sv" | "en") =>
  blankForm(facts(given), body, language)
    .blocks.flatMap((block) => {
      if (block.kind === "heading") return [block.text];
      if (block.kind === "paragraph" || block.kind === "lead") return [plainText(block.text)];
      if (block.kind === "list") return block.items.map(plainText);
      if (block.kind === "keyValues") return block.rows.map((row) => `${row.label}: ${plainText(row.value)}`);
      return block.kind === "table" ? block.rows.map((row) => row.cells.map((cell) => cell.text).join(" ")) : [];
    })
    .join("\n");

describe("the form to read in advance", () => {
  it("holds every section and every question of the form on the screen, with help and limits", () => {
    const text = textOf(call, "sv");
    const { fields, sections } = applicationTexts.sv;
    for (const section of Object.values(sections)) expect(text).toContain(section.title);
    for (const key of [
      "title",
      "summary",
      "need",
      "purpose",
      "targetGroup",
      "perspective",
      "activities",
      "goals",
      "costs",
      "longTermPlan",
      "risks",
      "equality",
      "sustainability",
      "stateAid",
    ] as const)
      expect(text, key).toContain(fields[key]);
    expect(text).toContain(`${fields.needHint} Högst 5\u00a0000 tecken.`);
    expect(text).toContain("20\u00a0augusti 2027 kl.\u00a023.59, svensk tid");
  });

  it("holds what the call asks of its own, among what one chooses and when it is asked", () => {
    const text = textOf(call, "sv");
    expect(text).toContain("Fråga a?\nEtt val.\nJa, i år");
    expect(text).toContain("Fråga b? (frivilligt)");
    expect(text).toMatch(/Ställs om svaret på ”Fråga a\?” är Ja, i år\. Högst 250 tecken\./);
  });

  it("has no section for a call's own questions when there are none", () => {
    const none = textOf({ ...call, rules: { ...call.rules, questions: [] } }, "sv");
    expect(none.split("\n")).not.toContain(applicationTexts.sv.sections.questions.title);
    expect(none).toContain("10 delar.");
  });

  it("says of a call in two steps both last days, and what is asked already in the idea sketch", () => {
    const [first, second] = call.rules.questions;
    const sketch = { sections: ["need" as const], questions: [first?.key ?? ""], binding: false };
    const inTwo = { ...call, sketchClosesAt: new Date("2027-06-20T21:59:00Z"), sketchAnswerOn: "2027-07-01" };
    const lines = textOf({ ...inTwo, rules: { ...call.rules, sketch } }, "sv").split("\n");
    const asked = (text = "") => lines.slice(lines.indexOf(text) + 1, lines.indexOf(text) + 2).join();
    expect(lines.find((line) => line.startsWith("Steg 1: sista dag för idéskissen"))).toContain(
      "20\u00a0juni 2027 kl.\u00a023.59",
    );
    expect(lines.find((line) => line.startsWith("Steg 2: sista dag för fullständig ansökan"))).toContain("20\u00a0augusti 2027");
    expect(lines.filter((line) => line.includes("Delen ingår redan i idéskissen."))).toHaveLength(2);
    expect(asked(first?.text.sv)).toContain("Ställs redan i idéskissen.");
    expect(asked(`${second?.text.sv} (frivilligt)`)).not.toContain("idéskissen");
  });

  it("says what every point means, and the terms in full", () => {
    const text = textOf(call, "en");
    for (const criterion of call.rules.criteria) {
      for (const level of criterion.levels) expect(text).toContain(`${level.value} ${level.text.en}`);
      for (const one of criterion.questions) expect(text).toContain(one.en);
    }
    for (const paragraph of call.rules.terms.paragraphs) expect(text).toContain(paragraph.text.en);
  });

  it("is the same file every time it is asked for", async () => {
    const file = () => renderPdfBuffer(blankForm(facts(call), body, "sv"));
    expect((await file()).equals(await file())).toBe(true);
  });
});
