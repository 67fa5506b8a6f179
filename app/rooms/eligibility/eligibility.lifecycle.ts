import type { Lifecycle } from "#app/gate/lifecycle.ts";

/**
 * There is no `open` command: from the moment an application is submitted, its check is pending. `reckon` keeps what the automatic checks
 * say of the version that came in; it never decides (KL 6:38).
 */
export type EligibilityState = "pending" | "passed" | "failed";
export type EligibilityCommand = "save" | "pass" | "fail" | "reopen" | "reckon";
export type EligibilityRelation = "officer" | "office" | "system";

export const eligibilityLifecycle: Lifecycle<EligibilityState, EligibilityCommand, EligibilityRelation> = {
  pending: {
    save: { by: ["officer"], to: "pending" },
    pass: { by: ["officer"], to: "passed" },
    fail: { by: ["officer"], to: "failed" },
    reckon: { by: ["system"], to: "pending" },
  },
  passed: { reopen: { by: ["officer"], to: "pending" }, reckon: { by: ["system"], to: "passed" } },
  failed: { reopen: { by: ["officer"], to: "pending" }, reckon: { by: ["system"], to: "failed" } },
};
