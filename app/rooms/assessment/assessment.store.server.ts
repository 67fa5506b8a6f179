import { type Actor, hasRole, isBoard, isPreparing, isStaff } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import type { Undisclosed } from "#app/kernel/undisclosed.ts";
import { type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import {
  type AssessmentCommand,
  type AssessmentRelation,
  assessmentLifecycle,
} from "#app/rooms/assessment/assessment.lifecycle.ts";
import type { AssessmentState, Score } from "#app/rooms/assessment/assessment.ts";
import {
  type ConflictCommand,
  type ConflictRelation,
  type ConflictState,
  conflictLifecycle,
  hides,
} from "#app/rooms/assessment/conflict.lifecycle.ts";
import type { AssessmentEvent, AssessmentSubject, ConflictEvent, ConflictSubject } from "#app/rooms/assessment/events.ts";
import { electedPerson, scoringClosed } from "#app/rooms/assessment/queries/sight.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";

/** People who must not see the case (on `application a`): a declared or confirmed conflict, and the applicant's own team. */
const barred: Fragment = sql`array(
  select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')
  union all select m.person_id::text from membership m where m.organisation_id = a.organisation_id)`;

type AssessmentRow = {
  id: string;
  state: AssessmentState;
  version: number;
  applicationId: string;
  assessorId: string;
  sheetKeys: string;
  summary: string;
  callId: string;
  rulesVersion: number;
  applicationState: string;
  closed: boolean;
  claimed: string[];
  barred: string[];
};

const words = (line: string) => (line === "" ? [] : line.split(" "));
const isOpen = (state: string) => state === "submitted" || state === "returned";

/** One statement brings everything that a save needs; the row is locked until commit, so two saves come after each other. */
async function load(tx: Executor, id: string): Promise<AssessmentSubject | null> {
  const row = await tx.maybe<AssessmentRow>(sql`
    select s.id, s.state, s.version, s.application_id, s.assessor_id, s.sheet_keys, s.summary, a.call_id, a.rules_version, a.state as application_state, ${scoringClosed} as closed,
      array(select node_id from application_share h where h.application_id = a.id) as claimed, ${barred} as barred
    from assessment s join application a on a.id = s.application_id where s.id = ${id} for update of s`);
  if (!row) return null;
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    applicationId: row.applicationId,
    assessorId: row.assessorId,
    rules: await rulesVersion(row.callId, row.rulesVersion),
    claimed: row.claimed,
    scored: words(row.sheetKeys),
    scores: [],
    summary: row.summary,
    note: "",
    barred: row.barred,
    open: isOpen(row.applicationState),
    closed: row.closed,
  };
}

/** For the whole form, which saves only what differs. */
export async function loadWithScores(tx: Executor, id: string): Promise<AssessmentSubject | null> {
  const subject = await load(tx, id);
  if (!subject) return null;
  const scores = await tx.many<Score>(sql`
    select criterion as key, value, not_assessable, motivation from score where assessment_id = ${id}`);
  const note = await tx.maybe<{ words: string }>(sql`select words from working_note where assessment_id = ${id}`);
  return { ...subject, scores, note: note?.words ?? "" };
}

/** The surroundings of an assessment that is about to be assigned; the application's row is locked against a second officer. */
export const loadAssignment =
  (applicationId: string, assessorId: string) =>
  async (tx: Executor, id: string): Promise<AssessmentSubject | null> => {
    const row = await tx.maybe<
      Omit<AssessmentRow, "id" | "state" | "version" | "assessorId" | "sheetKeys"> & {
        isAssessor: boolean;
        assigned: boolean;
        releasedId: string | null;
        releasedVersion: number | null;
        conflicted: boolean;
        inTeam: boolean;
        eligibility: string | null;
      }
    >(sql`
      select a.id as application_id, a.call_id, a.rules_version, a.state as application_state, ${scoringClosed} as closed,
        array(select node_id from application_share h where h.application_id = a.id) as claimed, ${barred} as barred,
        exists (select 1 from person_role g join person p on p.id = g.person_id where g.person_id = ${assessorId} and g.role = 'assessor'
          and ${heldToday(sql`g`)} and p.erased_at is null) as is_assessor,
        exists (select 1 from assessment s where s.application_id = a.id and s.assessor_id = ${assessorId} and s.state <> 'released') as assigned,
        r.id as released_id, r.version as released_version,
        exists (select 1 from conflict c where c.application_id = a.id and c.person_id = ${assessorId} and c.state in ('declared', 'confirmed')) as conflicted,
        exists (select 1 from membership m where m.organisation_id = a.organisation_id and m.person_id = ${assessorId}) as in_team,
        (select e.state from eligibility_check e where e.application_id = a.id) as eligibility
      from application a left join assessment r on r.application_id = a.id and r.assessor_id = ${assessorId} and r.state = 'released'
      where a.id = ${applicationId} and a.submitted_at is not null for no key update of a`);
    if (!row) return null;
    const unfit = !row.isAssessor
      ? "not-an-assessor"
      : row.assigned
        ? "already-assigned"
        : row.conflicted
          ? "has-conflict"
          : row.inTeam
            ? "in-team"
            : row.eligibility === "failed"
              ? "not-eligible"
              : null;
    return {
      // Who was released and is asked again goes on with the same assessment.
      id: row.releasedId ?? id,
      state: row.releasedId ? "released" : "absent",
      version: row.releasedVersion ?? 0,
      applicationId,
      assessorId,
      rules: await rulesVersion(row.callId, row.rulesVersion),
      claimed: row.claimed,
      scored: [],
      scores: [],
      summary: "",
      note: "",
      barred: row.barred,
      open: isOpen(row.applicationState),
      closed: row.closed,
      unfit,
    };
  };

