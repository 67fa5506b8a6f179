import { renderTableCsv } from "#app/documents/render-csv.server.ts";
import { rankingOfCall } from "#app/rooms/assessment/assessment.server.ts";
import { moderatedRankingOfCall } from "#app/rooms/assessment/discussions.server.ts";
import { rankingTable } from "#app/rooms/assessment/ranking-table.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

export const loader = file(
  idParams,
  { roles: ["officer", "secretary", "controller", "auditor", "admin"] },
  async ({ actor, params, language }) => {
    const { call, ranking } = found(actor && (await rankingOfCall(actor, params.id)));
    const common = actor && (await moderatedRankingOfCall(actor, call.id));
    return new Response(renderTableCsv(rankingTable(ranking, call.rules, language, common?.ranking)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="rangordning-${call.number.replace(/[^\w-]/g, "-")}.csv"`,
      },
    });
  },
);
