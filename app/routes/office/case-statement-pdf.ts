import { z } from "zod";
import { statementForOffice } from "#app/rooms/decisions/statements.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

const edition = z.coerce.number().int().min(1).max(10_000).nullable().catch(null);

/** A finished statement: the last, or the edition that the address names. */
export const loader = file(idParams, {}, async ({ actor, params, url }) => {
  const { document, name } = found(
    actor && (await statementForOffice(actor, params.id, edition.parse(url.searchParams.get("version")))),
  );
  return printed(document, name);
});
