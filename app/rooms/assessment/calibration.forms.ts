import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";

/** The board's decision, as it is recorded: the same for adopting and for taking back. */
export const calibrationForm = z.object({
  version: z.coerce.number().int(),
  command: z.enum(["adopt", "revoke"], "unknown"),
  decidedOn: z
    .string()
    .default("")
    .refine((day) => isLocalDate(day), "notADate")
    .transform((day) => day as LocalDate),
  decision: z
    .string()
    .default("")
    .transform((text) => text.trim())
    .refine((text) => text !== "", "decisionNeeded")
    .refine((text) => text.length <= 200, "tooLong"),
});
export type CalibrationForm = z.output<typeof calibrationForm>;
