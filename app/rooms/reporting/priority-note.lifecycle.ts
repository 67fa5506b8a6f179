import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type PriorityNoteState = "written" | "taken-back";
export type PriorityNoteCommand = "write" | "take-back";
export type PriorityNoteRelation = "author" | "reader";

/** What is written is signed and stands; who was wrong takes it back and writes anew. */
export const priorityNoteLifecycle: Lifecycle<PriorityNoteState | "absent", PriorityNoteCommand, PriorityNoteRelation> = {
  absent: { write: { by: ["author"], to: "written" } },
  written: { "take-back": { by: ["author"], to: "taken-back" } },
  "taken-back": {},
};
