import { paths } from "#app/paths.ts";
import { addAttachment, mayAddAttachment } from "#app/rooms/applications/attachments.server.ts";
import { idParams, upload } from "#app/web/doors.server.ts";

/** What the page's own script sends to, to show how far it has come; without it the form goes to the page itself. */
export const action = upload({
  params: idParams,
  before: ({ actor, params }) => mayAddAttachment(actor, params.id),
  run: ({ actor, params, url, file }) =>
    addAttachment({ actor, id: params.id, annex: url.searchParams.get("bilaga") ?? "", file }),
  field: ({ url }) => `file.${url.searchParams.get("bilaga") ?? ""}`,
  done: ({ params }) => paths.attachments(params.id, "?tillagd"),
  json: true,
});
