import { z } from "zod";
import { answers } from "#app/rooms/eligibility/eligibility.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL and its like cannot be stored
const words = (max: number) => z.string("unknown").default("").transform((text) => text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").trim()).pipe(z.string().max(max, "tooLong"));

export const eligibilityForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  outcome: z.enum(["save", "pass", "fail", "reopen"], "unknown"),
  reason: words(2_000),
  answers: z.record(z.string(), z.object({ answer: z.enum(answers, "choose").optional(), note: words(2_000) }, "unknown"), "unknown").default({}),
});
export type EligibilityTyped = z.output<typeof eligibilityForm>;
