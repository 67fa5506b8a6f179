import { z } from "zod";
import { cleanText } from "#app/texts/typed.ts";

const typed = z.string("unknown").default("").transform(cleanText);
const words = (max: number) => typed.pipe(z.string().max(max, "tooLong"));

export const questionLimits = { asked: 1_000, answer: 4_000, reason: 1_000 } as const;

/** The id is given with the form: ten presses ask one question. */
export const askForm = z.object({
  id: z.uuid("unknown"),
  question: words(questionLimits.asked).pipe(z.string().min(1, "required")),
});

const both = (max: number) => z.object({ sv: words(max), en: words(max) }, "unknown").default({ sv: "", en: "" });

/** Two buttons: answer everybody, or set aside with a reason to the one who asked. English may be left out. */
export const answerForm = z
  .object({
    version: z.coerce.number("unknown").int("unknown"),
    outcome: z.enum(["publish", "set-aside"], "unknown"),
    question: both(questionLimits.asked),
    answer: both(questionLimits.answer),
    reason: words(questionLimits.reason),
  })
  .superRefine(({ outcome, question, answer, reason }, context) => {
    const lacks = (path: string[], text: string, message = "required") => {
      if (text === "") context.addIssue({ code: "custom", path, message });
    };
    if (outcome === "set-aside") return lacks(["reason"], reason);
    lacks(["question", "sv"], question.sv);
    lacks(["answer", "sv"], answer.sv);
    // An answer in English under a question in Swedish helps nobody who reads English.
    if (answer.en !== "") lacks(["question", "en"], question.en, "translate");
    if (question.en !== "") lacks(["answer", "en"], answer.en, "translate");
  });
