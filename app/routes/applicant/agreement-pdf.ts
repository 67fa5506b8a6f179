import { agreementOf } from "#app/rooms/decisions/agreements.server.ts";
import { file, found, idParams } from "#app/web/doors.server.ts";
import { printed } from "#app/web/printed.server.ts";

export const loader = file(idParams, {}, async ({ actor, params, language, url }) => {
  const asked = url.searchParams.get("beslut");
  const { document, number, amendmentId } = found(actor && (await agreementOf(actor, params.id, language, asked)));
  return printed(document, `${amendmentId === null ? "villkor" : "andrade-villkor"}-${number}`);
});
