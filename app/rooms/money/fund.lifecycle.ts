import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** The money of one year for one purpose. What it holds is the ledger's to say; the state only tells that it is there. */
export type FundState = "absent" | "kept";
export type FundCommand = "create" | "add-money" | "lower" | "correct";
/** Whoever prepares what the money goes to does not also say how much there is: the controller. */
export type FundRelation = "controller" | "reader";

export const fundLifecycle: Lifecycle<FundState, FundCommand, FundRelation> = {
  absent: { create: { by: ["controller"], to: "kept" } },
  kept: {
    "add-money": { by: ["controller"], to: "kept" },
    lower: { by: ["controller"], to: "kept" },
    correct: { by: ["controller"], to: "kept" },
  },
};
