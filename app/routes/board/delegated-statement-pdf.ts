import { statementOfMatter } from "#app/rooms/decisions/statements.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

/** The officer's statement on a case that is decided on delegation. */
export const loader = file(idParams, {}, async ({ actor, params }) => {
  const { document, name } = found(actor && (await statementOfMatter(actor, params.id)));
  return printed(document, name);
});
