import { z } from "zod";
import { sectionParams } from "#app/rooms/applications/application.forms.ts";
import { bePresent } from "#app/rooms/applications/applications.server.ts";
import { command } from "#app/web/doors.server.ts";

/** "I am here": told by an open page now and then, answered with who else is. */
export const action = command({
  params: sectionParams,
  form: z.object({}),
  json: true,
  run: ({ actor, params }) => bePresent({ actor, id: params.id, section: params.section }),
  done: ({ value }) => Response.json(value),
});
