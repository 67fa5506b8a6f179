import { editionPage } from "#app/rooms/reporting/builder.server.ts";
import { editionFormParams } from "#app/rooms/reporting/saved-report.forms.ts";
import { file, found } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { paperIn } from "#app/web/report-paper.server.ts";

export const loader = file(editionFormParams, { roles: officeRoles }, async ({ actor, params }) => {
  const { document, number } = found(actor && (await editionPage(actor, params.id, params.number)));
  return paperIn(params.form, document, `rapport-utgava-${number}`);
});
