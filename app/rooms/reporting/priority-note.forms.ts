import { z } from "zod";

export const noteKinds = ["evaluation", "recommendation"] as const;
export type NoteKind = (typeof noteKinds)[number];

const write = z.object({
  command: z.literal("write"),
  node: z
    .string()
    .default("")
    .refine((id) => id !== "", "chooseGoal"),
  year: z.coerce.number("yearOdd").int("yearOdd").min(1990, "yearOdd").max(2100, "yearOdd"),
  kind: z.enum(noteKinds, "choose"),
  words: z
    .string()
    .default("")
    .transform((text) => text.trim())
    .refine((text) => text !== "", "required")
    .refine((text) => text.length <= 4_000, "tooLong"),
});
const takeBack = z.object({ command: z.literal("take-back"), id: z.uuid(), version: z.coerce.number("unknown").int("unknown") });

export const priorityNoteForm = z.discriminatedUnion("command", [write, takeBack], "unknown");
export type PriorityNoteForm = z.output<typeof priorityNoteForm>;
