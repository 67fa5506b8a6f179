import { z } from "zod";

// Messages are text keys; `profileTexts.errors` holds the words.

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

export const profileForm = z.object({
  version: z.coerce.number().int(),
  areas: oneOrMany
    .optional()
    .transform((many) => [...new Set(many ?? [])])
    .refine((many) => many.length <= 200, "unknownArea"),
  /** empty: no limit; nought: nobody asks them this time */
  most: z
    .string()
    .default("")
    .transform((text) => text.replace(/\s/g, ""))
    .refine((text) => /^\d{0,3}$/.test(text), "notANumber")
    .transform((text) => (text === "" ? null : Number(text))),
});
export type ProfileForm = z.output<typeof profileForm>;
