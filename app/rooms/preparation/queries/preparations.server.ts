import { type Actor, isPreparing, isStaff } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import { heldOn } from "#app/rooms/people/role.store.server.ts";
import type { PreparationState } from "#app/rooms/preparation/preparation.lifecycle.ts";
import { linesOf, membersOf, type Recusal, recusalsOf, undecided } from "#app/rooms/preparation/preparation.store.server.ts";
import type { Recommendation } from "#app/rooms/preparation/preparation.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type StoredPreparation = {
  readonly id: string;
  readonly state: Exclude<PreparationState, "absent">;
  readonly version: number;
  readonly allocationId: string;
  readonly callId: string;
  readonly callNumber: string;
  readonly callTitle: Bilingual;
  readonly body: string;
  readonly startsAt: Date;
  readonly place: string;
  readonly chairId: string;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly calledOffReason: string;
  readonly notes: string;
  /** the changed proposal */
  readonly scenarioId: string | null;
  /** the frozen scenario that the office's proposal was made from */
  readonly proposalScenarioId: string | null;
  readonly plannedBy: string;
  readonly rulings: readonly {
    readonly applicationId: string;
    readonly personId: string;
    readonly outcome: "conflict" | "none";
  }[];
  readonly demo: boolean;
};

/** When it is called to, or was held: one that was opened on another day than it was called to was held on that other day. */
const held = sql`case when (r.opened_at at time zone 'Europe/Stockholm')::date <> (r.starts_at at time zone 'Europe/Stockholm')::date then r.opened_at else r.starts_at end`;

const preparation = sql`
  select r.id, r.state, r.version, r.allocation_id, c.id as call_id, c.number as call_number, c.title as call_title, r.body, ${held} as starts_at, r.place, r.chair_id,
    r.opened_at, r.closed_at, r.called_off_reason, r.notes, r.scenario_id, r.rulings, al.scenario_id as proposal_scenario_id, p.name as planned_by, r.demo
  from preparation r join allocation al on al.id = r.allocation_id join call c on c.id = al.call_id join person p on p.id = r.planned_by_id`;

/** The office, and the members who were called while they hold the role. */
const readable = (actor: Actor): Fragment =>
  isStaff(actor)
    ? sql`true`
    : isPreparing(actor)
      ? sql`exists (select 1 from preparation_member vm where vm.preparation_id = r.id and vm.person_id = ${actor.personId}::uuid)`
      : sql`false`;

export const preparations = (actor: Actor): Promise<StoredPreparation[]> =>
  database.many(sql`${preparation} where ${readable(actor)} order by r.starts_at desc, r.id limit 200`);
export const preparationsOfCall = (actor: Actor, callId: string): Promise<StoredPreparation[]> =>
  database.many(sql`${preparation} where c.id = ${callId} and ${readable(actor)} order by r.starts_at desc, r.id`);
export const preparationById = (actor: Actor, id: string): Promise<StoredPreparation | null> =>
  database.maybe(sql`${preparation} where r.id = ${id} and ${readable(actor)}`);

export type PreparedCase = {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly rank: number | null;
  readonly scoreNum: string | null;
  readonly scoreDen: string | null;
  /** how many decimals the call's rules show scores with */
  readonly decimals: number;
  readonly requestedOre: bigint;
  readonly proposedOre: bigint;
  readonly officeReason: string;
  readonly recommendation: Recommendation | null;
  readonly amountOre: bigint;
  readonly reason: string;
  readonly gone: boolean;
  /** criteria with a score that the assessors have agreed on beside their own */
  readonly common: number;
};

/** A case of one's own organisation is not one's own to prepare, though its team may read it as applicants do (KL 6:28). */
const mayPrepare = (actor: Actor): Fragment =>
  sql`(${visibleTo(actor)} and a.organisation_id <> all(${actor.memberships.map((membership) => membership.organisationId)}::uuid[]))`;

/** The cases that this reader may see, in the order of the ranking: before the meeting opens as the proposal lies, then as it was opened. */
export const casesOf = (actor: Actor, id: string): Promise<PreparedCase[]> =>
  database.many(sql`
    select a.id as application_id, a.number, a.title, o.name as organisation, m.name as municipality, l.rank, l.score_num, l.score_den,
      coalesce((ru.rules ->> 'decimals')::int, 2) as decimals, coalesce(a.requested_ore, 0) as requested_ore, coalesce(n.proposed_ore, l.amount_ore, 0) as proposed_ore, coalesce(l.reason, '') as office_reason,
      n.recommendation, coalesce(n.amount_ore, 0) as amount_ore, coalesce(n.reason, '') as reason, a.state = 'withdrawn' as gone,
      (select count(*)::int from moderated_score ms where ms.application_id = a.id and ms.state = 'set') as common
    from preparation r
    join application a on exists (select 1 from preparation_line x where x.preparation_id = r.id and x.application_id = a.id)
      or (r.opened_at is null and exists (select 1 from allocation_line x where x.allocation_id = r.allocation_id and x.application_id = a.id
        and ${undecided(sql`x`)}))
    join organisation o on o.id = a.organisation_id left join municipality m on m.code = o.municipality_code
    left join allocation_line l on l.allocation_id = r.allocation_id and l.application_id = a.id
    left join preparation_line n on n.preparation_id = r.id and n.application_id = a.id
    left join call_rules ru on ru.call_id = a.call_id and ru.version = a.rules_version
    where r.id = ${id} and ${mayPrepare(actor)} order by l.rank nulls last, a.number`);

