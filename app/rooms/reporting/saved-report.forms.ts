import { z } from "zod";

const name = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .refine((text) => text !== "", "nameNeeded")
  .refine((text) => text.length <= 150, "tooLong");
const version = z.coerce.number("unknown").int("unknown");
/** As it stands in the address; read by the builder's own schema before it is saved. */
const question = z.string().max(8_000, "unknown");

export const newReportForm = z.object({ name, question });
export const savedReportForm = z.discriminatedUnion(
  "command",
  [
    z.object({ command: z.literal("rename"), version, name }),
    z.object({ command: z.literal("ask"), version, question }),
    z.object({ command: z.literal("freeze"), version }),
    z.object({ command: z.literal("shelve"), version }),
    z.object({ command: z.literal("bring-back"), version }),
  ],
  "unknown",
);
export type SavedReportForm = z.output<typeof savedReportForm>;
export const editionParams = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1).max(10_000) });
/** The forms that a report is handed out in. */
export const reportForms = ["rapport.pdf", "rapport.xlsx", "rapport.csv"] as const;
export type ReportForm = (typeof reportForms)[number];
export const reportFormParams = z.object({ form: z.enum(reportForms) });
/** What a frozen edition holds, to the letter: the file that its checksum is of. */
export const editionContent = "innehall.json";
export const editionFormParams = editionParams.extend({ form: z.enum([...reportForms, editionContent]) });
