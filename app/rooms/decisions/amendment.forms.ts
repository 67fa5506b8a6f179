import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { type AmendmentContent, amendmentGrounds, amendmentKinds } from "#app/rooms/decisions/amendment.ts";

const version = z.coerce.number("unknown").int("unknown");
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "tooLong")
    .default("")
    .transform((value) => value.replace(/\r\n?/g, "\n"));

/** An empty field is what stays as it is; conditions have a mark of their own, since none at all is also a change. */
export const amendmentForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("propose"),
    kind: z.enum(amendmentKinds, "chooseKind"),
    amount: z
      .string()
      .max(40, "notAnAmount")
      .default("")
      .transform((value, context) => {
        if (value.trim() === "") return null;
        const ore = parseKronor(value);
        if (ore !== null && ore > 0n) return ore;
        context.addIssue({ code: "custom", message: "notAnAmount" });
        return z.NEVER;
      }),
    endsOn: z
      .string()
      .default("")
      .refine((value) => value === "" || isLocalDate(value), "notADate")
      .transform((value): LocalDate | null => value || null),
    changeConditions: z
      .string()
      .optional()
      .transform((value) => value !== undefined),
    conditions: text(4_000),
    correction: text(4_000),
    ground: z
      .enum(["none", ...amendmentGrounds], "groundNeeded")
      .default("none")
      .transform((value) => (value === "none" ? null : value)),
    reasons: text(4_000),
  }),
  z.object({ do: z.literal("take-back"), amendmentId: z.uuid("unknown"), version }),
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
