import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type ConfirmationState = "absent" | "asked" | "confirmed" | "declined" | "voided" | "taken-back";
export type ConfirmationCommand = "ask" | "ask-again" | "take-back" | "confirm" | "decline" | "void";
/**
 * `editor` writes in the application that the question comes from; `holder` has the link that was mailed; `system` is the saving of the
 * part that was confirmed. That a question has expired is no state but a look at the clock: the call's last minute may be moved.
 */
export type ConfirmationRelation = "editor" | "holder" | "system";

export const confirmationLifecycle: Lifecycle<ConfirmationState, ConfirmationCommand, ConfirmationRelation> = {
  absent: { ask: { by: ["editor"], to: "asked" } },
  asked: {
    "ask-again": { by: ["editor"], to: "asked" },
    "take-back": { by: ["editor"], to: "taken-back" },
    confirm: { by: ["holder"], to: "confirmed" },
    decline: { by: ["holder"], to: "declined" },
    void: { by: ["system"], to: "voided" },
  },
  confirmed: {
    "take-back": { by: ["editor"], to: "taken-back" },
    void: { by: ["system"], to: "voided" },
  },
  declined: {},
  voided: {},
  "taken-back": {},
};
