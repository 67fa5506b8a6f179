import { whyPage } from "#app/rooms/allocation/optimum.server.ts";
import { reasonsAsked } from "#app/rooms/allocation/reasons-asked.ts";
import { wired } from "#app/rooms/allocation/wire.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

/** Some of the reasons of the best allocation, for a page that asks for the next when these have come. */
export const loader = file(idParams, { roles: ["officer"] }, async ({ actor, params, url, request }) =>
  wired(found(actor && (await whyPage(actor, params.id, reasonsAsked.apiece(url, request.signal))))),
);
