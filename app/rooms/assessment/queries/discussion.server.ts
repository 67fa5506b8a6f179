import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import { type Rational, rational } from "#app/kernel/rational.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import { withoutConflict } from "#app/rooms/applications/visibility.server.ts";
import { awaitsDecision } from "#app/rooms/assessment/advisory.store.server.ts";
import type { Claim, Score, ShownAssessor } from "#app/rooms/assessment/assessment.ts";
import type { PostState } from "#app/rooms/assessment/discussion.lifecycle.ts";
import type { EarlierModeratedScore, ModeratedScore, Post } from "#app/rooms/assessment/discussion.ts";
import type { ModeratedScores } from "#app/rooms/assessment/moderated-score.ts";
import {
  assessmentsVisibleTo,
  assessorNumber,
  counts,
  memberCount,
  othersRule,
  owesAssessment,
} from "#app/rooms/assessment/queries/sight.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

/**
 * Who reads what is said about a case, as a condition on `application a`: the office, and those who have submitted an assessment of it
 * unless the call never shows them each other's. Never one who has an assessment left, whoever has a conflict of interest, or the applicant's own people.
 */
const reads = (actor: Actor): Fragment => {
  const assessed = hasRole(actor, "assessor")
    ? sql`exists (select 1 from assessment own where own.application_id = a.id and own.assessor_id = ${actor.personId}::uuid and own.state = 'submitted') and ${othersRule} <> 'never'`
    : sql`false`;
  const teams = actor.memberships.map(({ organisationId }) => organisationId);
  return sql`((${assessmentsVisibleTo(actor)} or ${assessed}) and not ${owesAssessment(actor)} and ${withoutConflict(actor)}
    and a.organisation_id <> all(${teams}::uuid[]) and a.submitted_at is not null)`;
};

/** A person as this reader is shown them: the office sees names, and an assessor as the call says. An officer is no assessor and has a name. */
const shown = (actor: Actor, person: Fragment, name: Fragment): Fragment =>
  isStaff(actor)
    ? sql`to_jsonb(${name})`
    : sql`coalesce(case when ${othersRule} = 'unnamed' then to_jsonb(${assessorNumber(person)}) end, to_jsonb(${name}))`;

export type DiscussedCase = {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly callId: string;
  readonly callTitle: Bilingual;
  readonly rulesVersion: number;
  readonly claims: readonly Claim[];
  readonly names: Readonly<Record<string, Bilingual>>;
  readonly submitted: number;
  readonly left: number;
  readonly awaitsDecision: boolean;
  readonly members: number;
  readonly requestedOre: bigint;
  readonly totalOre: bigint;
  readonly sheets: readonly {
    readonly assessor: ShownAssessor;
    readonly own: boolean;
    readonly summary: string;
    readonly scores: readonly Score[];
  }[];
};

/** The case with the assessments that count; null when it is hidden from this reader, or nobody may know of it yet. */
export const discussedCase = (actor: Actor, applicationId: string): Promise<DiscussedCase | null> =>
  database.maybe(sql`
    select a.id as application_id, a.number, a.title, o.name as organisation, a.call_id, c.title as call_title, a.rules_version, ${awaitsDecision} as awaits_decision,
      ${memberCount} as members, coalesce(a.requested_ore, 0) as requested_ore, coalesce(a.total_ore, 0) as total_ore,
      coalesce((select json_agg(json_build_object('node', h.node_id, 'basisPoints', h.basis_points)) from application_share h where h.application_id = a.id), '[]') as claims,
      coalesce((select json_object_agg(f.id, json_build_object('sv', f.title_sv, 'en', f.title_en))
        from application_share h join framework_node f on f.id = h.node_id where h.application_id = a.id), '{}') as names,
      (select count(*)::int from assessment s where s.application_id = a.id and ${counts}) as submitted,
      (select count(*)::int from assessment s where s.application_id = a.id and s.state in ('assigned', 'begun') and not exists (
        select 1 from conflict lc where lc.person_id = s.assessor_id and lc.application_id = a.id and lc.state in ('declared', 'confirmed'))) as left,
      coalesce((select json_agg(json_build_object('assessor', ${shown(actor, sql`s.assessor_id`, sql`p.name`)}, 'own', s.assessor_id = ${actor.personId}, 'summary', s.summary, 'scores', coalesce((
          select json_agg(json_build_object('key', v.criterion, 'value', v.value, 'notAssessable', v.not_assessable, 'motivation', v.motivation))
          from score v where v.assessment_id = s.id), '[]')) order by ${shown(actor, sql`s.assessor_id`, sql`p.name`)})
        from assessment s join person p on p.id = s.assessor_id where s.application_id = a.id and ${counts}), '[]') as sheets
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
    where a.id = ${applicationId} and ${reads(actor)}`);

/** The application behind one of the reader's own submitted assessments. */
export const caseOfAssessment = async (actor: Actor, assessmentId: string): Promise<string | null> =>
  (
    await database.maybe<{ applicationId: string }>(sql`
      select s.application_id from assessment s join application a on a.id = s.application_id
      where s.id = ${assessmentId} and s.assessor_id = ${actor.personId} and s.state = 'submitted' and a.state in ('submitted', 'returned') and ${reads(actor)}`)
  )?.applicationId ?? null;

