import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import { fromSearch, reportQuestion } from "#app/rooms/reporting/register.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { openPaper } from "#app/web/report-paper.server.ts";

export const loader = file(noParams, "public", async ({ url, language, request }) => {
  const question = reportQuestion.parse(fromSearch(url));
  return openPaper("pdf", await composed("fundingFile", question, language, "pdf", request.headers.get("if-none-match")));
});
