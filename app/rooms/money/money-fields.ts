import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";

/** Kronor as they are written, above zero; read as öre. */
export const amountAboveZero = z
  .string("notAnAmount")
  .max(40, "notAnAmount")
  .transform((text, context) => {
    const ore = parseKronor(text);
    if (ore !== null && ore > 0n) return ore;
    context.addIssue({ code: "custom", message: "notAnAmount" });
    return z.NEVER;
  });

export const day = z
  .string("notADate")
  .refine(isLocalDate, "notADate")
  .transform((value): LocalDate => value);

/** A line that must say something. */
export const line = (most: number) => z.string("required").trim().min(1, "required").max(most, "tooLong");