export async function postsIn(actor: Actor, applicationId: string): Promise<Post[]> {
  const rows = await database.many<{
    id: string;
    state: PostState;
    version: number;
    authorId: string;
    author: ShownAssessor;
    words: string | null;
    postedAt: Date;
    turnedAt: Date | null;
    turnedBy: ShownAssessor | null;
    inConflict: boolean;
  }>(sql`
    select d.id, d.state, d.version, d.author_id, ${shown(actor, sql`d.author_id`, sql`p.name`)} as author, d.posted_at, d.turned_at, ${shown(actor, sql`d.turned_by_id`, sql`t.name`)} as turned_by, k.yes as in_conflict,
      case when k.yes then null else d.words end as words
    from discussion_post d join application a on a.id = d.application_id join person p on p.id = d.author_id left join person t on t.id = d.turned_by_id
      cross join lateral (select exists (
        select 1 from conflict x where x.person_id = d.author_id and x.application_id = a.id and x.state in ('declared', 'confirmed')) as yes) k
    where a.id = ${applicationId} and ${reads(actor)} order by d.posted_at, d.id`);
  return rows.map(({ authorId, turnedAt, turnedBy, ...row }) => ({
    ...row,
    own: authorId === actor.personId,
    turned: turnedAt && turnedBy ? { at: turnedAt, by: turnedBy } : null,
  }));
}

export type ModeratedScoresOfCase = {
  readonly standing: readonly ModeratedScore[];
  readonly earlier: readonly EarlierModeratedScore[];
  /** by criterion: what a form must carry */
  readonly versions: Readonly<Record<string, number>>;
};

export async function moderatedScoresIn(actor: Actor, applicationId: string): Promise<ModeratedScoresOfCase> {
  const rows = await database.many<{
    key: string;
    state: "set" | "replaced" | "taken-back";
    value: number;
    reason: string;
    by: string;
    at: Date;
    endedBy: string | null;
    endedAt: Date | null;
    endReason: string | null;
    overtaken: boolean;
  }>(sql`
    select m.criterion as key, m.state, m.value, m.reason, p.name as by, m.set_at as at, e.name as ended_by, m.ended_at, m.end_reason,
      exists (select 1 from assessment s where s.application_id = a.id and s.state = 'submitted' and s.submitted_at > m.set_at) as overtaken
    from moderated_score m join application a on a.id = m.application_id join person p on p.id = m.set_by_id left join person e on e.id = m.ended_by_id
    where a.id = ${applicationId} and ${reads(actor)} order by m.set_at, m.id`);
  const versions: Record<string, number> = {};
  for (const { key, state } of rows) versions[key] = (versions[key] ?? 0) + (state === "taken-back" ? 2 : 1);
  return {
    versions,
    standing: rows
      .filter(({ state }) => state === "set")
      .map(({ key, value, reason, by, at, overtaken }) => ({ key, value, reason, by, at, overtaken })),
    earlier: rows.flatMap(({ key, value, reason, by, at, endedAt, endedBy, endReason }) =>
      endedAt && endedBy ? [{ key, value, reason, by, at, ended: { at: endedAt, by: endedBy, reason: endReason } }] : [],
    ),
  };
}

/** Those that stand in a call, by application: of the cases that this reader may see and owes nothing in. */
export async function moderatedScoresOfCall(actor: Actor, callId: string): Promise<ReadonlyMap<string, ModeratedScores>> {
  const rows = await database.many<{ applicationId: string; scores: Record<string, number> }>(sql`
    select a.id as application_id, json_object_agg(m.criterion, m.value) as scores from moderated_score m join application a on a.id = m.application_id
    where a.call_id = ${callId} and m.state = 'set' and ${reads(actor)} group by a.id`);
  return new Map(rows.map(({ applicationId, scores }) => [applicationId, scores]));
}

export type CommonScore = {
  readonly criterion: string;
  readonly value: number;
  readonly reason: string;
  readonly mean: Rational | null;
};
type CommonRow = { criterion: string; value: number; reason: string; sum: number; count: number };

/** The common scores that stand in a case, each beside the mean of the independent ones; the caller has shown that the reader may see the case. */
export async function commonScoresIn(applicationId: string): Promise<{
  readonly callId: string;
  readonly rulesVersion: number;
  readonly claims: readonly Claim[];
  readonly names: Readonly<Record<string, Bilingual>>;
  readonly scores: readonly CommonScore[];
} | null> {
  const row = await database.maybe<{
    callId: string;
    rulesVersion: number;
    claims: Claim[];
    names: Record<string, Bilingual>;
    scores: CommonRow[];
  }>(sql`
    select a.call_id, a.rules_version,
      coalesce((select json_agg(json_build_object('node', h.node_id, 'basisPoints', h.basis_points)) from application_share h where h.application_id = a.id), '[]') as claims,
      coalesce((select json_object_agg(f.id, json_build_object('sv', f.title_sv, 'en', f.title_en))
        from application_share h join framework_node f on f.id = h.node_id where h.application_id = a.id), '{}') as names,
      coalesce((select json_agg(json_build_object('criterion', m.criterion, 'value', m.value, 'reason', m.reason, 'sum', coalesce(t.sum, 0), 'count', coalesce(t.count, 0)))
        from moderated_score m left join lateral (select sum(v.value)::int as sum, count(v.value)::int as count from score v join assessment s on s.id = v.assessment_id
          where s.application_id = a.id and v.criterion = m.criterion and ${counts}) t on true
        where m.application_id = a.id and m.state = 'set'), '[]') as scores
    from application a where a.id = ${applicationId}`);
  return (
    row && {
      ...row,
      scores: row.scores.map(({ sum, count, ...one }) => ({
        ...one,
        mean: count > 0 ? rational(BigInt(sum), BigInt(count)) : null,
      })),
    }
  );
}
