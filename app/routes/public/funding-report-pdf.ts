import { paths } from "#app/paths.ts";
import { fundingPaper } from "#app/rooms/reporting/ask-reports.server.ts";
import { file, noParams } from "#app/web/doors.server.ts";
import { openPaper } from "#app/web/report-paper.server.ts";

export const loader = file(noParams, "public", async (asked) =>
  openPaper("pdf", await fundingPaper("pdf", asked), paths.fundingReport(asked.url.search)),
);
