import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { longestAdvice, longestQuestion, stances } from "#app/rooms/assessment/advisory.ts";

const line = (max: number, missing: string) => z.string(missing).trim().min(1, missing).max(max, "tooLong");
const text = z
  .string()
  .default("")
  .transform((words) => words.replace(/\r\n?/g, "\n").trim());
const email = z.string("notAnEmail").trim().toLowerCase().min(1, "notAnEmail").max(254, "tooLong").pipe(z.email("notAnEmail"));
const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const asking = {
  body: line(160, "bodyNeeded"),
  name: line(120, "receiverNeeded"),
  email,
  question: text.refine((words) => words !== "", "questionNeeded").refine((words) => words.length <= longestQuestion, "tooLong"),
  dueOn: z
    .string()
    .default("")
    .refine((day) => isLocalDate(day), "notADate")
    .transform((day) => day as LocalDate),
};

const withdrawal = z.object({ step: z.literal("withdraw"), advisory: z.uuid(), version: z.coerce.number().int() });
/** On a case's own page: ask, or take an ask back. */
export const caseAdvisoryForm = z.discriminatedUnion("step", [z.object({ step: z.literal("ask"), ...asking }), withdrawal], {
  error: "unknown",
});

/** For many cases at once. */
export const callAdvisoryForm = z.object({
  ...asking,
  cases: oneOrMany
    .optional()
    .transform((many) => many ?? [])
    .refine((many) => many.length > 0, "chooseCases")
    .refine((many) => many.every((id) => z.uuid().safeParse(id).success), "chooseCases"),
});
export type AskedAdvisory = Omit<z.output<typeof callAdvisoryForm>, "cases">;

/** The holder of the link: an answer needs a stance and words, a recusal only words. Every fault is said at once. */
export const adviceForm = z
  .object({
    step: z.enum(["answer", "recuse"], "unknown"),
    stance: z.enum(stances).optional().catch(undefined),
    words: text,
    name: z
      .string()
      .default("")
      .transform((words) => words.trim()),
    title: z
      .string()
      .default("")
      .transform((words) => words.trim()),
  })
  .superRefine(({ step, stance, words, name, title }, context) => {
    const fault = (when: boolean, field: string, message: string) => {
      if (when) context.addIssue({ code: "custom", path: [field], message });
    };
    fault(step === "answer" && stance === undefined, "stance", "chooseStance");
    fault(words === "", "words", step === "answer" ? "adviceNeeded" : "recusalNeeded");
    fault(words.length > longestAdvice, "words", "tooLong");
    for (const [field, value, missing] of [
      ["name", name, "nameNeeded"],
      ["title", title, "titleNeeded"],
    ] as const) {
      fault(value === "", field, missing);
      fault(value.length > 120, field, "tooLong");
    }
  });
export type AdviceForm = z.output<typeof adviceForm>;
