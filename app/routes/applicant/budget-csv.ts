import { renderTableCsv } from "#app/documents/render-csv.server.ts";
import { applicationForTeam } from "#app/rooms/applications/applications.server.ts";
import { budgetTable } from "#app/rooms/applications/budget-table.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";

export const loader = file(idParams, {}, async ({ actor, params, language }) => {
  const { sections, names, number } = found(actor && (await applicationForTeam(actor, params.id)));
  return new Response(renderTableCsv(budgetTable(sections.budget.rows, names, language)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="budget${number ? `-${number.replace(/[^\w-]/g, "-")}` : ""}.csv"`,
    },
  });
});
