import { paths } from "#app/paths.ts";
import { fundingPaper } from "#app/rooms/reporting/ask-reports.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { openPaper } from "#app/web/report-paper.server.ts";

/** The report's tables as they stand in the PDF; `?tabell=projekt` is one table of all projects with stable keys, for machines. */
export const loader = file(noParams, "public", async (asked) =>
  openPaper("csv", await fundingPaper("csv", asked), paths.fundingReport(asked.url.search)),
);
