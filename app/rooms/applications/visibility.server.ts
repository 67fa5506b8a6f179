import { type Actor, hasRole, isBoard, isPreparing, isStaff, type Role } from "#app/gate/actor.ts";
import { type Fragment, sql } from "#app/platform/database.server.ts";
import { installation } from "#app/platform/installation.ts";

const ownOrganisations = (actor: Actor) => actor.memberships.map((membership) => membership.organisationId);

/**
 * Whoever has a part in the cases answers for each of them, before reading it, whether anything ties them to it (KL 6:30, for employees
 * through 7:4). Which roles do is the installation's to say; an assessor always does, on the assessment. Who only watches (controller,
 * auditor) is not asked.
 */
export const declares = (actor: Actor): boolean => hasRole(actor, ...(installation.declaring as Role[]));

/** The conflict half of the rule, for queries that list people's tasks rather than cases. */
export const withoutConflict = (actor: Actor): Fragment =>
  sql`not exists (select 1 from conflict vc where vc.application_id = a.id and vc.person_id = ${actor.personId}::uuid and vc.state in ('declared', 'confirmed'))`;

/** Nothing is in the way of reading it: for who declares, that they have answered that nothing ties them, or an officer has ruled so. One look-up either way. */
export const openTo = (actor: Actor): Fragment =>
  declares(actor)
    ? sql`exists (select 1 from conflict vc where vc.application_id = a.id and vc.person_id = ${actor.personId}::uuid and vc.state in ('none', 'dismissed'))`
    : withoutConflict(actor);

/**
 * Handed over to the board as part of a proposal, and neither taken back nor sent back since. A condition on `application a`.
 */
export const beforeBoard: Fragment = sql`exists (select 1 from allocation_line wl join allocation wa on wa.id = wl.allocation_id
  where wl.application_id = a.id and (wa.state <> 'open' or wl.handed_over_at is not null))`;

/** Whose task the submitted case is, whatever they have declared. */
function partIn(actor: Actor): Fragment {
  const office = isStaff(actor) ? sql`true` : sql`false`;
  const board = isBoard(actor)
    ? sql`exists (select 1 from agenda_item vi join allocation_line vl on vl.allocation_id = vi.allocation_id where vl.application_id = a.id)
      or exists (select 1 from delegated_matter vm where vm.application_id = a.id)`
    : sql`false`;
  const preparing = isPreparing(actor)
    ? sql`exists (select 1 from preparation_member vp join preparation vr on vr.id = vp.preparation_id and vr.state <> 'called-off'
        join allocation_line vl on vl.allocation_id = vr.allocation_id where vp.person_id = ${actor.personId}::uuid and vl.application_id = a.id)`
    : sql`false`;
  return sql`(a.submitted_at is not null and (${office} or ${board} or ${preparing}
        or exists (select 1 from assessment vs where vs.application_id = a.id and vs.assessor_id = ${actor.personId}::uuid and vs.state in ('begun', 'submitted'))))`;
}

/**
 * Which applications a reader may see, as a condition on `application a`. Every list, count, total, search, export and file goes
 * through it; a hidden case and one that does not exist are then the same empty answer.
 *
 * - The team sees its own, drafts included. A draft is in nobody else's sight (TF 2:13: kept only as technical storage for another).
 * - Staff see what has been submitted.
 * - An assessor sees the content after having declared no conflict; before that the assessment room shows title and organisation only.
 * - The board sees what a meeting has on its agenda, and what one of it decides on delegation.
 * - The beredning sees what one of its own meetings has been called to prepare: the members who were called, for as long as they hold the role.
 * - Officers, board and beredning too have first answered whether anything ties them to it (`declares`).
 * - A declared or confirmed conflict of interest removes it again (KL 5:47, 6:28, 7:4) - for everyone, the administrator included -
 *   but never hides an organisation's own application from its own team.
 */
export const visibleTo = (actor: Actor): Fragment =>
  sql`(a.organisation_id = any(${ownOrganisations(actor)}::uuid[]) or (${partIn(actor)} and ${openTo(actor)}))`;

/** What a reader may know of by number, title and organisation: the same cases, also those they have not answered for yet. */
export const knownTo = (actor: Actor): Fragment =>
  sql`(a.organisation_id = any(${ownOrganisations(actor)}::uuid[]) or (${partIn(actor)} and ${withoutConflict(actor)}))`;

const notOfOwnTeam = (actor: Actor): Fragment => sql`a.organisation_id <> all(${ownOrganisations(actor)}::uuid[])`;

