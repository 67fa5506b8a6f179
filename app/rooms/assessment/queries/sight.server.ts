import type { Actor } from "#app/gate/actor.ts";
import { type Fragment, sql } from "#app/platform/database.server.ts";
import { installation } from "#app/platform/installation.ts";
import { beforeBoard, officeSees } from "#app/rooms/applications/visibility.server.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";

/**
 * Which cases' assessments the office may read, as a condition on `application a`. Narrower than `visibleTo`: being in the applicant's own
 * team shows the application but never what the assessors think of it, since a party has a conflict of interest (KL 6:28 p. 1-2, 7:4).
 */
export const assessmentsVisibleTo = (actor: Actor): Fragment => officeSees(actor);

/**
 * Nothing is scored any more: the proposal that rests on the scores has been handed over to the board, or the case is decided. A proposal that
 * is taken back opens it again, and so does the board when it sends the case back. A condition on `application a`.
 */
export const scoringClosed: Fragment = sql`(exists (select 1 from decision cd where cd.application_id = a.id)
  or ${beforeBoard})`;

/** Whether somebody sits today in a body that decides disputed conflicts of interest itself. Of `person p`. */
export const electedPerson =
  (): Fragment => sql`exists (select 1 from person_role pr where pr.person_id = p.id and pr.role = any(${[...installation.ruledByTheBody]}::text[])
  and ${heldToday(sql`pr`)})`;

/** Blind: whoever has an assessment of their own to finish sees nothing of the others' until it is submitted, in whatever role they ask - or can no longer be. */
export const owesAssessment = (actor: Actor): Fragment =>
  sql`exists (select 1 from assessment own where own.application_id = a.id and own.assessor_id = ${actor.personId}::uuid and own.state in ('assigned', 'begun') and not ${scoringClosed})`;

/** How those who have assessed a case see each other, by the rules it was submitted under. Of `application a`. */
export const othersRule: Fragment = sql`(select coalesce(ru.rules ->> 'othersScores', 'named') from call_rules ru where ru.call_id = a.call_id and ru.version = a.rules_version)`;

/**
 * Which assessor of the case a person is where no names are shown; null for one who has never been any. Whoever is assigned later comes
 * after (UUIDv7: the first half is when, to the minute), and among those assigned together the number says nothing of the name. One who is
 * released or has a conflict of interest keeps theirs, so nobody else's moves.
 */
export const assessorNumber = (person: Fragment): Fragment => sql`(select n.number from (
  select e.assessor_id, row_number() over (order by left(e.id::text, 8), md5(e.id::text))::int as number
  from assessment e where e.application_id = a.id) n where n.assessor_id = ${person})`;

/** How many of a case's municipalities count where a number is demanded: the members. Of `application a`. */
export const memberCount: Fragment = sql`(select count(*)::int from application_municipality mc join municipality mm on mm.code = mc.municipality_code
  where mc.application_id = a.id and mm.standing = 'member')`;

/** A submitted assessment counts unless its assessor has a conflict; the row is kept either way. A condition on `assessment s`. */
export const counts: Fragment = sql`s.state = 'submitted' and not exists (
  select 1 from conflict sc where sc.person_id = s.assessor_id and sc.application_id = s.application_id and sc.state in ('declared', 'confirmed'))`;
