import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type ScenarioState = "absent" | "drafted" | "shared" | "frozen" | "discarded";
export type ScenarioCommand = "create" | "follow" | "save" | "share" | "unshare" | "discard" | "freeze";
/**
 * All of them may see every case that the scenario weighs; who may not has no relation and is told that there is no such scenario.
 * `owner`: made it. `officer`: may freeze it as the proposal. `weigher`: officer or board, may make a scenario of their own.
 */
export type ScenarioRelation = "owner" | "officer" | "weigher";

/** A what-if. It writes nothing but itself; `freeze` is carried out with the allocation's `adopt`, in one transaction. */
export const scenarioLifecycle: Lifecycle<ScenarioState, ScenarioCommand, ScenarioRelation> = {
  // `follow`: what a beredning has changed in the proposal, frozen from the first moment with its back to the scenario it goes on from.
  absent: { create: { by: ["weigher"], to: "drafted" }, follow: { by: ["officer"], to: "frozen" } },
  drafted: {
    save: { by: ["owner"], to: "drafted" },
    share: { by: ["owner"], to: "shared" },
    freeze: { by: ["officer"], to: "frozen" },
    discard: { by: ["owner"], to: "discarded" },
  },
  shared: {
    save: { by: ["owner"], to: "shared" },
    unshare: { by: ["owner"], to: "drafted" },
    freeze: { by: ["officer"], to: "frozen" },
    discard: { by: ["owner"], to: "discarded" },
  },
  frozen: {},
  discarded: {},
};
