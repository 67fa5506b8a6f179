import type { At, Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { Sections } from "#app/rooms/applications/application.ts";
import {
  type Annex,
  type Attachment,
  type AttachmentState,
  current,
  type NewFile,
  roomFor,
} from "#app/rooms/applications/attachment.ts";
import { annexesIn, isLate, type OpenCompletion } from "#app/rooms/applications/completion.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";

export type AttachmentSubject = Case & {
  readonly attachments: readonly Pick<Attachment, "id" | "annex" | "state" | "sealed" | "dropped">[];
  /** what the office has asked to be completed; only of an application that has come in */
  readonly completion: OpenCompletion | null;
  /** what has been answered, which says what is asked */
  readonly questions: Sections["questions"];
};

/** Files of what has come in stand as they are, unless the office has asked for them to be completed, and then in time. */
export function filesOpen(
  { submitted, completion }: Pick<AttachmentSubject, "submitted" | "completion">,
  now: Date,
): Result<null, "section-closed" | "completion-closed"> {
  if (!submitted) return accept(null);
  if (!completion?.sections.includes("attachments")) return refuse("section-closed");
  return isLate(completion.dueOn, now) ? refuse("completion-closed") : accept(null);
}

/** With a scanner the file waits for it; without one that is said, and the file is not called clean. */
export function addAttachment(
  subject: AttachmentSubject,
  { now }: Pick<At, "now">,
  order: { id: string; annexes: readonly Annex[]; annex: string; file: NewFile; scanned: boolean },
): Result<Decision<ApplicationEvent, { id: string }>, "annex-unknown" | "annex-full" | "section-closed" | "completion-closed"> {
  const { id, annexes, file, scanned } = order;
  const open = filesOpen(subject, now);
  if (!open.ok) return open;
  const annex = annexesIn({ annexes }, subject.completion).find((one) => one.key === order.annex);
  if (!annex) return refuse("annex-unknown");
  if (roomFor(annex, current(subject.attachments)) === 0) return refuse("annex-full", { values: { most: annex.most } });
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

/** A file that has been sealed stays with its version, bytes and all, and is only left out of the next one. */
export function removeAttachment(
  subject: AttachmentSubject,
  { now }: Pick<At, "now">,
  id: string,
): Result<Decision<ApplicationEvent, null>, "attachment-gone" | "section-closed" | "completion-closed"> {
  const open = filesOpen(subject, now);
  if (!open.ok) return open;
  const file = current(subject.attachments).find((one) => one.id === id);
  if (!file) return refuse("attachment-gone");
  if (file.sealed) return accept({ events: [{ type: "AttachmentDropped", attachmentId: id }], value: null });
  return accept({
    events: [{ type: "AttachmentRemoved", attachmentId: id }],
    follow: [{ kind: "attachment-erase", payload: { attachmentId: id } }],
    value: null,
  });
}

/** A sealed file that was left out goes with the next version after all, as long as that has not been sealed without it. */
export function restoreAttachment(
  subject: AttachmentSubject,
  { now }: Pick<At, "now">,
  id: string,
  annexes: readonly Annex[],
): Result<Decision<ApplicationEvent, null>, "attachment-gone" | "annex-full" | "section-closed" | "completion-closed"> {
  const open = filesOpen(subject, now);
  if (!open.ok) return open;
  const file = subject.attachments.find((one) => one.id === id && one.dropped);
  if (!file) return refuse("attachment-gone");
  const annex = annexesIn({ annexes }, subject.completion).find((one) => one.key === file.annex);
  if (annex && roomFor(annex, current(subject.attachments)) === 0) return refuse("annex-full", { values: { most: annex.most } });
  return accept({ events: [{ type: "AttachmentRestored", attachmentId: id }], value: null });
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
