import { z } from "zod";
import { parseKronor } from "#app/kernel/money.ts";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { grounds } from "#app/rooms/assessment/assessment.forms.ts";
import { recommendations } from "#app/rooms/preparation/preparation.ts";

const version = z.coerce.number("unknown").int("unknown");
const many = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === "string" ? [value] : value).filter((one) => one !== ""));
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "tooLong")
    .default("")
    .transform((value) => value.replace(/\r\n?/g, "\n"));
const needed = (max: number, message: string) => text(max).refine((value) => value !== "", message);

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
  z.object({ do: z.literal("open"), version, present: many }),
  z.object({ do: z.literal("presence"), version, present: many }),
  z.object({ do: z.literal("rest"), version }),
  z.object({ do: z.literal("close"), version, notes: text(8_000) }),
  z.object({ do: z.literal("call-off"), version, reason: needed(1_000, "reasonNeeded") }),
]);

const kronor = z
  .string()
  .max(40, "notAnAmount")
  .default("")
  .transform((value, context) => {
    const ore = value.trim() === "" ? 0n : parseKronor(value);
    if (ore !== null && ore >= 0n) return ore;
    context.addIssue({ code: "custom", message: "notAnAmount" });
    return z.NEVER;
  });

export const caseForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("recommend"),
    version,
    recommendation: z.enum(recommendations, "chooseRecommendation"),
    amount: kronor,
    reason: text(4_000),
  }),
  z.object({ do: z.literal("conflict"), version, personId: z.uuid("choosePerson"), ground: needed(500, "groundNeeded") }),
  z.object({ do: z.literal("own-conflict"), law: z.enum(grounds, "chooseGround"), described: needed(2_000, "groundNeeded") }),
]);
