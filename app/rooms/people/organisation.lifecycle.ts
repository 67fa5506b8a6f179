import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type OrganisationState = "absent" | "active";
export type OrganisationCommand = "register" | "change";
export type OrganisationRelation = "signed-in" | "team";

/** Anyone signed in may bring an organisation; its team keeps it. */
export const organisationLifecycle: Lifecycle<OrganisationState, OrganisationCommand, OrganisationRelation> = {
  absent: { register: { by: ["signed-in"], to: "active" } },
  active: { change: { by: ["team"], to: "active" } },
};
