import { type Actor, hasRole, type Role } from "#app/gate/actor.ts";
import type { Rational } from "#app/kernel/rational.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { officeSeesSketch } from "#app/rooms/applications/visibility.server.ts";
import { type AssessmentState, type Claim, type Item, itemsOf, type Score } from "#app/rooms/assessment/assessment.ts";
import type { ConflictState } from "#app/rooms/assessment/conflict.lifecycle.ts";
import type { Proposal } from "#app/rooms/assessment/proposals.ts";
import { proposer } from "#app/rooms/assessment/queries/parties.server.ts";
import {
  assessmentsVisibleTo,
  electedPerson,
  memberCount,
  owesAssessment,
  scoringClosed,
} from "#app/rooms/assessment/queries/sight.server.ts";
import {
  type Bonus,
  bonusOf,
  type Contender,
  strategicContribution,
  type Tallies,
  tally,
  weightedTotal,
  withBonus,
} from "#app/rooms/assessment/ranking.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { scoredKeys } from "#app/rooms/calls/rules.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type CaseAssessment = {
  readonly id: string;
  readonly assessorId: string;
  readonly assessor: string;
  readonly state: AssessmentState;
  readonly version: number;
  readonly dueOn: LocalDate | null;
  readonly submittedAt: Date | null;
  readonly scored: number;
  readonly toScore: number;
  /** how many times it has been handed in */
  readonly editions: number;
  /** only when submitted: what is being written is the assessor's own */
  readonly summary: string;
  readonly scores: readonly Score[];
};

export type CaseConflict = {
  readonly personId: string;
  readonly name: string;
  readonly title: string | null;
  readonly roles: readonly Role[];
  readonly state: ConflictState;
  readonly version: number;
  readonly ground: string;
  readonly reason: string;
  readonly declaredAt: Date;
  readonly ruledBy: string | null;
  readonly ruledAt: Date | null;
  readonly rulingReason: string;
};

export type CaseAssessments = {
  readonly application: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly organisation: string;
    readonly callId: string;
    readonly callTitle: Bilingual;
    readonly state: string;
  };
  /** the reader must submit an assessment of the case first: nothing of the others' is in this answer */
  readonly blind: boolean;
  /** nothing is scored any more: the proposal has been handed over, or the case is decided */
  readonly closed: boolean;
  readonly required: number;
  readonly assessments: readonly CaseAssessment[];
  readonly conflicts: readonly CaseConflict[];
  readonly items: readonly Item[];
  readonly tallies: Tallies;
  /** the bonus of the call added */
  readonly total: Rational | null;
  /** null where the call gives none, and to whoever is blind */
  readonly bonus: Bonus | null;
  readonly strategic: Rational | null;
  readonly decimals: number;
};

type Row = {
  id: string;
  number: string;
  title: string;
  organisation: string;
  callId: string;
  callTitle: Bilingual;
  state: string;
  rulesVersion: number;
  blind: boolean;
  closed: boolean;
  requestedOre: bigint | null;
  totalOre: bigint | null;
  members: number;
  claims: Claim[];
  names: Record<string, Bilingual>;
  assessments: (Omit<CaseAssessment, "scored" | "toScore" | "submittedAt"> & {
    submittedAt: string | null;
    sheetKeys: string;
    conflicted: boolean;
  })[];
  conflicts: (Omit<CaseConflict, "declaredAt" | "ruledAt"> & { declaredAt: string; ruledAt: string | null })[];
};

