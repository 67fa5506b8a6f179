import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";

const typed = z
  .string()
  .default("")
  .transform((text) => text.trim());
/** "4", "3,5", "−2": at most four decimals, as they are kept. */
const figure = typed
  .refine((text) => text === "" || /^[-\u2212]?\d{1,12}([.,]\d{1,4})?$/.test(text.replace(/[\s\u00a0]/g, "")), "notANumber")
  .transform((text) =>
    text === ""
      ? null
      : Number(
          text
            .replace(/[\s\u00a0]/g, "")
            .replace("\u2212", "-")
            .replace(",", "."),
        ),
  );
const day = typed
  .refine((text) => text === "" || isLocalDate(text), "notADate")
  .transform((text) => (text === "" ? null : (text as LocalDate)));

/** What each goal has reached and when that was known; a goal without either has nothing noted. */
export const projectResultsForm = z.object({
  version: z.coerce.number("unknown").int("unknown"),
  goals: z
    .array(
      z
        .object({ position: z.coerce.number("unknown").int("unknown").min(0, "unknown"), reached: figure, on: day })
        .refine(({ reached, on }) => reached === null || on !== null, { path: ["on"], error: "dayNeeded", when: () => true })
        .refine(({ reached, on }) => on === null || reached !== null, {
          path: ["reached"],
          error: "figureNeeded",
          when: () => true,
        }),
    )
    .max(200, "unknown"),
});
export type ProjectResultsForm = z.output<typeof projectResultsForm>;
