import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** A granted project's money after the decision is released. What it holds is the ledger's to say; the state only tells that it runs. */
export type ProjectMoneyState = "running";
export type ProjectMoneyCommand = "pay" | "return" | "reuse";
/** Another than those who prepare and decide: the controller, without a conflict of interest in the case. */
export type ProjectMoneyRelation = "controller";

export const projectMoneyLifecycle: Lifecycle<ProjectMoneyState, ProjectMoneyCommand, ProjectMoneyRelation> = {
  running: {
    pay: { by: ["controller"], to: "running" },
    return: { by: ["controller"], to: "running" },
    reuse: { by: ["controller"], to: "running" },
  },
};
