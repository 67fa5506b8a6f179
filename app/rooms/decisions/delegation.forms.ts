import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";

const version = z.coerce.number("unknown").int("unknown");
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "tooLong")
    .default("")
    .transform((value) => value.replace(/\r\n?/g, "\n"));
const content = {
  outcome: z.enum(["grant", "reject"], "chooseOutcome"),
  amount: z
    .string()
    .max(40, "notAnAmount")
    .default("")
    .transform((value, context) => {
      const ore = value.trim() === "" ? 0n : parseKronor(value);
      if (ore !== null && ore >= 0n) return ore;
      context.addIssue({ code: "custom", message: "notAnAmount" });
      return z.NEVER;
    }),
  reasons: text(4_000),
  conditions: text(4_000),
};

export const proposeDelegationForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("propose"), ...content }),
  z.object({ do: z.literal("take-back"), matterId: z.uuid("unknown"), version }),
]);

export const delegationForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("decide"), version, ...content }),
  z.object({ do: z.literal("hand-back"), version, reason: z.string("required").trim().min(1, "required").max(1_000, "tooLong") }),
]);

type Written = {
  readonly outcome: "grant" | "reject";
  readonly amount: bigint;
  readonly reasons: string;
  readonly conditions: string;
};
/** A refusal has neither sum nor conditions, whatever was left in the fields. */
export const delegatedContent = ({ outcome, amount, reasons, conditions }: Written) => ({
  outcome,
  amountOre: outcome === "grant" ? amount : 0n,
  reasons,
  conditions: outcome === "grant" ? conditions : "",
});
