import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** A matter that somebody decides on delegation (KL 6:37, 7:5): prepared by the office, decided by a person, told to the board. */
export type DelegationState = "absent" | "proposed" | "taken-back" | "handed-back" | "decided";
export type DelegationCommand = "propose" | "take-back" | "hand-back" | "decide";
/**
 * `officer`: who prepares it. `delegate`: holds the role that the delegation order names. Neither with a conflict of interest in the case
 * nor from the organisation that applies (KL 6:28, 7:4); never a machine (KL 6:38).
 */
export type DelegationRelation = "officer" | "delegate";

export const delegationLifecycle: Lifecycle<DelegationState, DelegationCommand, DelegationRelation> = {
  absent: { propose: { by: ["officer"], to: "proposed" } },
  proposed: {
    "take-back": { by: ["officer"], to: "taken-back" },
    "hand-back": { by: ["delegate"], to: "handed-back" },
    decide: { by: ["delegate"], to: "decided" },
  },
  "taken-back": {},
  "handed-back": {},
  decided: {},
};
