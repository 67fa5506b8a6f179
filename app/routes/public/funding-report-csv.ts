import { renderCsv, renderTableCsv } from "#app/documents/render-csv.server.ts";
import { fromSearch, reportQuestion } from "#app/rooms/reporting/register.ts";
import { fundingReportFile, openDataOf } from "#app/rooms/reporting/reporting.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";

/** The report's tables as they stand in the PDF; `?tabell=projekt` is one table of all projects with stable keys, for machines. */
export const loader = file(noParams, "public", async ({ url, language }) => {
  const question = reportQuestion.parse(fromSearch(url));
  const projects = url.searchParams.get("tabell") === "projekt";
  const { document, name } = await fundingReportFile(question, language);
  const text = projects ? renderTableCsv(await openDataOf(question, language)) : renderCsv(document);
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${projects ? name.replace("finansieringsrapport", "projekt") : name}.csv"`,
      "cache-control": "public, no-cache",
      vary: "cookie",
    },
  });
});
