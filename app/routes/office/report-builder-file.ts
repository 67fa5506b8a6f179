import { redirect } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { reportFormParams } from "#app/rooms/reporting/saved-report.forms.ts";
import { file } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { formAt, paperFile } from "#app/web/report-paper.server.ts";

/** The composed report as a file; of a question that is not whole, the page where it says why. */
export const loader = file(reportFormParams, { roles: officeRoles }, async ({ actor, params, url, language }) => {
  const form = formAt(params.form);
  const made = actor && (await composed("builderFile", actor, url.search, language, form));
  return made ? paperFile(form, made) : redirect(paths.reportBuilder(url.search), 303);
});
