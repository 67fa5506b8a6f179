import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** The letter of a released decision on its way to the applicant. What it says is never changed by this. */
export type LetterState = "out" | "bounced" | "posted";
export type LetterCommand = "bounce" | "send-again" | "post";
/** `registrar`: officer or secretary without a conflict of interest in the case. `system`: what the receiver's mail server has answered. */
export type LetterRelation = "registrar" | "system";

export const letterLifecycle: Lifecycle<LetterState, LetterCommand, LetterRelation> = {
  out: { bounce: { by: ["registrar", "system"], to: "bounced" }, post: { by: ["registrar"], to: "posted" } },
  bounced: { "send-again": { by: ["registrar"], to: "out" }, post: { by: ["registrar"], to: "posted" } },
  posted: { bounce: { by: ["registrar"], to: "bounced" } },
};
