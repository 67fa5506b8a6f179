import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type PlanEntryState = "planned" | "done" | "withdrawn";
export type PlanEntryCommand = "add" | "edit" | "complete" | "withdraw" | "reopen";
export type PlanEntryRelation = "planner" | "reader";

/** What is planned can be changed until it is done; a mark set by mistake is taken away, and the journal keeps that it stood. */
export const planEntryLifecycle: Lifecycle<PlanEntryState | "absent", PlanEntryCommand, PlanEntryRelation> = {
  absent: { add: { by: ["planner"], to: "planned" } },
  planned: {
    edit: { by: ["planner"], to: "planned" },
    complete: { by: ["planner"], to: "done" },
    withdraw: { by: ["planner"], to: "withdrawn" },
  },
  done: { reopen: { by: ["planner"], to: "planned" } },
  withdrawn: { reopen: { by: ["planner"], to: "planned" } },
};
