import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";

/** One voucher of the books: what it was, from which year's money, how much (öre, above zero), which day, which number. */
export const moveMoneyForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  what: z.enum(["pay", "return", "reuse"], "chooseWhat"),
  fundId: z.uuid("chooseFund"),
  amount: z
    .string("notAnAmount")
    .max(40, "notAnAmount")
    .transform((text, context) => {
      const ore = parseKronor(text);
      if (ore !== null && ore > 0n) return ore;
      context.addIssue({ code: "custom", message: "notAnAmount" });
      return z.NEVER;
    }),
  on: z
    .string("notADate")
    .refine(isLocalDate, "notADate")
    .transform((value): LocalDate => value),
  voucher: z.string("required").trim().min(1, "required").max(60, "tooLong"),
  note: z.string().trim().max(500, "tooLong").default(""),
});
