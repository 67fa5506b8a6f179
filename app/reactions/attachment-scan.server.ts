import type { Handlers } from "#app/gate/outbox.server.ts";
import { eraseAttachment, scanAttachment } from "#app/rooms/applications/attachments.server.ts";

/** A file was added: it is scanned, again and again until the scanner answers. One that was removed or infected loses its bytes. */
export const attachmentScan: Handlers = {
  "attachment-scan": (_tx, message) => scanAttachment(message.payload.attachmentId as string),
  "attachment-erase": (_tx, message) => eraseAttachment(message.payload.attachmentId as string),
};
