import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { fromSearch, reportQuestion } from "#app/rooms/reporting/register.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { openPaper } from "#app/web/report-paper.server.ts";

/** The report's tables as a workbook: the very cells of the page and the PDF, with numbers as numbers. */
export const loader = file(noParams, "public", async ({ url, language, request }) => {
  const question = reportQuestion.parse(fromSearch(url));
  return openPaper("xlsx", await composed("fundingFile", question, language, "xlsx", request.headers.get("if-none-match")));
});
