import { localDate } from "#app/kernel/time.ts";
import { notesOf } from "#app/rooms/preparation/preparation.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

/** The notes of a beredning, as this reader may know them. */
export const loader = file(idParams, {}, async ({ actor, params }) => {
  const { document, page } = found(actor && (await notesOf(actor, params.id)));
  return printed(document, `beredning-${localDate(page.preparation.startsAt)}`);
});
