import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";

// Messages are text keys; `statementTexts.errors` holds the words.

const version = z.coerce.number("unknown").int("unknown");
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "tooLong")
    .default("")
    .transform((value) => value.replace(/\r\n?/g, "\n"));

export const longestPart = 8_000;

/** A draft may be saved half written; what a finished one must have is judged when it is finished. */
export const statementForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("save"),
    version,
    outcome: z
      .enum(["grant", "reject", ""], "chooseOutcome")
      .default("")
      .transform((value) => value || null),
    amount: z
      .string()
      .max(40, "notAnAmount")
      .default("")
      .transform((value, context) => {
        if (value.trim() === "") return null;
        const ore = parseKronor(value);
        if (ore !== null && ore >= 0n) return ore;
        context.addIssue({ code: "custom", message: "notAnAmount" });
        return z.NEVER;
      }),
    summary: text(longestPart),
    reasons: text(longestPart),
    conditions: text(longestPart),
  }),
  z.object({ do: z.literal("seal"), version }),
  z.object({ do: z.literal("reopen"), version }),
]);
