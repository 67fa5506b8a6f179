import { paths } from "#app/paths.ts";
import { fundingPaper } from "#app/rooms/reporting/ask-reports.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { openPaper } from "#app/web/report-paper.server.ts";

/** The report's tables as a workbook: the very cells of the page and the PDF, with numbers as numbers. */
export const loader = file(noParams, "public", async (asked) =>
  openPaper("xlsx", await fundingPaper("xlsx", asked), paths.fundingReport(asked.url.search)),
);
