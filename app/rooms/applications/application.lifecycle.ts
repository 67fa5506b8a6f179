import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type ApplicationState = "absent" | "drafted" | "submitted" | "withdrawn";
export type ApplicationCommand = "start" | "save-section" | "submit" | "withdraw";
/** `member` may read; an editor writes; a signatory answers for the organisation. Each includes the ones before it. */
export type ApplicationRelation = "member" | "editor" | "signatory";

export const applicationLifecycle: Lifecycle<ApplicationState, ApplicationCommand, ApplicationRelation> = {
  absent: { start: { by: ["editor"], to: "drafted" } },
  drafted: {
    "save-section": { by: ["editor"], to: "drafted" },
    submit: { by: ["signatory"], to: "submitted" },
    withdraw: { by: ["signatory"], to: "withdrawn" },
  },
  submitted: { withdraw: { by: ["signatory"], to: "withdrawn" } },
  withdrawn: {},
};
