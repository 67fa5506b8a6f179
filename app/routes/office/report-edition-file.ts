import { editionPage } from "#app/rooms/reporting/builder.server.ts";
import { editionContent, editionFormParams } from "#app/rooms/reporting/saved-report.forms.ts";
import { asEdition } from "#app/rooms/reporting/ui/built-report-document.ts";
import { file, found } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { contentFile, paperIn } from "#app/web/report-paper.server.ts";

export const loader = file(editionFormParams, { roles: officeRoles }, async ({ actor, params }) => {
  const edition = found(actor && (await editionPage(actor, params.id, params.number)));
  const name = `rapport-utgava-${edition.number}`;
  return params.form === editionContent
    ? contentFile(edition.document, name)
    : paperIn(params.form, asEdition(edition.document, edition), name);
});
