import type { Lifecycle } from "#app/gate/lifecycle.ts";
import type { AssessmentState } from "#app/rooms/assessment/assessment.ts";

export const assessmentCommands = [
  "assign",
  "declare-no-conflict",
  "declare-conflict",
  "save-score",
  "submit",
  "reopen",
  "release",
] as const;
export type AssessmentCommand = (typeof assessmentCommands)[number];

/**
 * `assigned-assessor` is taken away by a declared or confirmed conflict of interest, `officer` likewise: a conflict removes relations, it
 * is not an exception inside commands. `save-score` is one command whether one score is saved or the whole form.
 */
export type AssessmentRelation = "assigned-assessor" | "officer" | "staff";

export const assessmentLifecycle: Lifecycle<AssessmentState | "absent", AssessmentCommand, AssessmentRelation> = {
  absent: { assign: { by: ["officer"], to: "assigned" } },
  assigned: {
    "declare-no-conflict": { by: ["assigned-assessor"], to: "begun" },
    "declare-conflict": { by: ["assigned-assessor"], to: "recused" },
    release: { by: ["officer"], to: "released" },
  },
  begun: {
    "save-score": { by: ["assigned-assessor"], to: "begun" },
    submit: { by: ["assigned-assessor"], to: "submitted" },
    "declare-conflict": { by: ["assigned-assessor"], to: "recused" },
    release: { by: ["officer"], to: "released" },
  },
  submitted: {
    reopen: { by: ["officer"], to: "begun" },
    "declare-conflict": { by: ["assigned-assessor"], to: "recused" },
  },
  recused: {},
  released: { assign: { by: ["officer"], to: "assigned" } },
};