function relationsTo(subject: AssessmentSubject, actor: Actor): AssessmentRelation[] {
  if (!subject.open || subject.barred.includes(actor.personId)) return [];
  return [
    ...(subject.assessorId === actor.personId && subject.state !== "absent" ? (["assigned-assessor"] as const) : []),
    ...(hasRole(actor, "officer") ? (["officer"] as const) : isStaff(actor) ? (["staff"] as const) : []),
  ];
}

const declareNone = (tx: Executor, personId: string, applicationId: string, at: Date) =>
  tx.run(sql`
    insert into conflict (person_id, application_id, state, declared_at) values (${personId}, ${applicationId}, 'none', ${at})
    on conflict (person_id, application_id) do update set version = conflict.version + 1,
      state = case when conflict.state = 'dismissed' then 'dismissed' else 'none' end, declared_at = excluded.declared_at`);

const declareConflict = (
  tx: Executor,
  personId: string,
  applicationId: string,
  { ground, reason }: { ground: string; reason: Undisclosed },
  at: Date,
) =>
  tx.run(sql`
    insert into conflict (person_id, application_id, state, ground, reason, declared_at) values (${personId}, ${applicationId}, 'declared', ${ground}, ${reason.text}, ${at})
    on conflict (person_id, application_id) do update set version = conflict.version + 1, state = 'declared', ground = excluded.ground, reason = excluded.reason,
      declared_at = excluded.declared_at, ruled_by_id = null, ruled_at = null, ruling_reason = ''`);

/** What is handed in is kept as it was, whatever a reopening brings. */
const keepEdition = (tx: Executor, id: string, at: Date) =>
  tx.run(sql`
    insert into assessment_edition (assessment_id, number, scores, summary, submitted_at, reopened_for, reopened_by_id)
    select s.id, (select count(*)::int from assessment_edition e where e.assessment_id = s.id) + 1,
      coalesce((select jsonb_agg(jsonb_build_object('key', v.criterion, 'value', v.value, 'notAssessable', v.not_assessable, 'motivation', v.motivation) order by v.criterion)
        from score v where v.assessment_id = s.id), '[]'), s.summary, ${at}, s.reopened_for, s.reopened_by_id
    from assessment s where s.id = ${id}`);

/** Scores and the assessment's own row in one statement: a save is the most frequent thing that happens here. */
async function saveRow(
  tx: Executor,
  subject: AssessmentSubject,
  next: string,
  scores: readonly Score[],
  events: readonly AssessmentEvent[],
  at: Date,
) {
  const summary = events.findLast((event) => event.type === "SummarySaved")?.summary ?? subject.summary;
  const submittedAt = events.some((event) => event.type === "AssessmentSubmitted")
    ? sql`${at}`
    : events.some((event) => event.type === "AssessmentReopened")
      ? sql`null`
      : sql`submitted_at`;
  const row = sql`update assessment set state = ${next}, version = version + 1, summary = ${summary}, submitted_at = ${submittedAt} where id = ${subject.id}`;
  if (scores.length === 0) return tx.run(row);
  return tx.run(sql`
    with saved as (
      insert into score (assessment_id, criterion, value, not_assessable, motivation)
      select ${subject.id}::uuid, * from unnest(${scores.map(({ key }) => key)}::text[], ${scores.map(({ value }) => value)}::int[],
        ${scores.map(({ notAssessable }) => notAssessable)}::boolean[], ${scores.map(({ motivation }) => motivation)}::text[])
      on conflict (assessment_id, criterion) do update set value = excluded.value, not_assessable = excluded.not_assessable, motivation = excluded.motivation)
    ${row}`);
}

export const assessmentKind: CaseKind<
  AssessmentState | "absent",
  AssessmentCommand,
  AssessmentRelation,
  AssessmentSubject,
  AssessmentEvent
