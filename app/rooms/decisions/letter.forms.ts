import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { typedVersion, typedWords } from "#app/texts/typed-fields.ts";

const day = z
  .string("notADate")
  .refine(isLocalDate, "notADate")
  .transform((value): LocalDate => value);

/** Two forms of one page: each has a name of its own for its day, so that a fault is told at the right one. */
export const letterForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("bounce"), version: typedVersion, bouncedOn: day, note: typedWords(500) }),
  z.object({ do: z.literal("send-again"), version: typedVersion }),
  z.object({ do: z.literal("post"), version: typedVersion, postedOn: day }),
]);
