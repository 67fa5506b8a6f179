import { z } from "zod";

/** What is wrong with the words is the key's to say: `wording.ts` judges them on the page and before they are kept. */
const words = z
  .string()
  .default("")
  .transform((value) => value.replace(/\s+/g, " ").trim());

export const wordingForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("save"), version: z.coerce.number().int(), sv: words, en: words }),
  z.object({ do: z.literal("restore"), version: z.coerce.number().int() }),
]);
