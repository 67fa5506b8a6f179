import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type CallState = "absent" | "drafted" | "discarded" | "published" | "withdrawn";
export type CallCommand =
  | "create"
  | "save-part"
  | "discard"
  | "publish"
  | "correct-text"
  | "extend-deadline"
  | "revise-rules"
  | "admit-late"
  | "withdraw";
/** Positions towards a call: those who build it, and those in the office who may read it before it is public. */
export type CallRelation = "officer" | "staff";

const officer = ["officer"] as const;

/**
 * What is published binds the one who published it: from then on words may be corrected and the last day moved forward, both openly. The rules
 * stand for those who have applied (like cases are treated alike: RF 1:9); for the others a new version may come, openly and for a reason. "Open for applications" is no state but a question to the clock.
 */
export const callLifecycle: Lifecycle<CallState, CallCommand, CallRelation> = {
  absent: { create: { by: officer, to: "drafted" } },
  drafted: {
    "save-part": { by: officer, to: "drafted" },
    publish: { by: officer, to: "published" },
    discard: { by: officer, to: "discarded" },
  },
  discarded: {},
  published: {
    "correct-text": { by: officer, to: "published" },
    "extend-deadline": { by: officer, to: "published" },
    "revise-rules": { by: officer, to: "published" },
    "admit-late": { by: officer, to: "published" },
    withdraw: { by: officer, to: "withdrawn" },
  },
  withdrawn: {},
};
