import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  type SavedReportCommand,
  type SavedReportRelation,
  type SavedReportState,
  savedReportLifecycle,
} from "#app/rooms/reporting/saved-report.lifecycle.ts";

export type SavedReportSubject = Case<SavedReportState | "absent"> & {
  readonly name: string;
  readonly question: string;
  readonly editions: number;
};
export type SavedReportEvent =
  | { readonly type: "ReportSaved"; readonly name: string; readonly question: string }
  | { readonly type: "ReportRenamed"; readonly name: string }
  | { readonly type: "ReportAsked"; readonly question: string }
  | { readonly type: "ReportFrozen"; readonly edition: number; readonly sha256: string }
  | { readonly type: "ReportShelved" | "ReportBroughtBack" };

export const savedReportRelations = (_: unknown, actor: Actor): SavedReportRelation[] =>
  hasRole(actor, "officer", "controller") ? ["author"] : isStaff(actor) ? ["reader"] : [];

/** `document`: of an edition, in one text; its checksum is in the event. */
export const savedReportWith = (
  document: string | null,
): CaseKind<SavedReportState | "absent", SavedReportCommand, SavedReportRelation, SavedReportSubject, SavedReportEvent> => ({
  name: "saved-report",
  lifecycle: savedReportLifecycle,
  load: (tx, id) =>
    tx.maybe<SavedReportSubject>(sql`
      select id, state, version, name, question, (select count(*)::int from report_edition e where e.report_id = r.id) as editions
      from saved_report r where id = ${id} for update`),
  relationsTo: savedReportRelations,
  apply: async (tx: Executor, subject, next, events, { actor, now }) => {
    let { name, question } = subject;
    for (const event of events) {
      if ("name" in event) name = event.name;
      if ("question" in event) question = event.question;
    }
    await tx.run(sql`
      insert into saved_report (id, state, name, question, created_by_id, changed_at, changed_by_id)
      values (${subject.id}, ${next}, ${name}, ${question}, ${actor.personId}, ${now}, ${actor.personId})
      on conflict (id) do update set state = excluded.state, version = saved_report.version + 1, name = excluded.name, question = excluded.question,
        changed_at = excluded.changed_at, changed_by_id = excluded.changed_by_id`);
    for (const event of events)
      if (event.type === "ReportFrozen" && document !== null)
        await tx.run(sql`
          insert into report_edition (report_id, number, name, question, document, sha256, frozen_at, frozen_by_id)
          values (${subject.id}, ${event.edition}, ${name}, ${question}, ${document}::jsonb, ${event.sha256}, ${now}, ${actor.personId})`);
  },
  caseId: () => null,
});
