import { z } from "zod";
import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { longestMotivation, longestNote, longestSummary, noteKey, summaryKey } from "#app/rooms/assessment/assessment.ts";

// Messages are text keys; `assessmentTexts.errors` holds the words.

/** What the level of one key was answered with: a number of the scale, "none" for "not assessable", or nothing yet. */
export type Answer = { readonly value: number | null; readonly notAssessable: boolean };

const level = z
  .string()
  .optional()
  .transform((text, context): Answer => {
    if (text === undefined || text === "") return { value: null, notAssessable: false };
    if (text === "none") return { value: null, notAssessable: true };
    if (/^-?\d{1,4}$/.test(text)) return { value: Number(text), notAssessable: false };
    context.addIssue({ code: "custom", message: "outsideScale" });
    return z.NEVER;
  });

const longText = (longest: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .refine((text) => text.length <= longest, "tooLong");

const version = z.coerce.number().int();

/** One score, as the page saves it while the assessor works. */
export const scoreForm = z.object({ version, key: z.string().min(1).max(200), level, motivation: longText(longestMotivation) });
export type ScoreForm = z.output<typeof scoreForm>;

/** The overall words, saved in the same way. */
const summaryForm = z.object({ version, key: z.literal(summaryKey), motivation: longText(longestSummary) });
export type SummaryForm = z.output<typeof summaryForm>;
/** The assessor's own notes, in the same way. */
const noteForm = z.object({ version, key: z.literal(noteKey), motivation: longText(longestNote) });
export type NoteForm = z.output<typeof noteForm>;
export const savedForm = z.union([summaryForm, noteForm, scoreForm]);

/** The whole form: one entry per criterion and goal, in the order of the page; `scores.3.motivation` names a field. */
export const scoresForm = z.object({
  version,
  scores: z
    .array(z.object({ key: z.string().min(1).max(200), level, motivation: longText(longestMotivation) }))
    .max(100)
    .default([]),
  summary: longText(longestSummary),
  /** left out: the notes stand as they are */
  note: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .refine((text) => text.length <= longestNote, "tooLong")
    .optional(),
  /** the button: stay, or go on to what is left before submission */
  next: z.enum(["stay", "submission"]).catch("stay"),
});
export type ScoresForm = z.output<typeof scoresForm>;

/**
 * The grounds of KL 6:28 in the wording of 2022:638, which has four points; 5:47 is for the board as deciding assembly. Employees are
 * under the same points through KL 7:4.
 */
export const grounds = ["KL 6:28 p. 1", "KL 6:28 p. 2", "KL 6:28 p. 3", "KL 6:28 p. 4", "KL 5:47"] as const;
export type Ground = (typeof grounds)[number];
const ground = z.enum(grounds, "chooseGround");

const reason = (message: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .refine((text) => text.length > 0, message)
    .refine((text) => text.length <= 2_000, "tooLong");

/** "I have none" needs nothing more; "I have or may have" needs a ground and a reason. */
export const declarationForm = z.discriminatedUnion(
  "declaration",
  [
    z.object({ version: version.optional(), declaration: z.literal("none") }),
    z.object({ version: version.optional(), declaration: z.literal("conflict"), ground, reason: reason("describeConflict") }),
  ],
  { error: "chooseDeclaration" },
);
export type DeclarationForm = z.output<typeof declarationForm>;

export const rulingForm = z.object({
  version,
  ruling: z.enum(["confirm", "dismiss"], "chooseRuling"),
  reason: reason("giveReason"),
});
export type RulingForm = z.output<typeof rulingForm>;

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

export const assignmentForm = z.object({
  assessors: oneOrMany
    .optional()
    .transform((many) => many ?? [])
    .refine((many) => many.length > 0, "chooseAssessors")
    .refine((many) => many.every((id) => z.uuid().safeParse(id).success), "chooseAssessors"),
  dueOn: z
    .string()
    .default("")
    .refine((text) => text === "" || isLocalDate(text), "notADate")
    .transform((text): LocalDate | null => (text === "" ? null : text)),
});

/** Back to the assessor, or off the case: each with a reason that is kept. */
export const turningForm = z.object({
  version,
  assessment: z.uuid(),
  command: z.enum(["reopen", "release"]),
  reason: reason("giveReason"),
});

/** Two forms at one address: what was sent says which schema judges it, so that each fault is still told at its own field. */
const eitherOf = <A extends z.ZodType, B extends z.ZodType>(
  isFirst: (given: Record<string, unknown>) => boolean,
  first: A,
  second: B,
) =>
  z.record(z.string(), z.unknown()).transform((given, context): z.output<A> | z.output<B> => {
    const parsed = isFirst(given) ? first.safeParse(given) : second.safeParse(given);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.addIssue({ code: "custom", path: issue.path, message: issue.message });
    return z.NEVER;
  });

export const assessorsForm = eitherOf(
  ({ command }) => command === "reopen" || command === "release",
  turningForm,
  assignmentForm.extend({ command: z.literal("assign").default("assign") }),
);

/** The person declares, an officer rules. */
export const conflictForm = eitherOf(
  ({ form, declaration }) => form === "declaration" || declaration !== undefined,
  declarationForm,
  rulingForm,
);
