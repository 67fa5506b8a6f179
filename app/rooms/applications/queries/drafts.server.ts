import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { lettersOf, touchedAt } from "#app/rooms/applications/application.store.server.ts";
import { type DraftTimes, type Keeping, keepingFrom, type Letters } from "#app/rooms/applications/purging.ts";
import { isSketched, lastMinuteOf, stepOf } from "#app/rooms/applications/step.store.server.ts";

export async function draftKeeping(): Promise<Keeping> {
  const set = await database.many<{ key: string; value: unknown }>(
    sql`select key, value from setting where key in ('draft-months', 'draft-warning-days')`,
  );
  const of = (key: string) => set.find((one) => one.key === key)?.value;
  return keepingFrom({ months: of("draft-months"), warningDays: of("draft-warning-days") });
}

/**
 * Drafts whose call has closed, for the machine alone: when they were touched and warned of, and nothing that is in them (TF 2:13). Where an
 * idea sketch has come in and been answered, as long as something is left of what was to follow it.
 */
export async function draftsToLookAt(): Promise<{ id: string; sketched: boolean; times: DraftTimes; letters: Letters }[]> {
  const rows = await database.many<DraftTimes & { id: string; organisationId: string; sketched: boolean }>(sql`
    select a.id, a.organisation_id, ${isSketched} as sketched, ${touchedAt} as touched_at, ${lastMinuteOf} as closes_at, a.purge_warned_at as warned_at
    from application a join call c on c.id = a.call_id
    where a.state in ('drafted', 'withdrawn') and a.submitted_at is null and a.paper_received_on is null
      and (not ${isSketched} or (${stepOf} <> 'waiting' and exists (select 1 from application_section s where s.application_id = a.id))) and ${lastMinuteOf} < ${now()} order by a.created_at, a.id`);
  return Promise.all(
    rows.map(async ({ id, organisationId, sketched, ...times }) => ({
      id,
      sketched,
      times,
      letters: await lettersOf(database, { id, organisationId, warnedAt: times.warnedAt }),
    })),
  );
}
