import type { LocalDate } from "#app/kernel/time.ts";
import type { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { ApplicationState } from "#app/rooms/applications/application.lifecycle.ts";
import type { SectionKey } from "#app/rooms/applications/application.ts";
import type { AttachmentState } from "#app/rooms/applications/attachment.ts";
import type { CompletionPart } from "#app/rooms/applications/completion.ts";
import type { Following } from "#app/rooms/applications/copying.ts";
import type { SubmittedFacts } from "#app/rooms/applications/sealing.ts";
import type { Step } from "#app/rooms/applications/step.ts";

/** What every command on an application knows of it. */
export type Case = {
  readonly id: string;
  readonly state: ApplicationState;
  readonly version: number;
  readonly callId: string;
  readonly organisationId: string;
  readonly rulesVersion: number;
  /** it has come in: from then on it is the office's case too */
  readonly submitted: boolean;
  /** people whom a declared or confirmed conflict of interest keeps away (KL 6:28-30) */
  readonly barred: readonly string[];
  /** it came on paper, and the office enters it */
  readonly paper: boolean;
  /** of a call in two steps; `full` in every other */
  readonly step: Step;
  /** its idea sketch has come in, and is the office's */
  readonly sketched: boolean;
};

export type ApplicationEvent =
  | { type: "ApplicationStarted"; title: Undisclosed; project: Undisclosed }
  /** `told`: what it was copied from and what did not come along, for its team */
  | {
      type: "ApplicationCopied";
      fromId: string;
      following: Following | null;
      sections: readonly { readonly section: SectionKey; readonly content: Undisclosed }[];
      told: Undisclosed;
    }
  /** `email`: where the receipt goes, empty for nowhere; for the row alone */
  | {
      type: "PaperRegistered";
      number: string;
      receivedOn: LocalDate;
      email: Undisclosed;
      title: Undisclosed;
      project: Undisclosed;
    }
  | {
      type: "SectionSaved";
      section: SectionKey;
      version: number;
      content: Undisclosed /** of the project, when this section says it */;
      title: Undisclosed | null;
    }
  | {
      type: "ApplicationSubmitted";
      number: string;
      sha256: string;
      content: Undisclosed;
      facts: SubmittedFacts;
      lateUntil: Date | null;
      /** the attachments that are sealed with it */
      files: readonly string[];
    }
  /** `file`: what it is called and holds, for the row alone */
  | { type: "AttachmentAdded"; attachmentId: string; annex: string; state: AttachmentState; file: Undisclosed }
  | { type: "AttachmentRemoved"; attachmentId: string }
  /** sealed before; left out of the version that comes next, or taken in again */
  | { type: "AttachmentDropped" | "AttachmentRestored"; attachmentId: string }
  | { type: "AttachmentScanned"; attachmentId: string; state: AttachmentState }
  | {
      type: "ApplicationReturned";
      number: number;
      sections: readonly CompletionPart[];
      dueOn: LocalDate;
      message: Undisclosed;
    }
  | { type: "CompletionExtended"; number: number; dueOn: LocalDate }
  | {
      type: "CompletionEnded";
      number: number;
      restored: readonly { readonly section: SectionKey; readonly content: Undisclosed }[];
      /** files that were added and never sent in */
      removed: readonly string[];
    }
  | {
      type: "ApplicationResubmitted";
      /** the attachments that stand in the new version */
      files: readonly string[];
      completion: number;
      snapshot: number;
      sha256: string;
      content: Undisclosed;
      title: Undisclosed;
      facts: SubmittedFacts;
    }
  /** in the organisation's own words, which may hold names: for the row and not for the journal */
  | { type: "ApplicationWithdrawn"; reason: Undisclosed; removed: readonly string[] }
  /** what a financier was asked to confirm no longer reads so in the application */
  | { type: "ConfirmationVoided"; confirmationId: string }
  /** `on`: the first day that the draft may be gone */
  | { type: "DraftPurgeWarned"; on: LocalDate }
  | { type: "DraftPurged"; files: number }
  | { type: "DraftLapsed"; files: number }
  | { type: "SubmissionAskedFor" }
  | { type: "OfficerAssigned"; officerId: string | null };
