import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { courtAnswers } from "#app/rooms/decisions/legal-force.ts";

const version = z.coerce.number("unknown").int("unknown");
const day = z
  .string("notADate")
  .refine(isLocalDate, "notADate")
  .transform((value): LocalDate => value);
const note = z
  .string()
  .trim()
  .max(2_000, "tooLong")
  .default("")
  .transform((value) => value.replace(/\r\n?/g, "\n"));

/** One form for who keeps the register: what came in, or that the court has said that nothing has. */
export const appealsForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("register"),
    cameIn: day,
    appellant: z.string("required").trim().min(1, "required").max(200, "tooLong"),
    /** empty: the whole paragraph */
    decisionId: z
      .union([z.literal(""), z.uuid()], "chooseDecision")
      .default("")
      .transform((value) => value || null),
    note,
  }),
  z.object({ do: z.literal("none-came") }),
]);

export const appealForm = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("note-case"),
    version,
    caseNumber: z.string("required").trim().min(1, "required").max(40, "tooLong"),
  }),
  z.object({ do: z.literal("answer"), version, answer: z.enum(courtAnswers, "chooseAnswer"), on: day, note }),
]);
