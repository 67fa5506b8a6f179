import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { fromSearch, reportQuestion } from "#app/rooms/reporting/register.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { openPaper } from "#app/web/report-paper.server.ts";

/** The report's tables as they stand in the PDF; `?tabell=projekt` is one table of all projects with stable keys, for machines. */
export const loader = file(noParams, "public", async ({ url, language, request }) => {
  const of = url.searchParams.get("tabell") === "projekt" ? "projectsFile" : "fundingFile";
  const question = reportQuestion.parse(fromSearch(url));
  return openPaper("csv", await composed(of, question, language, "csv", request.headers.get("if-none-match")));
});
