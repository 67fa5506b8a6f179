import { savedForm } from "#app/rooms/assessment/assessment.forms.ts";
import { saveScore } from "#app/rooms/assessment/assessment.server.ts";
import { command, idParams } from "#app/web/doors.server.ts";

/** One score or the overall words, for the page that saves while the assessor works; without JavaScript the page's own form saves everything. */
export const action = command({
  params: idParams,
  form: savedForm,
  roles: ["assessor"],
  json: true,
  run: ({ actor, params, form }) => saveScore({ actor, id: params.id, form }),
  done: ({ value }) => Response.json(value),
});
