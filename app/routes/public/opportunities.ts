import { opportunityList } from "#app/rooms/reporting/open-data.server.ts";
import { noParams, openData } from "#app/web/doors.server.ts";

export const loader = openData(noParams, ({ url }) => opportunityList(Object.fromEntries(url.searchParams)));
