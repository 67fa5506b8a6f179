import { fromSearch, reportQuestion } from "#app/rooms/reporting/register.ts";
import { fundingReportFile } from "#app/rooms/reporting/reporting.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { workbookOfDocument } from "#app/web/workbook.server.ts";

/** The report's tables as a workbook: the very cells of the page and the PDF, with numbers as numbers. */
export const loader = file(noParams, "public", async ({ url, language, request }) => {
  const { document, etag, name } = await fundingReportFile(reportQuestion.parse(fromSearch(url)), language);
  const headers = { etag, "cache-control": "public, no-cache", vary: "cookie" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const answer = await workbookOfDocument(document, `${name}.xlsx`);
  for (const [header, value] of Object.entries(headers)) answer.headers.set(header, value);
  return answer;
});
