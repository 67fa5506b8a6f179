import type { Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { Sections } from "#app/rooms/applications/application.ts";
import { type Annex, type Attachment, type AttachmentState, roomFor } from "#app/rooms/applications/attachment.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { Undisclosed } from "#app/rooms/applications/undisclosed.ts";

export type AttachmentSubject = Case & {
  readonly attachments: readonly Pick<Attachment, "id" | "annex" | "state">[];
  /** what has been answered, which says what is asked */
  readonly questions: Sections["questions"];
};

/** What is known of a file that has come in. */
export type NewFile = Pick<Attachment, "name" | "kind" | "bytes" | "sha256">;

/** With a scanner the file waits for it; without one that is said, and the file is not called clean. */
export function addAttachment(
  subject: AttachmentSubject,
  order: { id: string; annex: Annex | undefined; file: NewFile; scanned: boolean },
): Result<Decision<ApplicationEvent, { id: string }>, "annex-unknown" | "annex-full"> {
  const { id, annex, file, scanned } = order;
  if (!annex) return refuse("annex-unknown");
  if (roomFor(annex, subject.attachments) === 0) return refuse("annex-full", { values: { most: annex.most } });
  return accept({
    events: [
      {
        type: "AttachmentAdded",
        attachmentId: id,
        annex: annex.key,
        state: scanned ? "waiting" : "unscanned",
        file: new Undisclosed(canonical(file)),
      },
    ],
    follow: scanned ? [{ kind: "attachment-scan", payload: { applicationId: subject.id, attachmentId: id } }] : [],
    value: { id },
  });
}

export function removeAttachment(
  subject: AttachmentSubject,
  id: string,
): Result<Decision<ApplicationEvent, null>, "attachment-gone"> {
  if (!subject.attachments.some((one) => one.id === id)) return refuse("attachment-gone");
  return accept({
    events: [{ type: "AttachmentRemoved", attachmentId: id }],
    follow: [{ kind: "attachment-erase", payload: { attachmentId: id } }],
    value: null,
  });
}

/** Said once: what a second scan would find changes nothing. The bytes of an infected file are thrown away. */
export function noteScan(
  subject: AttachmentSubject,
  id: string,
  state: Exclude<AttachmentState, "waiting">,
): Result<Decision<ApplicationEvent, null>, "attachment-gone"> {
  if (!subject.attachments.some((one) => one.id === id && one.state === "waiting")) return refuse("attachment-gone");
  return accept({
    events: [{ type: "AttachmentScanned", attachmentId: id, state }],
    follow: state === "infected" ? [{ kind: "attachment-erase", payload: { attachmentId: id } }] : [],
    value: null,
  });
}
