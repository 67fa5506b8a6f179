import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** The terms of a released grant with its applicant: sent, accepted or turned down. What they say is never changed by this. */
export type AgreementState = "out" | "accepted" | "declined";
export type AgreementCommand = "accept" | "decline" | "accept-on-paper" | "remind" | "add-paper";
/** `signatory`: answers for the organisation. `registrar`: officer or secretary without a conflict of interest in the case. */
export type AgreementRelation = "signatory" | "registrar";

export const agreementLifecycle: Lifecycle<AgreementState, AgreementCommand, AgreementRelation> = {
  out: {
    accept: { by: ["signatory"], to: "accepted" },
    decline: { by: ["signatory"], to: "declined" },
    "accept-on-paper": { by: ["registrar"], to: "accepted" },
    remind: { by: ["registrar"], to: "out" },
  },
  // Who has said no may think again, until the board has taken the grant back.
  declined: { accept: { by: ["signatory"], to: "accepted" }, "accept-on-paper": { by: ["registrar"], to: "accepted" } },
  // The paper that was signed, scanned: beside what it says, which stands.
  accepted: { "add-paper": { by: ["registrar"], to: "accepted" } },
};
