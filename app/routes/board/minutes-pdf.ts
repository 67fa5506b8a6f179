import { z } from "zod";
import { minutesOf } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

/** `?paragraf=` and an item's id gives the extract of that paragraph. */
export const loader = file(idParams, {}, async ({ actor, params, url }) => {
  const item = z.uuid().safeParse(url.searchParams.get("paragraf"));
  const { document, meeting } = found(actor && (await minutesOf(actor, params.id, item.data)));
  return printed(document, `protokoll-${meeting.heldOn}`);
});
