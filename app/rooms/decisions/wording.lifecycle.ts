import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** Whose words hold: those that Drum ships with, or the office's own. */
export type WordingState = "shipped" | "own";
export type WordingCommand = "save" | "restore";
export type WordingRelation = "office";

export const wordingLifecycle: Lifecycle<WordingState, WordingCommand, WordingRelation> = {
  shipped: { save: { by: ["office"], to: "own" } },
  own: { save: { by: ["office"], to: "own" }, restore: { by: ["office"], to: "shipped" } },
};
