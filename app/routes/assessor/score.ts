import { paths } from "#app/paths.ts";
import { scoreForm } from "#app/rooms/assessment/assessment.forms.ts";
import { saveScore } from "#app/rooms/assessment/assessment.server.ts";
import { command, idParams } from "#app/web/doors.server.ts";

/** One score, for the page that saves while the assessor works. Without JavaScript the page's own form saves everything. */
export const action = command({
  params: idParams,
  form: scoreForm,
  roles: ["assessor"],
  run: ({ actor, params, form }) => saveScore({ actor, id: params.id, form }),
  done: ({ request, params, value }) => (request.headers.get("accept")?.includes("application/json") ? Response.json(value) : paths.assessment(params.id)),
});
