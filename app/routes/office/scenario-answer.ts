import { tryScenario } from "#app/rooms/allocation/scenario.server.ts";
import { tryForm } from "#app/rooms/allocation/scenario.ts";
import { wiredInThread } from "#app/rooms/allocation/wire.ts";
import { command, idParams } from "#app/web/doors.server.ts";

/** The answer to what a hand has just changed. Nothing is kept; without JavaScript the page's own form saves and works out. */
export const action = command({
  params: idParams,
  form: tryForm,
  json: true,
  run: ({ actor, params, form, request }) => tryScenario({ actor, id: params.id, form, signal: request.signal }),
  done: ({ value }) => wiredInThread(value),
});
