import { type Actor, hasRole } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";

export type Profile = {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  /** 0: nobody has written it */
  readonly version: number;
  readonly areas: readonly string[];
  readonly most: number | null;
};

/** Assessors in office, in the order of their names: all of them for the office, oneself for an assessor. */
export const profiles = async (actor: Actor): Promise<Profile[]> => {
  const officer = hasRole(actor, "officer");
  return database.many(sql`
    select p.id, p.name, p.title, coalesce(f.version, 0) as version, coalesce(f.areas, '{}') as areas, f.most_in_round as most
    from person p left join assessor_profile f on f.person_id = p.id
    where p.erased_at is null and (${officer} or p.id = ${actor.personId})
      and exists (select 1 from person_role r where r.person_id = p.id and r.role = 'assessor' and ${heldToday()})
    order by p.name collate "sv-x-icu", p.id`);
};
