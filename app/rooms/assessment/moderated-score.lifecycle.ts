import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type ModeratedScoreState = "set" | "taken-back";
export type ModeratedScoreCommand = "set" | "take-back";
/** `moderator`: an officer without a conflict of interest who has no assessment of their own left in the case. */
export type ModeratedScoreRelation = "moderator" | "staff";

/** One criterion of one application. Set again it replaces the one before, which is kept. */
export const moderatedScoreLifecycle: Lifecycle<ModeratedScoreState | "absent", ModeratedScoreCommand, ModeratedScoreRelation> = {
  absent: { set: { by: ["moderator"], to: "set" } },
  set: { set: { by: ["moderator"], to: "set" }, "take-back": { by: ["moderator"], to: "taken-back" } },
  "taken-back": { set: { by: ["moderator"], to: "set" } },
};
