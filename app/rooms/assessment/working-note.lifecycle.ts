import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type WorkingNoteState = "kept" | "weeded";
export type WorkingNoteCommand = "weed";
export type WorkingNoteRelation = "system";

/** Written through the assessment's own `save-score`. Nobody but the clock has anything to do with it afterwards. */
export const workingNoteLifecycle: Lifecycle<WorkingNoteState, WorkingNoteCommand, WorkingNoteRelation> = {
  kept: { weed: { by: ["system"], to: "weeded" } },
  weeded: {},
};
