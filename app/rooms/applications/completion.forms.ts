import { z } from "zod";
import { freeText } from "#app/rooms/applications/application.forms.ts";
import { completionParts } from "#app/rooms/applications/completion.ts";
import { parseDate } from "#app/texts/typed.ts";

const version = z.coerce.number("unknown").int("unknown");
const day = z
  .string("unknown")
  .default("")
  .transform((value, context) => {
    const date = parseDate(value.trim());
    if (date === null) context.addIssue({ code: "custom", message: "notADate" });
    return date as NonNullable<typeof date>;
  });
const ticked = z
  .union([z.enum(completionParts).transform((one) => [one]), z.array(z.enum(completionParts))], "unknown")
  .default([]);

/** Three buttons of one page: ask, give more time, go on with what there is. */
export const completionForm = z.discriminatedUnion(
  "command",
  [
    z.object({ command: z.literal("ask"), version, sections: ticked, message: freeText(5_000), dueOn: day }),
    z.object({ command: z.literal("extend"), version, dueOn: day }),
    z.object({ command: z.literal("end"), version }),
  ],
  "unknown",
);
