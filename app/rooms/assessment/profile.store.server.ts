import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  assessorProfileLifecycle,
  type ProfileCommand,
  type ProfileRelation,
  type ProfileState,
} from "#app/rooms/assessment/profile.lifecycle.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";

export type ProfileSubject = Case<ProfileState> & { readonly areas: readonly string[] };
export type ProfileEvent = { readonly type: "ProfileSaved"; readonly areas: readonly string[]; readonly most: number | null };

/** The person's row is locked, since a profile that nobody has written has none. Only who is an assessor today has one. */
const load = (tx: Executor, id: string): Promise<ProfileSubject | null> =>
  tx.maybe(sql`
    select p.id, case when f.person_id is null then 'absent' else 'kept' end as state, coalesce(f.version, 0) as version, coalesce(f.areas, '{}') as areas
    from person p left join assessor_profile f on f.person_id = p.id
    where p.id = ${id} and p.erased_at is null
      and exists (select 1 from person_role r where r.person_id = p.id and r.role = 'assessor' and ${heldToday()})
    for no key update of p`);

const relationsTo = (subject: ProfileSubject, actor: Actor): ProfileRelation[] => [
  ...(subject.id === actor.personId ? (["self"] as const) : []),
  ...(hasRole(actor, "officer") ? (["officer"] as const) : []),
];

export const profileKind: CaseKind<ProfileState, ProfileCommand, ProfileRelation, ProfileSubject, ProfileEvent> = {
  name: "assessor-profile",
  lifecycle: assessorProfileLifecycle,
  load,
  relationsTo,
  apply: async (tx, subject, _next, events) => {
    for (const { areas, most } of events)
      await tx.run(sql`
        insert into assessor_profile (person_id, areas, most_in_round) values (${subject.id}, ${[...areas]}::text[], ${most})
        on conflict (person_id) do update set version = assessor_profile.version + 1, areas = excluded.areas, most_in_round = excluded.most_in_round`);
  },
  caseId: () => null,
};
