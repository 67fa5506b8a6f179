import { robots } from "#app/rooms/reporting/open-data.server.ts";
import { noParams, openData } from "#app/web/doors.server.ts";

/** Where search engines find the list of open pages. */
export const loader = openData(noParams, async () => robots());
