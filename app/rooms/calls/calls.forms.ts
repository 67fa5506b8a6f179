import { z } from "zod";
import { organisationNumber } from "#app/rooms/people/organisation.ts";
import { cleanText, parseDate } from "#app/texts/typed.ts";

/** Forms of the office's pages about calls. The parts of a draft are read by `fields.ts`, which knows what each field is. */
const typed = z.string("unknown").default("").transform(cleanText);
const words = (max: number) => typed.pipe(z.string().max(max, "tooLong"));
const both = (max: number) =>
  z
    .object({ sv: words(max), en: words(max) }, "unknown")
    .default({ sv: "", en: "" })
    .superRefine((text, context) => {
      if (text.sv === "") context.addIssue({ code: "custom", path: ["sv"], message: "required" });
      if (text.en === "") context.addIssue({ code: "custom", path: ["en"], message: text.sv === "" ? "required" : "translate" });
    });
const optionalBoth = (max: number) =>
  z
    .object({ sv: words(max), en: words(max) }, "unknown")
    .default({ sv: "", en: "" })
    .superRefine((text, context) => {
      if ((text.sv === "") !== (text.en === ""))
        context.addIssue({ code: "custom", path: [text.sv === "" ? "sv" : "en"], message: "translate" });
    });
const version = z.coerce.number("unknown").int("unknown");
const date = typed.transform((text, context) => {
  const day = text === "" ? null : parseDate(text);
  if (text !== "" && day === null) context.addIssue({ code: "custom", message: "notADate" });
  return day;
});

export const newCallForm = z.object({ from: z.string("choose").regex(/^[a-z0-9-]{3,80}$/, "choose"), title: both(120) });

const places = (form: object, list: string) =>
  Array.isArray((form as Record<string, unknown>)[list]) ? ((form as Record<string, unknown[]>)[list]?.length ?? 0) : 0;

/** What every part's form has besides its fields: the version that was seen and which button was pressed. */
export const savePartForm = z
  .looseObject({
    version,
    next: z.enum(["stay", "next", "overview"]).catch("stay"),
    move: z.string().max(100).catch(""),
  })
  .transform(({ version: seen, next, move, ...form }) => ({
    version: seen,
    next,
    move,
    rows: (list: string) => places(form, list),
  }));

const contact = z
  .object(
    {
      name: words(100).refine((text) => text !== "", "required"),
      email: words(200).refine((text) => z.email().safeParse(text).success, "notAnEmail"),
      phone: words(40).refine((text) => text !== "", "required"),
      note: optionalBoth(300),
    },
    "unknown",
  )
  .prefault({});

export const correctionForm = z.object({
  version,
  title: both(120),
  summary: both(300),
  purpose: both(4_000),
  whoMayApply: both(4_000),
  whatFor: both(4_000),
  howJudged: both(4_000),
  contact,
  note: both(500),
});

export const extensionForm = z.object({
  version,
  date: date.refine((day): day is string => day !== null, "required"),
  time: typed.transform((text) => text.replace(".", ":")).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "notATime")),
  decisionOn: date,
  /** which of the last days of a call in two steps */
  step: z.enum(["sketch", "full"]).catch("full"),
  answerOn: date,
  note: both(500),
});

/** The reason for new rules, which stands on the call's page. */
export const revisionForm = z.object({ version, note: both(500) });

const clock = typed.transform((text) => text.replace(".", ":")).pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "notATime"));

export const admissionForm = z.object({
  version,
  number: typed.transform((text, context) => {
    const digits = organisationNumber(text);
    if (digits === null) context.addIssue({ code: "custom", message: "notAnOrganisationNumber" });
    return digits ?? "";
  }),
  date: date.refine((day): day is string => day !== null, "required"),
  time: clock,
  reason: words(1_000).refine((text) => text !== "", "required"),
});

export const callWithdrawalForm = z.object({ version, note: both(500) });
