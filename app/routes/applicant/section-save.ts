import { sectionParams, writingForm } from "#app/rooms/applications/application.forms.ts";
import { writeInSection } from "#app/rooms/applications/applications.server.ts";
import { command } from "#app/web/doors.server.ts";

/** A part of an application, saved while it is written; without JavaScript the page's own form saves it. */
export const action = command({
  params: sectionParams,
  form: writingForm,
  json: true,
  run: ({ actor, params, form }) => writeInSection({ actor, id: params.id, writing: { section: params.section, ...form } }),
  done: ({ value }) => Response.json(value),
});