/** The cases that this reader has a part in and has not answered for: submitted ones, and of the office also idea sketches. */
export const awaitsAnswerOf = (actor: Actor): Fragment =>
  declares(actor)
    ? sql`((${partIn(actor)} or (${isStaff(actor) ? sql`true` : sql`false`} and exists (select 1 from sketch vk where vk.application_id = a.id)))
        and ${notOfOwnTeam(actor)} and not exists (select 1 from conflict vc where vc.application_id = a.id and vc.person_id = ${actor.personId}::uuid))`
    : sql`false`;

/**
 * What the office's own pages show: submitted cases without a conflict of interest - and never those of an organisation that the reader
 * belongs to, whose team sees them as applicants do (KL 6:28 p. 2-3: a representative of a party takes no part in the handling).
 */
export const officeSees = (actor: Actor): Fragment =>
  isStaff(actor) ? sql`(a.submitted_at is not null and ${openTo(actor)} and ${notOfOwnTeam(actor)})` : sql`false`;

/**
 * How many of a round's submitted cases this reader of the office has not answered for, without reading the cases: what is kept of the round
 * (`round_tally`) and of the reader's answers in it (`answer_tally`). Withdrawn cases are not asked about, nor those of an own organisation.
 */
export const unansweredInRound = (actor: Actor, callId: string): Fragment => {
  const own =
    actor.memberships.length === 0
      ? sql`0`
      : sql`(select count(*) from application vo where vo.organisation_id = any(${ownOrganisations(actor)}::uuid[]) and vo.call_id = ${callId}
          and vo.submitted_at is not null and vo.state <> 'withdrawn' and not exists (select 1 from conflict vc where vc.application_id = vo.id and vc.person_id = ${actor.personId}::uuid))`;
  return sql`(coalesce((select sum(vt.cases) from round_tally vt where vt.call_id = ${callId} and vt.stage <> 'withdrawn'), 0)
    - coalesce((select sum(vn.answers) from answer_tally vn where vn.person_id = ${actor.personId}::uuid and vn.call_id = ${callId}), 0) - ${own})`;
};

/**
 * The same cases as `officeSees`, of one round: a reader who has nothing left to answer there is not asked once for each of ten thousand whether
 * they have answered for it, only which of them they are kept from.
 */
export const officeSeesOfRound = (actor: Actor, callId: string): Fragment => {
  if (!isStaff(actor)) return sql`false`;
  const answered = declares(actor)
    ? sql`((a.stage <> 'withdrawn' and (select ${unansweredInRound(actor, callId)} = 0)) or ${openTo(actor)})`
    : sql`true`;
  return sql`(a.submitted_at is not null and ${answered} and ${notOfOwnTeam(actor)} and a.id not in (
    select vk.application_id from conflict vk where vk.person_id = ${actor.personId}::uuid and vk.state in ('declared', 'confirmed')))`;
};

/** What the office's lists may name, of which the content waits for the reader's answer. */
export const officeKnows = (actor: Actor): Fragment =>
  isStaff(actor) ? sql`(a.submitted_at is not null and ${withoutConflict(actor)} and ${notOfOwnTeam(actor)})` : sql`false`;

/**
 * The submitted cases that `officeKnows` leaves out, found from the reader's side: sums that are kept for all are told less these.
 * Of staff only; nobody else has sums to be told.
 */
export const keptFromOffice = (actor: Actor): Fragment => sql`(a.submitted_at is not null and a.id in (
    select vc.application_id from conflict vc where vc.person_id = ${actor.personId}::uuid and vc.state in ('declared', 'confirmed')
    union select vo.id from application vo where vo.organisation_id = any(${ownOrganisations(actor)}::uuid[])))`;

/**
 * Idea sketches that have been handed in (`sketch k` of `application a`): the same readers as of a case, under the same conflicts of interest,
 * while the draft that goes on from the sketch is still its team's own.
 */
export const officeSeesSketch = (actor: Actor): Fragment => handedInSketch(actor, openTo(actor));
/** The sketches that the office's lists may name. */
export const officeKnowsSketch = (actor: Actor): Fragment => handedInSketch(actor, withoutConflict(actor));
const handedInSketch = (actor: Actor, open: Fragment): Fragment =>
  isStaff(actor)
    ? sql`(${open} and ${notOfOwnTeam(actor)} and exists (select 1 from sketch vk where vk.application_id = a.id))`
    : sql`false`;

/**
 * What a case officer may enter for an applicant: cases that came on paper, which the constraint `application_paper` keeps apart from every
 * draft (TF 2:13), and never those of the officer's own organisation or conflict of interest. The lifecycle then says what, and in which state.
 */
export const registrarSees = (actor: Actor): Fragment =>
  hasRole(actor, "officer")
    ? sql`(a.paper_received_on is not null and a.state <> 'drafted' and ${withoutConflict(actor)} and ${notOfOwnTeam(actor)})`
    : sql`false`;
