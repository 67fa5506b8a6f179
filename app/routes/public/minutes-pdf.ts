import { z } from "zod";
import { publicMinutes } from "#app/rooms/decisions/decisions.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

/** Minutes that are adjusted and announced; before that there are none. `?paragraf=` and an item's id gives the extract of that paragraph. */
export const loader = file(idParams, "public", async ({ params, url }) => {
  const item = z.uuid().safeParse(url.searchParams.get("paragraf"));
  const document = found(await publicMinutes(params.id, item.data));
  return printed(document, "protokoll", { "cache-control": "public, max-age=300" });
});