/** Everything the office knows of a case's assessment, in one statement; null when the reader may not see the case. */
export async function assessmentsOf(actor: Actor, applicationId: string): Promise<CaseAssessments | null> {
  const row = await database.maybe<Row>(sql`
    select a.id, a.number, a.title, o.name as organisation, a.call_id, c.title as call_title, a.state, a.rules_version, a.requested_ore, a.total_ore, ${memberCount} as members,
      ${owesAssessment(actor)} as blind, ${scoringClosed} as closed,
      coalesce((select json_agg(json_build_object('node', h.node_id, 'basisPoints', h.basis_points)) from application_share h where h.application_id = a.id), '[]') as claims,
      coalesce((select json_object_agg(f.id, json_build_object('sv', f.title_sv, 'en', f.title_en))
        from application_share h join framework_node f on f.id = h.node_id where h.application_id = a.id), '{}') as names,
      coalesce((select json_agg(json_build_object('id', s.id, 'assessorId', s.assessor_id, 'assessor', p.name, 'state', s.state, 'version', s.version,
          'dueOn', s.due_on, 'submittedAt', s.submitted_at,
          'editions', (select count(*) from assessment_edition e where e.assessment_id = s.id), 'sheetKeys', s.sheet_keys, 'summary', case when s.state = 'submitted' then s.summary else '' end,
          'conflicted', exists (select 1 from conflict sc where sc.person_id = s.assessor_id and sc.application_id = a.id and sc.state in ('declared', 'confirmed')),
          'scores', case when s.state = 'submitted' then coalesce((
            select json_agg(json_build_object('key', v.criterion, 'value', v.value, 'notAssessable', v.not_assessable, 'motivation', v.motivation))
            from score v where v.assessment_id = s.id), '[]') else '[]' end) order by s.assigned_at, p.name)
        from assessment s join person p on p.id = s.assessor_id where s.application_id = a.id), '[]') as assessments,
      coalesce((select json_agg(json_build_object('personId', k.person_id, 'name', p.name, 'title', p.title, 'state', k.state, 'version', k.version, 'ground', k.ground,
          'reason', k.reason, 'declaredAt', k.declared_at, 'ruledBy', coalesce(r.name, nullif(k.ruled_by_body, '')), 'ruledAt', k.ruled_at, 'rulingReason', k.ruling_reason,
          'roles', array(select pr.role from person_role pr where pr.person_id = p.id order by pr.role)) order by k.declared_at)
        from conflict k join person p on p.id = k.person_id left join person r on r.id = k.ruled_by_id where k.application_id = a.id), '[]') as conflicts
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
    where a.id = ${applicationId} and ${assessmentsVisibleTo(actor)}`);
  if (!row) return null;
  const rules = await rulesVersion(row.callId, row.rulesVersion);
  const keys = scoredKeys(
    rules,
    row.claims.map(({ node }) => node),
  );
  const counted = row.assessments.filter(({ state, conflicted }) => state === "submitted" && !conflicted);
  const tallies = row.blind ? {} : tally(counted.map(({ scores }) => ({ counts: true, scores })));
  const contender: Contender = {
    applicationId: row.id,
    eligibility: "passed",
    submitted: counted.length,
    tallies,
    shares: row.claims,
    municipalities: 0,
    members: row.members,
    requestedOre: row.requestedOre ?? 0n,
    totalOre: row.totalOre ?? 0n,
  };
  return {
    application: {
      id: row.id,
      number: row.number,
      title: row.title,
      organisation: row.organisation,
      callId: row.callId,
      callTitle: row.callTitle,
      state: row.state,
    },
    blind: row.blind,
    closed: row.closed,
    required: rules.assessorsPerApplication,
    assessments: row.assessments
      .filter(({ assessorId }) => !row.blind || assessorId === actor.personId)
      .map(({ sheetKeys, conflicted, submittedAt, ...one }) => ({
        ...one,
        state: conflicted ? "recused" : one.state,
        submittedAt: submittedAt === null ? null : new Date(submittedAt),
        scored: keys.filter((key) => sheetKeys.split(" ").includes(key)).length,
        toScore: keys.length,
      })),
    conflicts: row.conflicts.map((one) => ({
      ...one,
      declaredAt: new Date(one.declaredAt),
      ruledAt: one.ruledAt === null ? null : new Date(one.ruledAt),
    })),
    items: itemsOf(rules, row.claims, row.names),
    tallies,
    total: row.blind ? null : withBonus(weightedTotal(rules, contender), bonusOf(rules, contender)),
    bonus: row.blind || rules.bonus === null ? null : bonusOf(rules, contender),
    strategic: row.blind ? null : strategicContribution(rules, contender),
    decimals: rules.decimals,
  };
}

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  /** assessments not yet submitted, over all calls */
  readonly open: number;
  readonly inCall: number;
  readonly proposals: readonly Proposal[];
};

