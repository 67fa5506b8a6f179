import { type Actor, hasRole } from "#app/gate/actor.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";

export type Interest = {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly organisationNumber: string;
  readonly organisationName: string;
  readonly municipalityCode: string | null;
  readonly municipality: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly ended: boolean;
  readonly note: string;
};
export type PersonsInterests = { readonly id: string; readonly name: string; readonly interests: readonly Interest[] };

/** What is known of one person's ties: for the person with a task today, and an assessor's for the officers. Null to everybody else. */
export async function interestsOf(actor: Actor, personId: string): Promise<PersonsInterests | null> {
  const own = personId === actor.personId;
  if (!own && !hasRole(actor, "officer")) return null;
  const person = await database.maybe<{ id: string; name: string }>(sql`
    select p.id, p.name from person p where p.id = ${personId} and p.erased_at is null
      and exists (select 1 from person_role r where r.person_id = p.id and (${own} or r.role = 'assessor')
        and ${heldToday()})`);
  if (!person) return null;
  const interests = await database.many<Interest>(sql`
    select i.id, i.version, i.kind, i.organisation_number, coalesce(nullif(i.organisation_name, ''), o.name, '') as organisation_name, i.municipality_code,
      m.name as municipality, i."from", i."to", i.note,
      coalesce(i."to" < ${localDate(now())}, false) as ended
    from interest i left join organisation o on o.number = i.organisation_number left join municipality m on m.code = i.municipality_code
    where i.person_id = ${personId} order by ended, i.kind, organisation_name, i.id`);
  return { ...person, interests };
}
