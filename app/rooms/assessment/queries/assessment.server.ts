import type { Actor } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { Attachment } from "#app/rooms/applications/attachment.ts";
import { attachmentsOfCase } from "#app/rooms/applications/attachments.server.ts";
import { readSealed, type Sealed } from "#app/rooms/applications/sealing.ts";
import { withoutConflict } from "#app/rooms/applications/visibility.server.ts";
import {
  type Claim,
  type Item,
  itemsOf,
  type Left,
  left,
  type Score,
  type ShownAssessor,
} from "#app/rooms/assessment/assessment.ts";
import type { Proposal } from "#app/rooms/assessment/proposals.ts";
import { proposer } from "#app/rooms/assessment/queries/parties.server.ts";
import { assessorNumber, othersRule, scoringClosed } from "#app/rooms/assessment/queries/sight.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { OthersScores } from "#app/rooms/calls/rules.ts";
import type { Bilingual } from "#app/texts/language.ts";

type Common = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly number: string;
  readonly organisation: string;
  readonly call: { readonly number: string; readonly title: Bilingual };
  readonly dueOn: LocalDate | null;
  /** nothing is scored any more: the proposal has been handed over, or the case is decided */
  readonly closed: boolean;
};

/** The reader's own working notes; `weededAt`: emptied since the case is decided. */
export type OwnNote = { readonly words: string; readonly weededAt: Date | null };
export type OtherSheet = { readonly assessor: ShownAssessor; readonly summary: string; readonly scores: readonly Score[] };

/** Before the declaration: title and organisation, nothing else. */
export type AssessmentToDeclare = Common & { readonly stage: "declare"; readonly proposals: readonly Proposal[] };
export type AssessmentToScore = Common & {
  readonly stage: "score";
  readonly content: Sealed | null;
  /** when the content was completed at the office's request; null when it is as it first came in */
  readonly completedAt: Date | null;
  readonly attachments: readonly Attachment[];
  readonly items: readonly Item[];
  readonly scores: readonly Score[];
  readonly summary: string;
  readonly note: OwnNote;
  /** what is shown of the others', and to them of this one, when it is submitted */
  readonly othersScores: OthersScores;
  readonly left: Left;
};
export type SubmittedAssessment = Omit<AssessmentToScore, "stage" | "left"> & {
  readonly stage: "submitted";
  readonly submittedAt: Date;
  readonly others: readonly OtherSheet[];
  /** other assessors who have not submitted yet; none where the call never shows the others' */
  readonly awaited: number;
};
export type AssessmentView = AssessmentToDeclare | AssessmentToScore | SubmittedAssessment;

type Row = {
  id: string;
  state: "assigned" | "begun" | "submitted";
  version: number;
  dueOn: LocalDate | null;
  closed: boolean;
  submittedAt: Date | null;
  summary: string;
  note: string | null;
  weededAt: Date | null;
  applicationId: string;
  title: string;
  number: string;
  organisation: string;
  callId: string;
  rulesVersion: number;
  callNumber: string;
  callTitle: Bilingual;
  content: string | null;
  completedAt: Date | null;
  claims: Claim[];
  names: Record<string, Bilingual>;
  scores: Score[];
  others: OtherSheet[];
  awaited: number;
};

const scoresOf = (assessment: "s" | "x") => sql`coalesce((
  select json_agg(json_build_object('key', v.criterion, 'value', v.value, 'notAssessable', v.not_assessable, 'motivation', v.motivation))
  from score v where v.assessment_id = ${assessment === "s" ? sql`s.id` : sql`x.id`}), '[]')`;

/**
 * The reader's own assessment in one statement. The content opens with the declaration of no conflict; the others' scores, and how many
 * there are, with the reader's own submission and as the call says. A conflict of interest hides it all again.
 */
export async function assessment(actor: Actor, id: string): Promise<AssessmentView | null> {
  const teams = actor.memberships.map((membership) => membership.organisationId);
  const row = await database.maybe<Row>(sql`
    select s.id, s.state, s.version, s.due_on, s.submitted_at, s.summary, w.words as note, w.weeded_at, ${scoringClosed} as closed, s.application_id, a.title, a.number, a.call_id, a.rules_version,
      o.name as organisation, c.number as call_number, c.title as call_title,
      case when s.state <> 'assigned' then (select n.content from application_snapshot n where n.application_id = a.id order by n.number desc limit 1) end as content,
      (select max(k.closed_at) from application_completion k where k.application_id = a.id and k.state = 'completed') as completed_at,
      coalesce((select json_agg(json_build_object('node', h.node_id, 'basisPoints', h.basis_points)) from application_share h where h.application_id = a.id), '[]') as claims,
      coalesce((select json_object_agg(f.id, json_build_object('sv', f.title_sv, 'en', f.title_en))
        from application_share h join framework_node f on f.id = h.node_id where h.application_id = a.id), '{}') as names,
      ${scoresOf("s")} as scores,
      case when s.state = 'submitted' and r.rule <> 'never' then coalesce((
        select json_agg(json_build_object('assessor', case when r.rule = 'named' then to_jsonb(p.name) else to_jsonb(${assessorNumber(sql`x.assessor_id`)}) end,
          'summary', x.summary, 'scores', ${scoresOf("x")}) order by case when r.rule = 'named' then p.name end, ${assessorNumber(sql`x.assessor_id`)})
        from assessment x join person p on p.id = x.assessor_id
        where x.application_id = a.id and x.id <> s.id and x.state = 'submitted' and not exists (
          select 1 from conflict xc where xc.person_id = x.assessor_id and xc.application_id = a.id and xc.state in ('declared', 'confirmed'))), '[]') else '[]' end as others,
      case when s.state = 'submitted' and r.rule <> 'never' then (select count(*)::int from assessment x where x.application_id = a.id and x.state in ('assigned', 'begun')) else 0 end as awaited
    from assessment s join application a on a.id = s.application_id join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id left join working_note w on w.assessment_id = s.id
      cross join lateral (select ${othersRule} as rule) r
    where s.id = ${id} and s.assessor_id = ${actor.personId} and s.state in ('assigned', 'begun', 'submitted') and a.state in ('submitted', 'returned')
      and a.organisation_id <> all(${teams}::uuid[]) and ${withoutConflict(actor)}`);
  if (!row) return null;
  const common: Common = {
    id: row.id,
    version: row.version,
    title: row.title,
    number: row.number,
    organisation: row.organisation,
    call: { number: row.callNumber, title: row.callTitle },
    dueOn: row.dueOn,
    closed: row.closed,
  };
  if (row.state === "assigned") {
    const proposals = await proposer([actor.personId], [row.applicationId]);
    return { ...common, stage: "declare", proposals: proposals(actor.personId, row.applicationId) };
  }
  const rules = await rulesVersion(row.callId, row.rulesVersion);
  const shared = {
    ...common,
    content: row.content === null ? null : readSealed(row.content),
    completedAt: row.completedAt,
    attachments: await attachmentsOfCase(actor, row.applicationId),
    items: itemsOf(rules, row.claims, row.names),
    scores: row.scores,
    summary: row.summary,
    note: { words: row.note ?? "", weededAt: row.weededAt },
    othersScores: rules.othersScores,
  };
  return row.state === "submitted"
    ? { ...shared, stage: "submitted", submittedAt: row.submittedAt as Date, others: row.others, awaited: row.awaited }
    : {
        ...shared,
        stage: "score",
        left: left(
          rules,
          row.claims.map(({ node }) => node),
          row.scores,
          row.summary,
        ),
      };
}
