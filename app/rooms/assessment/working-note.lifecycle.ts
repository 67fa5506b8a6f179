import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type WorkingNoteState = "kept" | "weeded";
export type WorkingNoteCommand = "weed";
export type WorkingNoteRelation = "system";

/** Written through the assessment's own `save-score`. Afterwards only the clock changes it: it is weeded. */
export const workingNoteLifecycle: Lifecycle<WorkingNoteState, WorkingNoteCommand, WorkingNoteRelation> = {
  kept: { weed: { by: ["system"], to: "weeded" } },
  weeded: {},
};
