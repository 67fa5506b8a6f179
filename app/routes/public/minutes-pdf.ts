import { z } from "zod";
import { minutesTerm, publicMinutes } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, gone, idParams } from "#app/web/doors.server.ts";
import { printedForAll } from "#app/web/printed.server.ts";

/**
 * Minutes that are adjusted and announced; before that there are none, and what has been taken down is gone. `?paragraf=` and an item's id
 * gives the extract of that paragraph.
 */
export const loader = file(idParams, "public", async ({ params, url, request }) => {
  const item = z.uuid().safeParse(url.searchParams.get("paragraf"));
  if ((await minutesTerm(params.id, item.data))?.downSince) throw gone();
  return printedForAll(request, found(await publicMinutes(params.id, item.data)), "protokoll");
});
