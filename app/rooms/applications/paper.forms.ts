import { z } from "zod";
import { limits } from "#app/rooms/applications/application.forms.ts";
import { legalForms, organisationNumber } from "#app/rooms/people/organisation.ts";
import { cleanText, parseDate } from "#app/texts/typed.ts";

const typed = z.string("unknown").default("").transform(cleanText);
const line = (max: number) => typed.transform((text) => text.replace(/\s+/g, " ")).pipe(z.string().max(max, "tooLong"));
const orNothing = <S extends z.ZodType>(schema: S) =>
  z
    .literal("")
    .transform(() => null)
    .or(schema)
    .default(null);

/** What is registered of a paper; the words about the organisation are asked for only when nobody in Drum has its number. */
export const paperForm = z.object({
  /** made by the server when the page was drawn, so that a second press is the same application */
  id: z.uuid("unknown"),
  number: typed.transform((text, context) => {
    const digits = organisationNumber(text);
    if (digits === null) context.addIssue({ code: "custom", message: "notAnOrganisationNumber" });
    return digits ?? "";
  }),
  name: line(limits.line),
  legalForm: orNothing(z.enum(legalForms, "choose")),
  municipalityCode: orNothing(z.string().regex(/^\d{4}$/, "choose")),
  address: line(300),
  title: line(limits.line).refine((text) => text !== "", "titleMissing"),
  receivedOn: typed.transform((text, context) => {
    const day = parseDate(text);
    if (day === null) context.addIssue({ code: "custom", message: "notADate" });
    return day ?? "";
  }),
  email: typed.transform((text) => text.toLowerCase()).pipe(z.literal("").or(z.email("notAnEmail").max(254, "tooLong"))),
});
