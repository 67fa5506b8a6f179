import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type OrganisationState = "absent" | "active";
export type OrganisationCommand =
  | "register"
  | "register-from-paper"
  | "invite"
  | "take-back-invitation"
  | "accept-invitation"
  | "change-role"
  | "remove-person"
  | "leave";
/** `office` is a case officer, who enters who has applied on paper. `member` belongs to it; a `signatory` answers for it and for who belongs to it; `invited` holds the link that was sent to their own address. */
export type OrganisationRelation = "signed-in" | "office" | "member" | "signatory" | "invited";

/** Anyone signed in may bring an organisation, and the office one that writes on paper, which nobody then belongs to; its signatories say who belongs to it, and everyone may leave. */
export const organisationLifecycle: Lifecycle<OrganisationState, OrganisationCommand, OrganisationRelation> = {
  absent: { register: { by: ["signed-in"], to: "active" }, "register-from-paper": { by: ["office"], to: "active" } },
  active: {
    invite: { by: ["signatory"], to: "active" },
    "take-back-invitation": { by: ["signatory"], to: "active" },
    "accept-invitation": { by: ["invited"], to: "active" },
    "change-role": { by: ["signatory"], to: "active" },
    "remove-person": { by: ["signatory"], to: "active" },
    leave: { by: ["member"], to: "active" },
  },
};
