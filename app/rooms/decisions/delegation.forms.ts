import { z } from "zod";
import { typedAmount, typedVersion, typedWords } from "#app/texts/typed-fields.ts";

const content = {
  outcome: z.enum(["grant", "reject"], "chooseOutcome"),
  amount: typedAmount(0n),
  reasons: typedWords(4_000),
  conditions: typedWords(4_000),
  note: typedWords(2_000),
};

export const proposeDelegationForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("propose"), ...content }),
  z.object({ do: z.literal("take-back"), matterId: z.uuid("unknown"), version: typedVersion }),
]);

export const delegationForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("decide"), version: typedVersion, ...content }),
  z.object({
    do: z.literal("hand-back"),
    version: typedVersion,
    reason: z.string("required").trim().min(1, "required").max(1_000, "tooLong"),
  }),
]);

type Written = {
  readonly outcome: "grant" | "reject";
  readonly amount: bigint;
  readonly reasons: string;
  readonly conditions: string;
  readonly note: string;
};
/** A refusal has neither sum nor conditions, whatever was left in the fields. */
export const delegatedContent = ({ outcome, amount, reasons, conditions, note }: Written) => ({
  outcome,
  amountOre: outcome === "grant" ? amount : 0n,
  reasons,
  conditions: outcome === "grant" ? conditions : "",
  note,
});
