import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { grounds } from "#app/rooms/assessment/assessment.forms.ts";
import { recommendations } from "#app/rooms/preparation/preparation.ts";
import { typedAmount, typedVersion, typedWords } from "#app/texts/typed-fields.ts";

const many = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === "string" ? [value] : value).filter((one) => one !== ""));
const needed = (max: number, message: string) => typedWords(max).refine((value) => value !== "", message);

export const planForm = z.object({
  date: z
    .string("notADate")
    .trim()
    .refine(isLocalDate, "notADate")
    .transform((value): LocalDate => value),
  time: z
    .string("notATime")
    .trim()
    .regex(/^([01]\d|2[0-3])[:.][0-5]\d$/, "notATime")
    .transform((value) => value.replace(".", ":")),
  place: needed(200, "required"),
  chairId: z.uuid("choosePerson"),
  members: many,
});

export const meetingForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("open"), version: typedVersion, present: many }),
  z.object({ do: z.literal("presence"), version: typedVersion, present: many }),
  z.object({ do: z.literal("rest"), version: typedVersion }),
  z.object({ do: z.literal("close"), version: typedVersion, notes: typedWords(8_000) }),
  z.object({ do: z.literal("call-off"), version: typedVersion, reason: needed(1_000, "reasonNeeded") }),
]);

const kronor = typedAmount(0n);

export const caseForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("recommend"),
    version: typedVersion,
    recommendation: z.enum(recommendations, "chooseRecommendation"),
    amount: kronor,
    reason: typedWords(4_000),
  }),
  z.object({
    do: z.literal("conflict"),
    version: typedVersion,
    personId: z.uuid("choosePerson"),
    ground: needed(500, "groundNeeded"),
  }),
  z.object({
    do: z.literal("rule"),
    version: typedVersion,
    ruledId: z.uuid("choosePerson"),
    outcome: z.enum(["conflict", "none"], "chooseRuling"),
    grounds: needed(500, "groundNeeded"),
    reasons: needed(2_000, "rulingReasonsNeeded"),
  }),
  z.object({ do: z.literal("own-conflict"), law: z.enum(grounds, "chooseGround"), described: needed(2_000, "groundNeeded") }),
]);
