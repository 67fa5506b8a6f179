import { type Actor, hasRole } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { type AssessmentState, type Claim, type Item, itemsOf, type Score } from "#app/rooms/assessment/assessment.ts";
import { assessmentsVisibleTo, owesAssessment } from "#app/rooms/assessment/queries/sight.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type Edition = {
  readonly number: number;
  readonly submittedAt: Date;
  /** why the edition before it was opened again, and by whom; empty for the first */
  readonly reopenedFor: string;
  readonly reopenedBy: string | null;
  readonly scores: readonly Score[];
  readonly summary: string;
};

export type AssessmentEditions = {
  readonly application: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly organisation: string;
  };
  readonly assessor: string;
  /** `recused` also while a declared conflict of interest waits for its ruling: the versions count nowhere and are kept all the same */
  readonly state: AssessmentState;
  /** opened again and not handed in since */
  readonly reopened: { readonly reason: string; readonly by: string } | null;
  readonly items: readonly Item[];
  /** newest first */
  readonly editions: readonly Edition[];
};

type Row = {
  id: string;
  number: string;
  title: string;
  organisation: string;
  callId: string;
  rulesVersion: number;
  assessor: string;
  state: AssessmentState;
  reopenedFor: string;
  reopenedBy: string | null;
  claims: Claim[];
  names: Record<string, Bilingual>;
  editions: (Omit<Edition, "submittedAt"> & { submittedAt: string })[];
};

/**
 * Every version of one assessment that has been handed in. For an officer and an auditor, with the case hidden as everywhere else by their own
 * conflict of interest, and until they have handed in what they themselves owe. What is being written is in no version.
 */
export async function editionsOf(actor: Actor, applicationId: string, assessmentId: string): Promise<AssessmentEditions | null> {
  if (!hasRole(actor, "officer") && !hasRole(actor, "auditor")) return null;
  const row = await database.maybe<Row>(sql`
    select a.id, a.number, a.title, o.name as organisation, a.call_id, a.rules_version, p.name as assessor, s.reopened_for, r.name as reopened_by,
      case when exists (select 1 from conflict k where k.person_id = s.assessor_id and k.application_id = a.id and k.state in ('declared', 'confirmed'))
        then 'recused' else s.state end as state,
      coalesce((select json_agg(json_build_object('node', h.node_id, 'basisPoints', h.basis_points)) from application_share h where h.application_id = a.id), '[]') as claims,
      coalesce((select json_object_agg(f.id, json_build_object('sv', f.title_sv, 'en', f.title_en))
        from application_share h join framework_node f on f.id = h.node_id where h.application_id = a.id), '{}') as names,
      coalesce((select json_agg(json_build_object('number', e.number, 'submittedAt', e.submitted_at, 'reopenedFor', e.reopened_for, 'reopenedBy', q.name,
          'scores', e.scores, 'summary', e.summary) order by e.number desc)
        from assessment_edition e left join person q on q.id = e.reopened_by_id where e.assessment_id = s.id), '[]') as editions
    from assessment s join application a on a.id = s.application_id join organisation o on o.id = a.organisation_id join person p on p.id = s.assessor_id
      left join person r on r.id = s.reopened_by_id
    where s.id = ${assessmentId} and a.id = ${applicationId} and ${assessmentsVisibleTo(actor)} and not ${owesAssessment(actor)}`);
  if (!row) return null;
  const { id, number, title, organisation, assessor, state } = row;
  return {
    application: { id, number, title, organisation },
    assessor,
    state,
    reopened: state === "begun" && row.reopenedBy !== null ? { reason: row.reopenedFor, by: row.reopenedBy } : null,
    items: itemsOf(await rulesVersion(row.callId, row.rulesVersion), row.claims, row.names),
    editions: row.editions.map(({ submittedAt, ...edition }) => ({ ...edition, submittedAt: new Date(submittedAt) })),
  };
}