/** How many cases there are in all, whoever asks: the reader is told that some are hidden, never which. */
export const countOf = async (id: string): Promise<number> =>
  (
    await database.one<{ count: number }>(sql`
    select (case when r.opened_at is null then (select count(*) from allocation_line l where l.allocation_id = r.allocation_id and ${undecided(sql`l`)})
      else (select count(*) from preparation_line n where n.preparation_id = r.id) end)::int as count from preparation r where r.id = ${id}`)
  ).count;

export const members = (id: string) => membersOf(database, id);
export const lines = (id: string) => linesOf(database, id);
export const recusals = (id: string, allocationId: string, closed: boolean): Promise<Recusal[]> =>
  recusalsOf(database, id, allocationId, closed);
export const barred = async (allocationId: string): Promise<string[]> =>
  (
    await database.many<{ personId: string }>(sql`
    select c.person_id from conflict c join allocation_line l on l.application_id = c.application_id
    where l.allocation_id = ${allocationId} and c.state in ('declared', 'confirmed')
    union select ms.person_id from membership ms join application a on a.organisation_id = ms.organisation_id
    join allocation_line l on l.application_id = a.id where l.allocation_id = ${allocationId}`)
  ).map((row) => row.personId);

export type Called = { readonly personId: string; readonly name: string; readonly title: string | null; readonly chair: boolean };

/** The beredning as it stands on a day, its chair first. Its members need not be elected (KL 6:43). */
export const committeeOn = (date: LocalDate): Promise<Called[]> =>
  database.many(sql`
    select p.id as person_id, p.name, p.title, bool_or(pr.role = 'preparation-chair') as chair
    from person p join person_role pr on pr.person_id = p.id
    where pr.role in ('preparation-chair', 'preparation-member') and ${heldOn(date, sql`pr`)} and p.erased_at is null
    group by p.id order by bool_or(pr.role = 'preparation-chair') desc, p.name`);

export type AllocationToPrepare = {
  readonly allocationId: string;
  readonly callId: string;
  readonly callNumber: string;
  readonly callTitle: Bilingual;
  readonly state: string;
};
export const allocationOfCall = (callId: string): Promise<AllocationToPrepare | null> =>
  database.maybe(sql`
    select al.id as allocation_id, c.id as call_id, c.number as call_number, c.title as call_title, al.state
    from allocation al join call c on c.id = al.call_id where c.id = ${callId}`);

/** What the beredning has recommended of one application, as the board and the office meet it. */
export type GivenRecommendation = {
  readonly applicationId: string;
  readonly preparationId: string;
  readonly body: string;
  readonly heldAt: Date;
  readonly recommendation: Recommendation;
  readonly amountOre: bigint;
  readonly proposedOre: bigint;
  readonly reason: string;
};

const given = sql`
  select distinct on (n.application_id) n.application_id, r.id as preparation_id, r.body, ${held} as held_at, n.recommendation, n.amount_ore, n.proposed_ore, n.reason
  from preparation_line n join preparation r on r.id = n.preparation_id and r.state = 'closed'`;

/**
 * The last word of the beredning on each application of an allocation; not what it said of a proposal that the board has sent back and the
 * office has handed over anew. Asked only for cases that the reader has been shown already.
 */
export const recommendationsOf = (db: Executor, allocationIds: readonly string[]): Promise<GivenRecommendation[]> =>
  db.many(sql`
    ${given} where r.allocation_id = any(${[...allocationIds]}::uuid[]) and n.recommendation is not null
      and not exists (select 1 from referral f where f.application_id = n.application_id and f.returned_at > r.closed_at)
    order by n.application_id, r.closed_at desc`);

export const recommendationOn = (actor: Actor, applicationId: string): Promise<GivenRecommendation | null> =>
  database.maybe(sql`
    ${given} join application a on a.id = n.application_id
    where n.application_id = ${applicationId} and n.recommendation is not null and ${mayPrepare(actor)} order by n.application_id, r.closed_at desc`);

export type Invitation = {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly body: string;
  readonly callTitle: Bilingual;
  readonly startsAt: Date;
  readonly place: string;
  readonly reason: string;
};
export const invitation = (db: Executor, id: string, personId: string): Promise<Invitation | null> =>
  db.maybe(sql`
    select p.email, p.name, p.language, r.body, c.title as call_title, r.starts_at, r.place, r.called_off_reason as reason
    from preparation r join preparation_member m on m.preparation_id = r.id join person p on p.id = m.person_id
    join allocation al on al.id = r.allocation_id join call c on c.id = al.call_id
    where r.id = ${id} and p.id = ${personId} and p.erased_at is null`);

/** For reads outside a command. */
export const reading: Executor = database;
