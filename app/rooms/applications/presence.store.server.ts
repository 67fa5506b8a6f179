import type { Actor } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { SectionKey } from "#app/rooms/applications/application.ts";

/** A colleague who has the application open at this moment. */
export type Present = { readonly name: string; readonly section: SectionKey };

/** A page tells every quarter of a minute that it is open; one that has been silent for longer than this is closed. */
const secondsUntilGone = 45;

/**
 * Who is where while an application is written. No case is changed by it, so it has no version and no journal; what is older than a day
 * is thrown away. The caller has asked whether the reader belongs to the team.
 */
export async function present(
  actor: Actor,
  applicationId: string,
  section: SectionKey,
  at: Date,
): Promise<{ others: Present[]; version: number; by: string | null }> {
  await database.run(sql`
    insert into application_presence (application_id, person_id, section, seen_at) values (${applicationId}, ${actor.personId}, ${section}, ${at})
    on conflict (application_id, person_id) do update set section = excluded.section, seen_at = excluded.seen_at`);
  const [others, saved] = await Promise.all([
    database.many<Present>(sql`
      select p.name, r.section from application_presence r join person p on p.id = r.person_id
      where r.application_id = ${applicationId} and r.person_id <> ${actor.personId}
        and r.seen_at > ${new Date(at.getTime() - secondsUntilGone * 1000)} and p.erased_at is null
      order by p.name limit 20`),
    database.maybe<{ version: number; by: string | null }>(sql`
      select s.version, case when s.saved_by_id <> ${actor.personId} then p.name end as "by"
      from application_section s join person p on p.id = s.saved_by_id
      where s.application_id = ${applicationId} and s.section = ${section}`),
  ]);
  return { others, version: saved?.version ?? 0, by: saved?.by ?? null };
}

/** Yesterday's presences; a person who has left is forgotten. */
export const forgetPresences = (at: Date): Promise<number> =>
  database.run(sql`delete from application_presence where seen_at < ${new Date(at.getTime() - 86_400_000)}`);
