import { z } from "zod";

const version = z.coerce.number("unknown").int("unknown");
const year = z.coerce.number("unknown").int("unknown").min(1990, "unknown").max(2099, "unknown");

export const indicatorSeriesForm = z.discriminatedUnion(
  "command",
  [
    z.object({
      command: z.literal("record"),
      version,
      lines: z
        .string()
        .default("")
        .refine((text) => text.trim() !== "", "required")
        .refine((text) => text.length <= 10_000, "tooLong"),
      source: z
        .string()
        .default("")
        .transform((text) => text.trim().replace(/\s+/g, " "))
        .refine((text) => text !== "", "sourceNeeded")
        .refine((text) => text.length <= 500, "tooLong"),
    }),
    z.object({ command: z.literal("take-away"), version, year }),
  ],
  "unknown",
);
export type IndicatorSeriesForm = z.output<typeof indicatorSeriesForm>;

export const indicatorParams = z.object({ key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/) });
