import { opportunityWithId } from "#app/rooms/reporting/open-data.server.ts";
import { idParams, openData } from "#app/web/doors.server.ts";

export const loader = openData(idParams, ({ params }) => opportunityWithId(params.id));
