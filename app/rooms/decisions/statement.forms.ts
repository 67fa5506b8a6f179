import { z } from "zod";
import { typedAmount, typedVersion, typedWords } from "#app/texts/typed-fields.ts";

// Messages are text keys; `statementTexts.errors` holds the words.

export const longestPart = 8_000;

/** A draft may be saved half written; what a finished one must have is judged when it is finished. */
export const statementForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("save"),
    version: typedVersion,
    outcome: z
      .enum(["grant", "reject", ""], "chooseOutcome")
      .default("")
      .transform((value) => value || null),
    amount: typedAmount(null),
    summary: typedWords(longestPart),
    reasons: typedWords(longestPart),
    conditions: typedWords(longestPart),
  }),
  z.object({ do: z.literal("seal"), version: typedVersion }),
  z.object({ do: z.literal("reopen"), version: typedVersion }),
]);
