import { z } from "zod";

const line = (max: number) => z.string("unknown").trim().min(1, "required").max(max, "tooLong");
const email = z.string("unknown").trim().toLowerCase().min(1, "required").max(254, "tooLong").pipe(z.email("notAnEmail"));

/** `row`: any row of the financier that is asked. There are as many forms on the page as financiers, so each names its own fields by it. */
export const askForm = z.object({ row: z.string().min(1, "unknown").max(60, "unknown"), name: line(120), email });

export const followForm = z.object({ command: z.enum(["ask-again", "take-back"], "unknown") });

const ticked = z.string().optional().default("");
/** A yes needs the declaration, a no needs words. Every fault is said at once. */
export const answerForm = z
  .object({
    answer: z.enum(["confirm", "decline"], "unknown"),
    name: z.string("unknown").trim().default(""),
    title: z.string("unknown").trim().default(""),
    declaration: ticked,
    words: z.string("unknown").trim().default(""),
  })
  .superRefine(({ answer, name, title, declaration, words }, context) => {
    const fault = (when: boolean, field: string, message: string) => {
      if (when) context.addIssue({ code: "custom", path: [field], message });
    };
    for (const [field, value] of [
      ["name", name],
      ["title", title],
    ] as const) {
      fault(value === "", field, "required");
      fault(value.length > 120, field, "tooLong");
    }
    fault(answer === "confirm" && declaration === "", "declaration", "declare");
    fault(answer === "decline" && words === "", "words", "wordsNeeded");
    fault(words.length > 1_000, "words", "tooLong");
  });
