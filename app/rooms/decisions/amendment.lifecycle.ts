import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** A later decision about a decision: proposed by the office, decided by the board in a paragraph of its own, sent out when adjusted. */
export type AmendmentState = "absent" | "proposed" | "taken-back" | "recorded" | "declined" | "released" | "quashed";
export type AmendmentCommand = "propose" | "take-back" | "record" | "decline" | "defer" | "release" | "quash";
/** `officer` and `secretary`: without a conflict of interest in the case (KL 7:4). `system`: carries out what the adjusted minutes, or a court, say. */
export type AmendmentRelation = "officer" | "secretary" | "system";

const meeting = {
  record: { by: ["secretary"], to: "recorded" },
  decline: { by: ["secretary"], to: "declined" },
  // Put off to another meeting, or referred back to the office: it is proposed as before.
  defer: { by: ["secretary"], to: "proposed" },
} as const;

/** While the meeting is open a paragraph may be taken again, and its outcome with it. */
export const amendmentLifecycle: Lifecycle<AmendmentState, AmendmentCommand, AmendmentRelation> = {
  absent: { propose: { by: ["officer"], to: "proposed" } },
  proposed: { "take-back": { by: ["officer"], to: "taken-back" }, ...meeting },
  "taken-back": {},
  recorded: { ...meeting, release: { by: ["system"], to: "released" } },
  declined: meeting,
  released: { quash: { by: ["system"], to: "quashed" } },
  quashed: {},
};
