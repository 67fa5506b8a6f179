import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { plans } from "#app/rooms/reporting/learning.ts";

const line = (max: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.trim())
    .refine((text) => text.length <= max, "tooLong");
const needed = (max: number) => line(max).refine((text) => text !== "", "required");
const day = line(40)
  .refine((text) => isLocalDate(text), "notADate")
  .refine((text) => !isLocalDate(text) || (text >= "1990-01-01" && text <= "2099-12-31"), "yearOdd")
  .transform((text) => text as LocalDate);
/** A single day may be written once. */
const lastDay = line(40)
  .refine((text) => text === "" || isLocalDate(text), "notADate")
  .refine((text) => !isLocalDate(text) || (text >= "1990-01-01" && text <= "2099-12-31"), "yearOdd")
  .transform((text) => (text === "" ? null : (text as LocalDate)));

const fields = {
  plan: z.enum(plans, "choose"),
  title: needed(200),
  words: line(2_000),
  byWhom: line(200),
  audience: line(200),
  from: day,
  to: lastDay,
  source: line(500).transform((text) => text.replace(/\s+/g, " ")),
  station: z
    .string()
    .regex(/^[a-z0-9-]{0,60}$/, "unknown")
    .default(""),
  open: z
    .string()
    .optional()
    .transform((value) => value === "on"),
};
const daysInOrder = <Form extends { from: LocalDate; to: LocalDate | null }>(form: Form) =>
  form.to === null || !isLocalDate(form.from) || !isLocalDate(form.to) || form.from <= form.to;
const inOrder = { path: ["to"], error: "daysReversed" };

/** Whom it is told to is what a communication plan is about. */
const told = <Form extends { plan: string; audience: string }>(form: Form) =>
  form.plan !== "communication" || form.audience !== "";
const toWhom = { path: ["audience"], error: "toWhom" };

export const newPlanEntryForm = z
  .object({ command: z.literal("add", "unknown"), ...fields })
  .refine(daysInOrder, inOrder)
  .refine(told, toWhom);
export type NewPlanEntryForm = z.output<typeof newPlanEntryForm>;

const version = z.coerce.number("unknown").int("unknown");
export const planEntryForm = z.discriminatedUnion(
  "command",
  [
    z
      .object({ command: z.literal("edit"), version, ...fields })
      .refine(daysInOrder, inOrder)
      .refine(told, toWhom),
    z.object({ command: z.literal("complete"), version, outcome: line(2_000) }),
    z.object({ command: z.literal("withdraw"), version }),
    z.object({ command: z.literal("reopen"), version }),
  ],
  "unknown",
);
export type PlanEntryForm = z.output<typeof planEntryForm>;
export type PlanEntryFields = Omit<NewPlanEntryForm, "command">;
