import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type ProfileState = "absent" | "kept";
export type ProfileCommand = "save";
/** `self` is the assessor, `officer` anybody who may assign. Both keep the same page: the office knows, and the person knows better. */
export type ProfileRelation = "self" | "officer";

export const assessorProfileLifecycle: Lifecycle<ProfileState, ProfileCommand, ProfileRelation> = {
  absent: { save: { by: ["self", "officer"], to: "kept" } },
  kept: { save: { by: ["self", "officer"], to: "kept" } },
};
