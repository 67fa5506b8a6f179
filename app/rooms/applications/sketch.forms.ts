import { z } from "zod";
import { cleanText } from "#app/texts/typed.ts";

/** The answer to an idea sketch: which button was pressed, and the reasons, which the applicant reads as they stand. */
export const sketchAnswerForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  answer: z.enum(["welcome", "advise-against"], "choose"),
  reasons: z.string("unknown").default("").transform(cleanText).pipe(z.string().min(1, "reasonsMissing").max(5_000, "tooLong")),
});
