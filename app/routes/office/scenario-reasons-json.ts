import { reasonsAsked } from "#app/rooms/allocation/reasons-asked.ts";
import { scenarioWhy, triedWhy } from "#app/rooms/allocation/scenario.server.ts";
import { tryForm } from "#app/rooms/allocation/scenario.ts";
import { wired } from "#app/rooms/allocation/wire.ts";
import { command, file, found, idParams } from "#app/web/doors.server.ts";

/** Some of the reasons of a scenario as it is kept, for a page that asks for the next when these have come. */
export const loader = file(idParams, {}, async ({ actor, params, url, request }) =>
  wired(found(actor && (await scenarioWhy(actor, params.id, reasonsAsked.apiece(url, request.signal))))),
);

/** And of what a hand has just changed. Nothing is kept. */
export const action = command({
  params: idParams,
  form: tryForm,
  json: true,
  run: ({ actor, params, form, url, request }) =>
    triedWhy({ actor, id: params.id, form, ...reasonsAsked.apiece(url, request.signal) }),
  done: ({ value }) => wired(value),
});
