import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { saveStatement, sealStatement, statementPage } from "#app/rooms/decisions/statements.server.ts";
import type { Cast } from "./load-people.ts";
import { must } from "./must.ts";
import { instantOf } from "./world/when.ts";

/** The officer's statements on what the coming meeting decides: all finished but the last, which is still being written. */
export async function loadStatements(at: Date, cast: Cast): Promise<void> {
  const officer = cast.actor("anneli-rosvall");
  const cases = await database.many<{ applicationId: string }>(sql`
    select l.application_id from meeting m join agenda_item i on i.meeting_id = m.id join allocation_line l on l.allocation_id = i.allocation_id
    where m.state = 'planned' and i.application_id is null order by l.rank nulls last, l.application_id`);
  await atInstant(instantOf({ days: -1, time: "10:20" }, at), async () => {
    for (const [index, { applicationId }] of cases.entries()) {
      const page = await statementPage(officer, applicationId);
      if (!page) continue;
      const on = { actor: officer, applicationId };
      must(await saveStatement({ ...on, version: 0, content: page.content }), `statement on ${page.number}`);
      if (index < cases.length - 1) must(await sealStatement({ ...on, version: 1 }), `finished statement on ${page.number}`);
    }
  });
}
