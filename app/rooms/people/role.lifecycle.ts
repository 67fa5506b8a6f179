import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** Somebody who can sign in; what they may do in the office or on the board follows from roles with a first and a last day. */
export type PersonState = "absent" | "known";
export type PersonCommand = "add-person" | "give-role" | "end-role";
/** Nobody changes their own roles, the administrator included. */
export type PersonRelation = "administrator" | "self";

export const personLifecycle: Lifecycle<PersonState, PersonCommand, PersonRelation> = {
  absent: { "add-person": { by: ["administrator"], to: "known" } },
  known: {
    "give-role": { by: ["administrator"], to: "known" },
    "end-role": { by: ["administrator"], to: "known" },
  },
};