/** Assessors in office who are not yet on the case and have not declared a conflict in it, least burdened first. */
export async function candidates(actor: Actor, applicationId: string): Promise<Candidate[]> {
  if (!hasRole(actor, "officer")) return [];
  const people = await database.many<Omit<Candidate, "proposals">>(sql`
    select p.id, p.name, p.title,
      (select count(*)::int from assessment s where s.assessor_id = p.id and s.state in ('assigned', 'begun')) as open,
      (select count(*)::int from assessment s join application b on b.id = s.application_id where s.assessor_id = p.id and b.call_id = a.call_id and s.state not in ('recused', 'released')) as in_call
    from application a cross join person p
    where a.id = ${applicationId} and ${assessmentsVisibleTo(actor)} and not ${scoringClosed} and p.erased_at is null
      and exists (select 1 from person_role r where r.person_id = p.id and r.role = 'assessor' and ${heldToday()})
      and not exists (select 1 from assessment s where s.application_id = a.id and s.assessor_id = p.id and s.state <> 'released')
      and not exists (select 1 from conflict k where k.application_id = a.id and k.person_id = p.id and k.state in ('declared', 'confirmed'))
      and not exists (select 1 from membership m where m.organisation_id = a.organisation_id and m.person_id = p.id)
    order by open, p.name collate "sv-x-icu"`);
  if (people.length === 0) return [];
  const proposals = await proposer(
    people.map(({ id }) => id),
    [applicationId],
  );
  return people.map((person) => ({ ...person, proposals: proposals(person.id, applicationId) }));
}

export type ConflictView = {
  readonly application: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly organisation: string /** only its idea sketch has come in */;
    readonly sketch: boolean;
  };
  readonly person: { readonly id: string; readonly name: string; readonly title: string | null };
  readonly own: boolean;
  /** sits in a body that decides the question itself */
  readonly elected: boolean;
  readonly conflict: Omit<CaseConflict, "name" | "title" | "roles" | "personId"> | null;
  readonly proposals: readonly Proposal[];
};

/** One person's standing in a case, for the officer who rules or for the person themselves; a hidden case answers null. */
export async function conflictOf(actor: Actor, applicationId: string, personId: string): Promise<ConflictView | null> {
  const row = await database.maybe<{
    id: string;
    number: string;
    title: string;
    organisation: string;
    sketch: boolean;
    personName: string;
    personTitle: string | null;
    elected: boolean;
    state: ConflictState | null;
    version: number;
    ground: string;
    reason: string;
    declaredAt: Date;
    ruledBy: string | null;
    ruledAt: Date | null;
    rulingReason: string;
  }>(sql`
    select a.id, coalesce(a.number, h.number) as number, case when a.submitted_at is null then h.title else a.title end as title, a.submitted_at is null as sketch,
      o.name as organisation, p.name as person_name, p.title as person_title, ${electedPerson()} as elected, k.state, k.version, k.ground, k.reason, k.declared_at,
      coalesce(r.name, nullif(k.ruled_by_body, '')) as ruled_by, k.ruled_at, k.ruling_reason
    from application a join organisation o on o.id = a.organisation_id join person p on p.id = ${personId} left join sketch h on h.application_id = a.id
      left join conflict k on k.application_id = a.id and k.person_id = p.id left join person r on r.id = k.ruled_by_id
    where a.id = ${applicationId} and (${assessmentsVisibleTo(actor)} or (a.submitted_at is null and ${officeSeesSketch(actor)})) and (k.state is not null or p.id = ${actor.personId})`);
  if (!row) return null;
  const proposals = await proposer([personId], [applicationId]);
  const { state, version, ground, reason, declaredAt, ruledBy, ruledAt, rulingReason } = row;
  return {
    application: { id: row.id, number: row.number, title: row.title, organisation: row.organisation, sketch: row.sketch },
    person: { id: personId, name: row.personName, title: row.personTitle },
    own: personId === actor.personId,
    elected: row.elected,
    conflict: state === null ? null : { state, version, ground, reason, declaredAt, ruledBy, ruledAt, rulingReason },
    proposals: proposals(personId, applicationId),
  };
}
