import { isSystem } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import {
  type WorkingNoteCommand,
  type WorkingNoteRelation,
  type WorkingNoteState,
  workingNoteLifecycle,
} from "#app/rooms/assessment/working-note.lifecycle.ts";

export type WorkingNoteSubject = Case<WorkingNoteState> & { readonly over: boolean };
export type WorkingNoteEvent = { readonly type: "NoteWeeded" };

/** Nobody writes in the assessment any more: the decision stands in adjusted minutes, or the application is withdrawn. */
const over: Fragment = sql`(a.state = 'withdrawn' or exists (select 1 from decision d where d.application_id = a.id and d.state <> 'recorded'))`;

/** Ids of the notes to be emptied. */
export const notesToWeed = async (): Promise<string[]> =>
  (
    await database.many<{ id: string }>(sql`
      select w.assessment_id as id from working_note w join assessment s on s.id = w.assessment_id join application a on a.id = s.application_id
      where w.weeded_at is null and ${over} order by w.assessment_id`)
  ).map(({ id }) => id);

export const workingNoteKind: CaseKind<
  WorkingNoteState,
  WorkingNoteCommand,
  WorkingNoteRelation,
  WorkingNoteSubject,
  WorkingNoteEvent
> = {
  name: "working-note",
  lifecycle: workingNoteLifecycle,
  load: (tx, id) =>
    tx.maybe(sql`
      select w.assessment_id as id, case when w.weeded_at is null then 'kept' else 'weeded' end as state, w.version, ${over} as over
      from working_note w join assessment s on s.id = w.assessment_id join application a on a.id = s.application_id
      where w.assessment_id = ${id} for update of w`),
  relationsTo: (subject, actor) => (isSystem(actor) && subject.over ? ["system"] : []),
  apply: async (tx, subject, _next, _events, { now }) => {
    await tx.run(
      sql`update working_note set words = '', weeded_at = ${now}, version = version + 1 where assessment_id = ${subject.id}`,
    );
  },
  // Never among the case's events: the note was no part of it (TF 2:12).
  caseId: () => null,
};
