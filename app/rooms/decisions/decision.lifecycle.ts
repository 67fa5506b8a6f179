import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type DecisionState = "absent" | "recorded" | "released" | "final" | "quashed";
export type DecisionCommand = "record" | "defer" | "release" | "become-final" | "contest" | "quash";
/**
 * `secretary`: a person, in a meeting, under a paragraph (KL 6:38). `system`: only carries out what the adjusted minutes say, what the
 * calendar says of the appeal period, and what a court has answered. `registrar`: who keeps the register of appeals, once the court has
 * said that there are none.
 */
export type DecisionRelation = "secretary" | "system" | "registrar";

export const decisionLifecycle: Lifecycle<DecisionState, DecisionCommand, DecisionRelation> = {
  absent: { record: { by: ["secretary"], to: "recorded" } },
  recorded: {
    record: { by: ["secretary"], to: "recorded" },
    // The matter is put off instead, at the same meeting.
    defer: { by: ["secretary"], to: "absent" },
    release: { by: ["system"], to: "released" },
  },
  released: {
    "become-final": { by: ["system", "registrar"], to: "final" },
    quash: { by: ["system"], to: "quashed" },
  },
  // An appeal that reached the court in time, and the office too late to know of when legal force was noted.
  final: { contest: { by: ["system"], to: "released" }, quash: { by: ["system"], to: "quashed" } },
  quashed: {},
};
