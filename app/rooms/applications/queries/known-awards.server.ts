import type { Executor } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/database.server.ts";
import type { KnownAward } from "#app/rooms/applications/sealing.ts";

/** What the register says that an organisation has been granted, the latest first: public since the minutes were adjusted. */
export const awardsOfOrganisation = async (db: Executor, organisationId: string): Promise<KnownAward[]> =>
  db.many<KnownAward>(sql`
    select year, call_name as call, project, granted_ore from award
    where organisation_id = ${organisationId} and published_at is not null order by year desc nulls last, project, id`);
