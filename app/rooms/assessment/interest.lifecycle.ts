import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type InterestState = "absent" | "told";
export type InterestCommand = "tell" | "correct" | "remove";
/** `self` is the person with a task for the authority; `officer` enters what an assessor has said by telephone. Neither decides anything by it. */
export type InterestRelation = "self" | "officer";

export const interestLifecycle: Lifecycle<InterestState, InterestCommand, InterestRelation> = {
  absent: { tell: { by: ["self", "officer"], to: "told" } },
  told: { correct: { by: ["self", "officer"], to: "told" }, remove: { by: ["self", "officer"], to: "absent" } },
};
