import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { type AmendmentContent, amendmentGrounds, amendmentKinds } from "#app/rooms/decisions/amendment.ts";
import { typedAmount, typedVersion, typedWords } from "#app/texts/typed-fields.ts";

/** An empty field is what stays as it is; conditions have a mark of their own, since none at all is also a change. */
export const amendmentForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("propose"),
    kind: z.enum(amendmentKinds, "chooseKind"),
    amount: typedAmount(null, 1n),
    endsOn: z
      .string()
      .default("")
      .refine((value) => value === "" || isLocalDate(value), "notADate")
      .transform((value): LocalDate | null => value || null),
    changeConditions: z
      .string()
      .optional()
      .transform((value) => value !== undefined),
    conditions: typedWords(4_000),
    correction: typedWords(4_000),
    ground: z
      .enum(["none", ...amendmentGrounds], "groundNeeded")
      .default("none")
      .transform((value) => (value === "none" ? null : value)),
    reasons: typedWords(4_000),
  }),
  z.object({ do: z.literal("take-back"), amendmentId: z.uuid("unknown"), version: typedVersion }),
]);

type Proposed = Extract<z.output<typeof amendmentForm>, { do: "propose" }>;
export const amendmentContent = (form: Proposed): AmendmentContent => ({
  kind: form.kind,
  amountOre: form.amount,
  endsOn: form.endsOn,
  conditions: form.changeConditions ? form.conditions : null,
  correction: form.correction,
  ground: form.ground,
  reasons: form.reasons,
});
