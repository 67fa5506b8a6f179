import { redirect } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import { builderPaper } from "#app/rooms/reporting/builder.server.ts";
import { reportFormParams } from "#app/rooms/reporting/saved-report.forms.ts";
import { file } from "#app/web/doors.server.ts";
import { officeRoles } from "#app/web/office-doors.ts";
import { paperIn } from "#app/web/report-paper.server.ts";

/** The composed report as a file; of a question that is not whole, the page where it says why. */
export const loader = file(reportFormParams, { roles: officeRoles }, async ({ actor, params, url, language }) => {
  const paper = actor && (await builderPaper(actor, url.searchParams, language));
  return paper ? paperIn(params.form, paper.document, paper.name) : redirect(paths.reportBuilder(url.search), 303);
});
