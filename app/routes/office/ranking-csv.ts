import { renderTableCsv } from "#app/documents/render-csv.server.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { rankingTable } from "#app/rooms/assessment/ranking-table.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

export const loader = file(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const { call, ranking } = found(actor && (await rankingOfCall(actor, params.id)));
    return new Response(renderTableCsv(rankingTable(ranking, call.rules, language)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rangordning-${call.number.replace(/[^\w-]/g, "-")}.csv"`,
      },
    });
  },
);
