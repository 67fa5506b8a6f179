import { z } from "zod";

/** Save what the comparison shows, or throw the file away. `seen` is the fingerprint of the comparison that was read. */
export const sheetForm = z.object({
  step: z.enum(["save", "throw-away"]),
  seen: z.string().max(100).default(""),
  choose: z.record(z.string().max(20), z.enum(["file", "stored"])).default({}),
});
export type SheetForm = z.output<typeof sheetForm>;
