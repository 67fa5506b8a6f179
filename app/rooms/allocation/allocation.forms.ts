import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";

/** "125 000" → öre; empty is zero: nothing is proposed. */
const amount = z
  .string()
  .default("")
  .transform((text, context) => {
    const ore = text.trim() === "" ? 0n : parseKronor(text);
    if (ore === null || ore < 0n) {
      context.addIssue({ code: "custom", message: "notAnAmount" });
      return z.NEVER;
    }
    return ore;
  });

const version = z.coerce.number().int();

export const adjustForm = z.object({
  version,
  lines: z
    .array(
      z.object({
        applicationId: z.uuid(),
        amount,
        purpose: z.string().max(40).default(""),
        reason: z.string().max(4_000, "tooLong").default(""),
      }),
    )
    .min(1),
});

export const allocationForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("open") }),
  z.object({ do: z.literal("restart"), version }),
  adjustForm.extend({ do: z.literal("adjust") }),
]);

export const proposalForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("propose"), version }),
  z.object({ do: z.literal("reopen"), version }),
]);
