import { type Actor, isStaff } from "#app/gate/actor.ts";
import { all, type Fragment, sql } from "#app/platform/database.server.ts";
import { visibleTo, withoutConflict } from "#app/rooms/applications/visibility.server.ts";

/**
 * Which cases' assessments the office may read, as a condition on `application a`. Narrower than `visibleTo`: being in the applicant's own
 * team shows the application but never what the assessors think of it, since a party has a conflict of interest (KL 6:28 p. 1-2, 7:4).
 */
export function assessmentsVisibleTo(actor: Actor): Fragment {
  if (!isStaff(actor)) return sql`false`;
  const organisations = actor.memberships.map((membership) => membership.organisationId);
  return all([
    visibleTo(actor),
    sql`a.submitted_at is not null`,
    withoutConflict(actor),
    ...(organisations.length > 0 ? [sql`a.organisation_id <> all(${organisations}::uuid[])`] : []),
  ]);
}

/** Blind: whoever has an assessment of their own to finish sees nothing of the others' until it is submitted, in whatever role they ask. */
export const owesAssessment = (actor: Actor): Fragment =>
  sql`exists (select 1 from assessment own where own.application_id = a.id and own.assessor_id = ${actor.personId}::uuid and own.state in ('assigned', 'begun'))`;

/** A submitted assessment counts unless its assessor has a conflict; the row is kept either way. A condition on `assessment s`. */
export const counts: Fragment = sql`s.state = 'submitted' and not exists (
  select 1 from conflict sc where sc.person_id = s.assessor_id and sc.application_id = s.application_id and sc.state in ('declared', 'confirmed'))`;
