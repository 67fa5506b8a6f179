import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type SketchState = "absent" | "submitted" | "welcomed" | "advised-against";
export type SketchCommand = "hand-in" | "welcome" | "advise-against";
/**
 * `member` may read. `editor` writes in the application that the sketch begins; a sketch binds nobody, so that no signatory is needed. `officer` is a case officer
 * outside the team and without a conflict of interest.
 */
export type SketchRelation = "member" | "editor" | "officer";

/** An idea sketch is what has come in; before that it is the draft of its application (TF 2:13). It is answered once. */
export const sketchLifecycle: Lifecycle<SketchState, SketchCommand, SketchRelation> = {
  absent: { "hand-in": { by: ["editor"], to: "submitted" } },
  submitted: {
    welcome: { by: ["officer"], to: "welcomed" },
    "advise-against": { by: ["officer"], to: "advised-against" },
  },
  welcomed: {},
  "advised-against": {},
};
