import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { type InterestFacts, longestNoteOfInterest, toldKinds } from "#app/rooms/assessment/interest.ts";
import { organisationNumber } from "#app/rooms/people/organisation.ts";

// Messages are text keys; `interestTexts.errors` holds the words.

const day = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .refine((text) => text === "" || isLocalDate(text), "notADate")
  .transform((text): LocalDate | null => (text === "" ? null : text));

const words = (longest: number) => z.string().trim().max(longest, "tooLong").default("");

const facts = {
  kind: z.enum(toldKinds, "chooseKind"),
  name: words(200),
  number: words(40),
  municipality: words(4),
  from: day,
  to: day,
  note: words(longestNoteOfInterest),
};
type Given = z.output<z.ZodObject<typeof facts>>;

/** What is asked depends on the kind: a municipality is chosen, anything else has a name and an organisation number. */
function whole(given: Given, context: z.RefinementCtx) {
  const fault = (field: keyof Given, message: string) => context.addIssue({ code: "custom", path: [field], message });
  if (given.kind === "municipality") {
    if (!/^\d{4}$/.test(given.municipality)) fault("municipality", "chooseMunicipality");
  } else {
    if (given.name === "") fault("name", "nameIt");
    if (organisationNumber(given.number) === null) fault("number", "notAnOrganisationNumber");
  }
  if (given.from !== null && given.to !== null && given.to < given.from) fault("to", "endsBeforeItBegins");
}

const interest = z.uuid();
const version = z.coerce.number().int();

export const interestForm = z.discriminatedUnion("command", [
  z.object({ command: z.literal("tell"), ...facts }).superRefine(whole),
  z.object({ command: z.literal("correct"), interest, version, ...facts }).superRefine(whole),
  z.object({ command: z.literal("remove"), interest, version }),
]);
export type InterestForm = z.output<typeof interestForm>;

/** As the row holds it: a municipality has no organisation number of its own here, and the rest no municipality. */
export const factsOf = (form: Given): InterestFacts =>
  form.kind === "municipality"
    ? {
        kind: form.kind,
        organisationNumber: "",
        organisationName: "",
        municipalityCode: form.municipality,
        from: form.from,
        to: form.to,
        note: form.note,
      }
    : {
        kind: form.kind,
        organisationNumber: organisationNumber(form.number) ?? "",
        organisationName: form.name,
        municipalityCode: null,
        from: form.from,
        to: form.to,
        note: form.note,
      };
