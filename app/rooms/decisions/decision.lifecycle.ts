import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type DecisionState = "absent" | "recorded" | "released";
export type DecisionCommand = "record" | "release";
/** `secretary`: a person, in a meeting, under a paragraph (KL 6:38). `system`: only carries out what the adjusted minutes say. */
export type DecisionRelation = "secretary" | "system";

export const decisionLifecycle: Lifecycle<DecisionState, DecisionCommand, DecisionRelation> = {
  absent: { record: { by: ["secretary"], to: "recorded" } },
  recorded: { record: { by: ["secretary"], to: "recorded" }, release: { by: ["system"], to: "released" } },
  released: {},
};
