import { awardWithId } from "#app/rooms/reporting/open-data.server.ts";
import { idParams, openData } from "#app/web/doors.server.ts";

export const loader = openData(idParams, ({ params }) => awardWithId(params.id));
