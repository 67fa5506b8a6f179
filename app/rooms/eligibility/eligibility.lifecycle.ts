import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** There is no `open` command: from the moment an application is submitted, its check is pending. */
export type EligibilityState = "pending" | "passed" | "failed";
export type EligibilityCommand = "save" | "pass" | "fail" | "reopen";
export type EligibilityRelation = "officer" | "office";

export const eligibilityLifecycle: Lifecycle<EligibilityState, EligibilityCommand, EligibilityRelation> = {
  pending: {
    save: { by: ["officer"], to: "pending" },
    pass: { by: ["officer"], to: "passed" },
    fail: { by: ["officer"], to: "failed" },
  },
  passed: { reopen: { by: ["officer"], to: "pending" } },
  failed: { reopen: { by: ["officer"], to: "pending" } },
};
