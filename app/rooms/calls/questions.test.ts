import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slug } from "#app/kernel/slug.ts";
import { exampleQuestion } from "#app/rooms/calls/questions.test-data.ts";
import {
  type Answer,
  type Answers,
  askedAnswers,
  closedValues,
  filesAsked,
  headings,
  type Question,
  testsFor,
  visible,
} from "#app/rooms/calls/questions.ts";

const both = (text: string) => ({ sv: text, en: text });
const question = (key: string, more: Partial<Question> = {}): Question => exampleQuestion(key, "yes-no", more);
const keys = (questions: readonly Question[], answers: Answers) => visible(questions, answers).map((one) => one.key);

/** Questions whose conditions point anywhere, themselves and nothing included. */
const anyQuestions = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, () =>
        fc.option(
          fc.record({
            on: fc.integer({ min: 0, max: count }).map((index) => `f${index}`),
            test: fc.constantFrom("is" as const, "is-not" as const, "contains" as const),
            value: fc.constantFrom("yes", "no"),
          }),
        ),
      ),
    ),
  )
  .map((conditions) => conditions.map((condition, index) => question(`f${index}`, { condition })));
const anyAnswers = fc.dictionary(
  fc.integer({ min: 0, max: 12 }).map((index) => `f${index}`),
  fc.oneof(fc.constantFrom<Answer>("yes", "no", ""), fc.subarray(["yes", "no"])),
);

describe("a condition", () => {
  const on = question("a");
  const asked = (test: "is" | "is-not" | "contains", value: string, answer?: Answer) =>
    keys([on, question("b", { condition: { on: "a", test, value } })], answer === undefined ? {} : { a: answer }).includes("b");
  it("is met by the answer it names", () => {
    expect(asked("is", "yes", "yes")).toBe(true);
    expect(asked("is", "yes", "no")).toBe(false);
    expect(asked("is-not", "yes", "no")).toBe(true);
    expect(asked("is", "Mark", " mark ")).toBe(true);
    expect(asked("contains", "ungdom", "För UNGDOMAR och barn")).toBe(true);
    expect(asked("contains", "unga", ["foretag", "unga"])).toBe(true);
    expect(asked("is-not", "unga", ["foretag", "unga"])).toBe(false);
  });
  it("is never met by a question that nobody has answered", () => {
    for (const test of ["is", "is-not", "contains"] as const) {
      expect(asked(test, "yes")).toBe(false);
      expect(asked(test, "yes", "")).toBe(false);
      expect(asked(test, "yes", [])).toBe(false);
    }
  });
  it("on a later question, on itself or on none hides its question", () => {
    const later = [
      question("a", { condition: { on: "b", test: "is", value: "yes" } }),
      question("b", { condition: { on: "b", test: "is", value: "yes" } }),
      question("c", { condition: { on: "gone", test: "is-not", value: "yes" } }),
      question("d"),
    ];
    expect(keys(later, { a: "yes", b: "yes", gone: "no" })).toEqual(["d"]);
  });
});

describe("the questions that are asked", () => {
  it("stand in their order, and each of them only after what its condition looks at", () => {
    fc.assert(
      fc.property(anyQuestions, anyAnswers, (questions, answers) => {
        const shown = keys(questions, answers);
        expect(shown).toEqual(questions.map((one) => one.key).filter((key) => shown.includes(key)));
        for (const { key, condition } of visible(questions, answers))
          if (condition) expect(shown.indexOf(condition.on)).toBeGreaterThanOrEqual(0);
          else expect(shown).toContain(key);
        for (const { key, condition } of visible(questions, answers))
          if (condition) expect(shown.indexOf(condition.on)).toBeLessThan(shown.indexOf(key));
      }),
    );
  });

  it("do not depend on what is answered to those that are not", () => {
    fc.assert(
      fc.property(anyQuestions, anyAnswers, fc.constantFrom<Answer>("yes", "no", ["yes"]), (questions, answers, other) => {
        const shown = keys(questions, answers);
        const hidden = questions.filter((one) => !shown.includes(one.key));
        const changed = { ...answers, ...Object.fromEntries(hidden.map((one) => [one.key, other])) };
        expect(keys(questions, changed)).toEqual(shown);
        expect(askedAnswers(questions, changed)).toEqual(askedAnswers(questions, answers));
      }),
    );
  });

  it("are the same when only they and their answers are kept: what is sealed can be read alone", () => {
    fc.assert(
      fc.property(anyQuestions, anyAnswers, (questions, answers) => {
        const sealed = visible(questions, answers);
        expect(visible(sealed, askedAnswers(questions, answers))).toEqual(sealed);
      }),
    );
  });

  it("fall with the first link of a chain, and come back with their answers when it is mended", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(), (length, broken) => {
        const chain = Array.from({ length }, (_, index) =>
          question(`f${index}`, index === 0 ? {} : { condition: { on: `f${index - 1}`, test: "is", value: "yes" } }),
        );
        const at = broken % length;
        const whole = Object.fromEntries(chain.map((one) => [one.key, "yes"]));
        const cut = { ...whole, [`f${at}`]: "no" };
        expect(keys(chain, cut)).toHaveLength(at + 1);
        expect(Object.keys(askedAnswers(chain, cut))).toHaveLength(at + 1);
        expect(askedAnswers(chain, { ...cut, [`f${at}`]: "yes" })).toEqual(whole);
      }),
    );
  });
});

describe("kinds of answer", () => {
  it("that are counted say what can be tested for; a table is tested for nothing", () => {
    expect(closedValues(question("a"))).toEqual(["yes", "no"]);
    expect(closedValues(question("a", { kind: "many", options: [{ key: "x", text: both("X") }] }))).toEqual(["x"]);
    expect(closedValues(question("a", { kind: "short" }))).toBeNull();
    expect(testsFor("table")).toEqual([]);
  });
  it("share a heading until another begins, whatever is hidden between", () => {
    const under = (key: string, text: string) => question(key, { under: both(text) });
    expect([...headings([under("a", "I"), under("b", "I"), under("c", "II"), under("d", "")]).keys()]).toEqual(["a", "c"]);
  });
});

describe("a question that is answered by a file", () => {
  const asked = (key: string, kind: Question["kind"], more: Partial<Question> = {}): Question => ({
    key,
    text: { sv: key, en: key },
    help: { sv: "", en: "" },
    under: { sv: "", en: "" },
    kind,
    required: false,
    maxLength: null,
    options: [],
    sums: false,
    condition: null,
    ...more,
  });
  const questions = [
    asked("forstudie", "yes-no"),
    asked("rapport", "file", { required: true, condition: { on: "forstudie", test: "is", value: "yes" } }),
    asked("karta", "file"),
  ];

  it("asks for the file only while it is asked itself", () => {
    expect(filesAsked(questions, {}).map((one) => [one.key, one.required])).toEqual([["fraga--karta", false]]);
    expect(filesAsked(questions, { forstudie: "yes" }).map((one) => [one.key, one.required])).toEqual([
      ["fraga--rapport", true],
      ["fraga--karta", false],
    ]);
  });

  it("shares its key with no annex that an office can name, and no condition asks for it", () => {
    expect(slug("Fråga -- rapport")).not.toContain("--");
    expect(testsFor("file")).toEqual([]);
  });
});
