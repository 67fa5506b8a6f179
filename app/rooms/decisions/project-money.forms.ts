import { z } from "zod";
import { amountAboveZero, day, line } from "#app/rooms/money/money-fields.ts";

/** One voucher of the books: what it was, from which year's money, how much (öre, above zero), which day, which number. */
export const moveMoneyForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  what: z.enum(["pay", "return", "reuse"], "chooseWhat"),
  fundId: z.uuid("chooseFund"),
  amount: amountAboveZero,
  on: day,
  voucher: line(60),
  note: z.string().trim().max(500, "tooLong").default(""),
});
