import { createReadableStreamFromReadable } from "@remix-run/node";
import { renderPdf } from "#app/documents/render-pdf.server.ts";
import { fromSearch, reportQuestion } from "#app/rooms/reporting/register.ts";
import { fundingReportFile } from "#app/rooms/reporting/reporting.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";

export const loader = file(noParams, "public", async ({ url, language, request }) => {
  const { document, etag, name } = await fundingReportFile(reportQuestion.parse(fromSearch(url)), language);
  const headers = { etag, "cache-control": "public, no-cache", vary: "cookie" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(createReadableStreamFromReadable(renderPdf(document)), {
    headers: { ...headers, "content-type": "application/pdf", "content-disposition": `inline; filename="${name}.pdf"` },
  });
});
