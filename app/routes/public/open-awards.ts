import { awardList } from "#app/rooms/reporting/open-data.server.ts";
import { noParams, openData } from "#app/web/doors.server.ts";

export const loader = openData(noParams, ({ url }) => awardList(Object.fromEntries(url.searchParams)));
