import { savedReportPage } from "#app/rooms/reporting/builder.server.ts";
import { reportFormParams } from "#app/rooms/reporting/saved-report.forms.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { paperIn } from "#app/web/report-paper.server.ts";

export const loader = file(
  idParams.extend(reportFormParams.shape),
  { roles: officeRoles },
  async ({ actor, params, language }) => {
    const { document } = found(actor && (await savedReportPage(actor, params.id, language)));
    return paperIn(params.form, found(document), "rapport");
  },
);
