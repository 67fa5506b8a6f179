import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nested } from "#app/kernel/nested.ts";
import { firstUnseen, readAnswers, seenIn, shownAnswer, tableSum, typedAnswers } from "#app/rooms/applications/answers.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import { applicationBlocks } from "#app/rooms/applications/receipt.ts";
import { namesFor, sealedSections } from "#app/rooms/applications/sealing.ts";
import { exampleInput, exampleRules, exampleSections } from "#app/rooms/applications/whole-application.test-data.ts";
import type { Answers, Question } from "#app/rooms/calls/questions.ts";

const { questions } = exampleRules;
const of = (key: string) => questions.find((one) => one.key === key) as Question;
const kept = exampleSections.questions.answers;
const withAnswers = (answers: Answers) => ({
  ...exampleSections,
  questions: { answers: answers as typeof kept },
});
const words = { yes: "Ja", no: "Nej" };

describe("a form of answers", () => {
  it("shows what is kept so that saving it again changes nothing, answers out of sight included", () => {
    const typed = nested(typedAnswers(questions, kept));
    expect(readAnswers(questions, typed)).toEqual({ answers: kept, unreadable: [] });
    expect(kept.vilken).toBeDefined();
  });

  it("says at each field what cannot be read", () => {
    const typed = { q0: "kanske", q2: "unga", q3: [{ c0: "x", c1: "tusen" }], q4: "-5" };
    expect(readAnswers(questions, typed).unreadable).toEqual([
      { field: "q0", fault: "choose" },
      { field: "q3.0.c1", fault: "notAnAmount" },
      { field: "q4", fault: "negativeAmount" },
    ]);
  });

  it("holds nobody up with a question they cannot see", () => {
    const { answers, unreadable } = readAnswers(questions, { q0: "no", q1: "x".repeat(300), q4: "tusen" });
    expect(unreadable).toEqual([]);
    expect(answers).toEqual({ forstudie: "no" });
    expect(readAnswers(questions, { q0: "yes", q1: "x".repeat(300) }).unreadable).toEqual([{ field: "q1", fault: "tooLong" }]);
  });

  it("whatever is sent gives answers that can be kept, shown and read again", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("q0", "q1", "q2", "q3", "q4", "q9"), fc.anything({ maxDepth: 3, withNullPrototype: true })),
        (typed) => {
          const { answers } = readAnswers(questions, typed);
          expect(readAnswers(questions, nested(typedAnswers(questions, answers))).answers).toEqual(answers);
          for (const question of questions) shownAnswer(question, answers, "sv", words);
        },
      ),
    );
  });

  it("knows which question came into sight by what was answered", () => {
    expect(seenIn(questions, {})).toBe("0,2,3");
    expect(firstUnseen(questions, { forstudie: "yes" }, "0,2,3")).toBe("q1");
    expect(firstUnseen(questions, { forstudie: "yes" }, "0,1,2,3")).toBeNull();
    expect(firstUnseen(questions, { forstudie: "yes" }, undefined)).toBeNull();
  });
});

describe("a question hidden by its condition", () => {
  const hidden = withAnswers({ ...kept, moter: ["foretag"] });

  it("is not asked for, though it is required", () => {
    expect(of("vilken").required).toBe(true);
    expect(faultsOf({ ...exampleInput, sections: withAnswers({ forstudie: "no" }) })).toEqual([]);
    expect(faultsOf({ ...exampleInput, sections: withAnswers({ forstudie: "yes" }) })).toMatchObject([
      { section: "questions", field: "q1", key: "question-unanswered" },
    ]);
    expect(faultsOf({ ...exampleInput, sections: withAnswers({}) })).toMatchObject([{ field: "q0", key: "question-unanswered" }]);
  });

  it("is neither sealed nor named nor printed, and what is sealed shows it never was asked", () => {
    const sections = sealedSections(hidden, exampleRules);
    const names = namesFor(exampleRules, [], [], hidden);
    expect(Object.keys(sections.questions.answers)).toEqual(["forstudie", "moter", "parter"]);
    expect(names.questions.map((one) => one.key)).toEqual(["forstudie", "moter", "parter"]);
    const printed = JSON.stringify(applicationBlocks({ sections, names }, "sv"), (_, value) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    expect(printed).toContain("Finns en förstudie?");
    expect(printed).not.toContain("Väva i fem kommuner 2025");
    expect(printed).not.toContain("7 500");
  });

  it("is still in the draft, and comes back with its answer", () => {
    expect(hidden.questions.answers.summa).toBe("750000");
    const back = withAnswers({ ...hidden.questions.answers, moter: ["unga"] });
    expect(sealedSections(back, exampleRules).questions.answers.summa).toBe("750000");
  });
});

describe("an answer in words", () => {
  it("is said in the reader's language", () => {
    expect(shownAnswer(of("forstudie"), kept, "sv", words)).toEqual({ kind: "text", text: "Nej" });
    expect(shownAnswer(of("summa"), kept, "sv", words)).toEqual({ kind: "text", text: "7 500 kr" });
    expect(shownAnswer(of("moter"), kept, "en", words)).toEqual({ kind: "list", items: ["unga"] });
    expect(shownAnswer(of("summa"), {}, "sv", words)).toBeNull();
  });
  it("of a table has its sum to the öre", () => {
    expect(
      tableSum(of("parter"), {
        parter: [
          { part: "A", kronor: "1250050" },
          { part: "B", kronor: "" },
          { part: "C", kronor: "1" },
        ],
      }),
    ).toBe(1_250_051n);
    expect(shownAnswer(of("parter"), kept, "sv", words)).toMatchObject({ kind: "table", rows: [["Borås Stad", "12 500,50"]] });
  });
});
