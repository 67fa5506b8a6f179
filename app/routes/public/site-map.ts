import { siteMap } from "#app/rooms/reporting/open-data.server.ts";
import { noParams, openData } from "#app/web/doors.server.ts";

/** Every open page, for search engines. */
export const loader = openData(noParams, () => siteMap());