> = {
  name: "assessment",
  lifecycle: assessmentLifecycle,
  load,
  relationsTo,
  apply: async (tx, subject, next, events, { actor, now }) => {
    const assigned = events.find((event) => event.type === "AssessorAssigned");
    if (assigned) {
      await tx.run(sql`insert into assessment (id, application_id, assessor_id, state, assigned_at, due_on)
        values (${subject.id}, ${subject.applicationId}, ${subject.assessorId}, ${next}, ${now}, ${assigned.dueOn})
        on conflict (id) do update set state = excluded.state, version = assessment.version + 1, assigned_at = excluded.assigned_at, due_on = excluded.due_on`);
      return;
    }
    await saveRow(
      tx,
      subject,
      next,
      events.filter((event) => event.type === "ScoreSaved"),
      events,
      now,
    );
    // The declaration belongs to the person and the case: it outlives this assessment and is what every reading of the case asks.
    for (const event of events) {
      if (event.type === "NoConflictDeclared") await declareNone(tx, subject.assessorId, subject.applicationId, now);
      if (event.type === "ConflictDeclared") await declareConflict(tx, subject.assessorId, subject.applicationId, event, now);
      if (event.type === "NoteSaved")
        await tx.run(sql`
          insert into working_note (assessment_id, words, changed_at) values (${subject.id}, ${event.words.text}, ${now})
          on conflict (assessment_id) do update set version = working_note.version + 1, words = excluded.words, changed_at = excluded.changed_at, weeded_at = null`);
      if (event.type === "AssessmentSubmitted") await keepEdition(tx, subject.id, now);
      if (event.type === "AssessmentReopened")
        await tx.run(
          sql`update assessment set reopened_for = ${event.reason}, reopened_by_id = ${actor.personId} where id = ${subject.id}`,
        );
    }
  },
  caseId: (subject) => subject.applicationId,
};

// ── conflict ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const conflictId = (applicationId: string, personId: string) => `${applicationId}:${personId}`;

/** The application's row is locked, since a conflict that has not been declared has no row to lock. */
export async function loadConflict(tx: Executor, id: string): Promise<ConflictSubject | null> {
  const [applicationId, personId] = id.split(":") as [string, string];
  const row = await tx.maybe<{
    state: ConflictState | null;
    version: number | null;
    barred: string[];
    assessmentId: string | null;
    elected: boolean;
  }>(sql`
    select c.state, c.version, ${barred} as barred,
      (select s.id from assessment s where s.application_id = a.id and s.assessor_id = p.id) as assessment_id, ${electedPerson()} as elected
    from application a join person p on p.id = ${personId} and p.erased_at is null
      left join conflict c on c.application_id = a.id and c.person_id = p.id
    where a.id = ${applicationId} and (a.submitted_at is not null or exists (select 1 from sketch k where k.application_id = a.id)) for no key update of a`);
  return (
    row && {
      id,
      state: row.state ?? "absent",
      version: row.version ?? 0,
      personId,
      applicationId,
      barred: row.barred,
      assessmentId: row.assessmentId,
      elected: row.elected,
    }
  );
}

export const conflictKind: CaseKind<ConflictState | "absent", ConflictCommand, ConflictRelation, ConflictSubject, ConflictEvent> =
  {
    name: "conflict",
    lifecycle: conflictLifecycle,
    load: loadConflict,
    relationsTo: (subject, actor) => {
      if (subject.barred.includes(actor.personId)) return [];
      if (subject.personId === actor.personId)
        return isStaff(actor) || isBoard(actor) || isPreparing(actor) || subject.assessmentId !== null ? ["self"] : [];
      // Of somebody elected the body decides, at the paragraph (KL 6:30 third paragraph): no officer does.
      return hasRole(actor, "officer") && !subject.elected ? ["officer"] : isStaff(actor) ? ["staff"] : [];
    },
    apply: async (tx, subject, next, events, { actor, now }) => {
      // Assessment before conflict, the same order as a declaration from the assessment itself: two at once wait, they do not lock each other.
      if (subject.assessmentId && hides(next) !== hides(subject.state)) {
        await tx.run(
          hides(next)
            ? sql`update assessment set state = 'recused', version = version + 1 where id = ${subject.assessmentId} and state <> 'released'`
            : sql`update assessment set state = case when submitted_at is null then 'begun' else 'submitted' end, version = version + 1
              where id = ${subject.assessmentId} and state = 'recused'`,
        );
      }
      for (const event of events) {
        if (event.type === "NoConflictDeclared") await declareNone(tx, subject.personId, subject.applicationId, now);
        else if (event.type === "ConflictDeclared")
          await declareConflict(tx, subject.personId, subject.applicationId, event, now);
        else
          await tx.run(sql`update conflict set state = ${next}, version = version + 1, ruled_by_id = ${actor.personId}, ruled_at = ${now}, ruling_reason = ${event.reason.text}
          where person_id = ${subject.personId} and application_id = ${subject.applicationId}`);
      }
    },
    caseId: (subject) => subject.applicationId,
  };
