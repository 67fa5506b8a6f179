import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { typedVersion, typedWords } from "#app/texts/typed-fields.ts";

const on = z
  .string("notADate")
  .refine(isLocalDate, "notADate")
  .transform((value): LocalDate => value);

export const letterForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("bounce"), version: typedVersion, on, note: typedWords(500) }),
  z.object({ do: z.literal("send-again"), version: typedVersion }),
  z.object({ do: z.literal("post"), version: typedVersion, on }),
]);
