import { z } from "zod";
import { freeText } from "#app/rooms/applications/application.forms.ts";
import { answers } from "#app/rooms/eligibility/eligibility.ts";

export const eligibilityForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  outcome: z.enum(["save", "pass", "fail", "reopen"], "unknown"),
  reason: freeText(2_000),
  answers: z
    .record(z.string(), z.object({ answer: z.enum(answers, "choose").optional(), note: freeText(2_000) }, "unknown"), "unknown")
    .default({}),
});
export type EligibilityTyped = z.output<typeof eligibilityForm>;
