import { sheetFile } from "#app/rooms/assessment/scoring-sheets.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { workbookFile } from "#app/web/workbook.server.ts";

export const loader = file(idParams, { roles: ["assessor"] }, async ({ actor, params, language }) => {
  const { bytes, name } = found(actor && (await sheetFile(actor, params.id, language)));
  return workbookFile(bytes, name);
});
