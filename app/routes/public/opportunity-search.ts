import { opportunitiesFound } from "#app/rooms/reporting/open-data.server.ts";
import { noParams, openData } from "#app/web/doors.server.ts";

/** A question with a body that changes nothing: any site may send it (server/open-data.ts). */
export const action = openData(noParams, async ({ request }) => opportunitiesFound(await request.json().catch(() => null)));
export const loader = openData(noParams, async () => ({ status: 405 as const, errors: [] }));
