import { fromSearch, reportQuestion } from "#app/rooms/reporting/register.ts";
import { fundingReportFile } from "#app/rooms/reporting/reporting.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

export const loader = file(noParams, "public", async ({ url, language, request }) => {
  const { document, etag, name } = await fundingReportFile(reportQuestion.parse(fromSearch(url)), language);
  const headers = { etag, "cache-control": "public, no-cache", vary: "cookie" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return printed(document, name, headers);
});
