import { z } from "zod";
import { attachmentFile } from "#app/rooms/applications/attachments.server.ts";
import { download, file, found } from "#app/web/doors.server.ts";

const params = z.object({ id: z.uuid(), attachmentId: z.uuid() });

export const loader = file(params, {}, async ({ actor, params: { id, attachmentId } }) =>
  download(found(actor && (await attachmentFile(actor, { matter: id }, attachmentId)))),
);
