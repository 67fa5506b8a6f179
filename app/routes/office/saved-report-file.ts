import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { reportFormParams } from "#app/rooms/reporting/saved-report.forms.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { formAt, paperFile } from "#app/web/report-paper.server.ts";

export const loader = file(
  idParams.extend(reportFormParams.shape),
  { roles: officeRoles },
  async ({ actor, params, language }) => {
    const form = formAt(params.form);
    return paperFile(form, found(actor && (await composed("savedFile", actor, params.id, language, form))));
  },
);
