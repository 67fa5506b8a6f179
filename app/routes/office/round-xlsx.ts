import { roundRows } from "#app/rooms/applications/applications.server.ts";
import { readRoundAddress } from "#app/rooms/applications/round.ts";
import { roundTable } from "#app/rooms/applications/round-table.ts";
import { publishedForOffice } from "#app/rooms/calls/calls.server.ts";
import { eligibilityTexts } from "#app/rooms/eligibility/eligibility.texts.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { workbook } from "#app/web/workbook.server.ts";

export const loader = file(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language, url }) => {
    const reader = found(actor);
    const { call } = found(await publishedForOffice(reader, params.id));
    const rows = await roundRows(reader, call.id, readRoundAddress(url.searchParams));
    return workbook(roundTable(rows, language, eligibilityTexts[language].finding), `ansokningar-${call.number}.xlsx`);
  },
);
