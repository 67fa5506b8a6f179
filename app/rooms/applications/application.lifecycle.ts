import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type ApplicationState = "absent" | "drafted" | "registered" | "submitted" | "returned" | "withdrawn";
export type ApplicationCommand =
  | "start"
  | "register-paper"
  | "save-section"
  | "add-attachment"
  | "remove-attachment"
  | "restore-attachment"
  | "note-scan"
  | "ask-to-submit"
  | "submit"
  | "seal-paper"
  | "withdraw"
  | "assign-officer"
  | "return-for-completion"
  | "extend-completion"
  | "end-completion"
  | "resubmit"
  | "warn-of-purge"
  | "purge"
  | "lapse";
/**
 * `member` may read; an editor writes; a signatory answers for the organisation. Each includes the ones before it. `officer` is a case
 * officer outside the team and without a conflict of interest, and only to what has been submitted: no command leads staff to a draft (TF 2:13).
 * `registrar` is the same officer to an application that came on paper: it is a public document from the day it came (TF 2:9), the office's own to
 * enter, and never in the state `drafted` (a constraint of the database says so too). No other case has a registrar.
 * `system` is the machine, which notes what the virus scanner found and erases drafts that nobody has touched for long.
 */
export type ApplicationRelation = "member" | "editor" | "signatory" | "officer" | "registrar" | "system";

export const applicationLifecycle: Lifecycle<ApplicationState, ApplicationCommand, ApplicationRelation> = {
  absent: { start: { by: ["editor"], to: "drafted" }, "register-paper": { by: ["registrar"], to: "registered" } },
  drafted: {
    "save-section": { by: ["editor"], to: "drafted" },
    "add-attachment": { by: ["editor"], to: "drafted" },
    "remove-attachment": { by: ["editor"], to: "drafted" },
    "note-scan": { by: ["system"], to: "drafted" },
    "ask-to-submit": { by: ["editor"], to: "drafted" },
    submit: { by: ["signatory"], to: "submitted" },
    withdraw: { by: ["signatory"], to: "withdrawn" },
    "warn-of-purge": { by: ["system"], to: "drafted" },
    purge: { by: ["system"], to: "absent" },
    lapse: { by: ["system"], to: "drafted" },
  },
  registered: {
    "save-section": { by: ["registrar"], to: "registered" },
    "add-attachment": { by: ["registrar"], to: "registered" },
    "remove-attachment": { by: ["registrar"], to: "registered" },
    "note-scan": { by: ["system"], to: "registered" },
    "seal-paper": { by: ["registrar"], to: "submitted" },
    withdraw: { by: ["registrar"], to: "withdrawn" },
  },
  submitted: {
    "note-scan": { by: ["system"], to: "submitted" },
    withdraw: { by: ["signatory", "registrar"], to: "withdrawn" },
    "assign-officer": { by: ["officer"], to: "submitted" },
    "return-for-completion": { by: ["officer"], to: "returned" },
  },
  returned: {
    "save-section": { by: ["editor", "registrar"], to: "returned" },
    "add-attachment": { by: ["editor", "registrar"], to: "returned" },
    "remove-attachment": { by: ["editor", "registrar"], to: "returned" },
    "restore-attachment": { by: ["editor", "registrar"], to: "returned" },
    resubmit: { by: ["signatory", "registrar"], to: "submitted" },
    withdraw: { by: ["signatory", "registrar"], to: "withdrawn" },
    "assign-officer": { by: ["officer"], to: "returned" },
    "extend-completion": { by: ["officer"], to: "returned" },
    "end-completion": { by: ["officer"], to: "submitted" },
    "note-scan": { by: ["system"], to: "returned" },
  },
  // Only a draft that was taken back is erased: what has come in stays, and the command refuses it. Where an idea sketch has come in, that and
  // the case stay, and what was written after it lapses.
  withdrawn: {
    "note-scan": { by: ["system"], to: "withdrawn" },
    "warn-of-purge": { by: ["system"], to: "withdrawn" },
    purge: { by: ["system"], to: "absent" },
    lapse: { by: ["system"], to: "withdrawn" },
  },
};
