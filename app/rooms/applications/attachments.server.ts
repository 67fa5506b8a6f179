import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { type Actor, system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import type { FileKind } from "#app/kernel/file-kind.ts";
import { type Result, refuse } from "#app/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { fileStore } from "#app/platform/file-store.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { type Incoming, largestFile } from "#app/platform/incoming.server.ts";
import { scanForVirus, scansFiles } from "#app/platform/virus-scan.server.ts";
import { applicationWith, loadForAttachment } from "#app/rooms/applications/application.store.server.ts";
import { type Attachment, attachmentKey } from "#app/rooms/applications/attachment.ts";
import {
  addAttachment as decideAdd,
  removeAttachment as decideRemove,
  restoreAttachment as decideRestore,
  filesOpen,
  noteScan,
} from "#app/rooms/applications/commands/attach.ts";
import { annexesOf } from "#app/rooms/applications/paper.ts";
import {
  type AttachmentDoor,
  attachmentsToKeep,
  attachmentToRead,
  attachmentWaiting,
  attachmentsOfAgendaItem as ofAgendaItemQuery,
  attachmentsOfCase as ofCaseQuery,
} from "#app/rooms/applications/queries/attachments.server.ts";
import { surroundingsOf } from "#app/rooms/applications/queries/surroundings.server.ts";
import { applicationForTeam, origin, stateForTeam } from "#app/rooms/applications/queries/team.server.ts";

export const attachmentsOfCase = ofCaseQuery;
export const attachmentsOfAgendaItem = ofAgendaItemQuery;

/** Asked before a single byte is taken in: a stranger, a reader and a sealed application get their "no" without sending the file. */
export async function mayAddAttachment(
  actor: Actor,
  id: string,
): Promise<Result<null, GateRefusal | "section-closed" | "completion-closed">> {
  const application = await applicationForTeam(actor, id);
  if (!application) return refuse("not-found");
  if (application.may.includes("add-attachment"))
    return filesOpen({ submitted: application.submittedAt !== null, completion: application.completion }, now());
  return refuse(["drafted", "registered", "returned"].includes(application.state) ? "not-yours-to-do" : "not-in-this-state");
}

export async function addAttachment(order: {
  actor: Actor;
  id: string;
  annex: string;
  file: Incoming;
}): Promise<
  Result<{ id: string } | undefined, GateRefusal | "annex-unknown" | "annex-full" | "section-closed" | "completion-closed">
> {
  const { actor, id, annex, file } = order;
  const begun = (await stateForTeam(actor, id)) && (await origin(id));
  if (!begun) return refuse("not-found");
  const { rules } = await surroundingsOf(begun.callId, begun.rulesVersion, begun.step);
  const attachmentId = newId();
  const { name, kind, bytes, sha256 } = file;
  return keeping(attachmentId, file, () =>
    execute({
      kind: applicationWith(loadForAttachment),
      command: "add-attachment",
      actor,
      id,
      decide: (subject, at) =>
        decideAdd(subject, at, {
          id: attachmentId,
          annexes: annexesOf(rules, subject.questions, begun.paper),
          annex,
          file: { name, kind, bytes, sha256 },
          scanned: scansFiles(),
        }),
    }),
  );
}

/** The bytes are kept first and the row written after: a row without a file would be a lie, a file without a row is only litter. */
export async function keeping<Outcome extends { readonly ok: boolean }>(
  attachmentId: string,
  file: Incoming,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  const key = attachmentKey(attachmentId);
  const store = fileStore();
  let kept = false;
  try {
    await store.put(key, file.read());
    const outcome = await write();
    kept = outcome.ok;
    return outcome;
  } finally {
    if (!kept) await store.delete(key);
  }
}

export const removeAttachment = (order: {
  actor: Actor;
  id: string;
  attachmentId: string;
}): Promise<Result<null | undefined, GateRefusal | "attachment-gone" | "section-closed" | "completion-closed">> =>
  execute({
    kind: applicationWith(loadForAttachment),
    command: "remove-attachment",
    actor: order.actor,
    id: order.id,
    decide: (subject, at) => decideRemove(subject, at, order.attachmentId),
  });

/** In a completion: a file that has been sealed and was left out goes with the next version after all. */
export async function restoreAttachment(order: {
  actor: Actor;
  id: string;
  attachmentId: string;
}): Promise<Result<null | undefined, GateRefusal | "attachment-gone" | "annex-full" | "section-closed" | "completion-closed">> {
  const { actor, id, attachmentId } = order;
  const begun = (await stateForTeam(actor, id)) && (await origin(id));
  if (!begun) return refuse("not-found");
  const { rules } = await surroundingsOf(begun.callId, begun.rulesVersion, begun.step);
  return execute({
    kind: applicationWith(loadForAttachment),
    command: "restore-attachment",
    actor,
    id,
    decide: (subject, at) => decideRestore(subject, at, attachmentId, annexesOf(rules, subject.questions, begun.paper)),
  });
}

/** What the page says of files before they are sent. */
export const uploadLimits = (): { readonly bytes: number; readonly kinds: readonly FileKind[] } => ({
  bytes: largestFile(),
  kinds: env().UPLOAD_KINDS,
});

export type AttachmentFile = Pick<Attachment, "name" | "kind" | "bytes"> & { readonly content: ReadableStream };

/** The bytes for one who may have them. Null is the same answer for hidden, infected, not yet scanned and never there. */
export async function attachmentFile(actor: Actor, door: AttachmentDoor, attachmentId: string): Promise<AttachmentFile | null> {
  const attachment = await attachmentToRead(actor, door, attachmentId);
  const content = attachment && (await fileStore().get(attachmentKey(attachment.id)));
  return attachment && content ? { ...attachment, content: Readable.toWeb(content) as ReadableStream } : null;
}

// ── what the machine does by itself ─────────────────────────────────────────────────────────────────────────────────────────

/** Throws when the scanner gave no answer, so that it is asked again: a file that could not be scanned goes on waiting. */
export async function scanAttachment(attachmentId: string): Promise<void> {
  const waiting = await attachmentWaiting(attachmentId);
  const content = waiting && (await fileStore().get(attachmentKey(attachmentId)));
  if (!waiting || !content) return;
  const verdict = scansFiles() ? await scanForVirus(content) : null;
  if (!verdict) content.destroy();
  await execute({
    kind: applicationWith(loadForAttachment),
    command: "note-scan",
    actor: system,
    id: waiting.applicationId,
    decide: (subject) => noteScan(subject, attachmentId, verdict ? (verdict.clean ? "clean" : "infected") : "unscanned"),
  });
}

export type FilesVerdict = {
  readonly whole: number;
  /** ids of attachments whose bytes are gone, and whose bytes are others than those that were added */
  readonly missing: readonly string[];
  readonly altered: readonly string[];
  /** keys without an attachment: litter of an upload that was cut off between bytes and row */
  readonly orphans: readonly string[];
};

/** Holds the store against the rows, byte for byte. A file that came in during the last day is never called an orphan: its row may be on its way. */
export async function verifyFiles(order: { removeOrphans: boolean; now: Date }): Promise<FilesVerdict> {
  const store = fileStore();
  const keep = await attachmentsToKeep();
  const missing: string[] = [];
  const altered: string[] = [];
  for (const { id, bytes, sha256 } of keep) {
    const key = attachmentKey(id);
    const there = await store.stat(key);
    const content = there?.bytes === bytes ? await store.get(key) : null;
    if (!there) missing.push(id);
    else if (!content) altered.push(id);
    else {
      const hash = createHash("sha256");
      for await (const part of content) hash.update(part as Uint8Array);
      if (hash.digest("hex") !== sha256) altered.push(id);
    }
  }
  const kept = new Set(keep.map(({ id }) => attachmentKey(id)));
  const yesterday = order.now.getTime() - 86_400_000;
  const orphans: string[] = [];
  for await (const key of store.list()) if (!kept.has(key) && madeAt(key) < yesterday) orphans.push(key);
  if (order.removeOrphans) for (const key of orphans) await store.delete(key);
  return { whole: keep.length - missing.length - altered.length, missing, altered, orphans };
}

/** The instant in a UUID of version 7, in milliseconds; long ago for a key that is not ours. */
const madeAt = (key: string): number =>
  Number.parseInt(/^attachments\/([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(key)?.slice(1).join("") ?? "0", 16);

export const eraseAttachment = (attachmentId: string): Promise<void> => fileStore().delete(attachmentKey(attachmentId));
