import { type Actor, isSystem } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  type SheetCommand,
  type SheetRelation,
  type SheetState,
  scoringSheetLifecycle,
} from "#app/rooms/assessment/scoring-sheet.lifecycle.ts";
import type { SheetRow } from "#app/rooms/assessment/scoring-sheet.ts";

export type SheetSubject = Case<SheetState> & { readonly personId: string; readonly callId: string };
export type SheetEvent =
  /** the words themselves are private working material until they are saved, and stand in no journal */
  | { readonly type: "SheetUploaded"; readonly name: string; readonly sha256: string; readonly count: number }
  | { readonly type: "SheetSaved"; readonly saved: number; readonly assessments: readonly string[] }
  | { readonly type: "SheetThrownAway" }
  | { readonly type: "SheetPurged" };

export const sheetId = (callId: string, personId: string) => `${callId}:${personId}`;

/** The person's row is locked, since a sheet that has not been uploaded has none. */
async function load(tx: Executor, id: string): Promise<SheetSubject | null> {
  const [callId, personId] = id.split(":") as [string, string];
  const row = await tx.maybe<{ state: SheetState; version: number }>(sql`
    select case when u.person_id is null then 'absent' else 'uploaded' end as state, coalesce(u.version, 0) as version
    from person p left join scoring_sheet u on u.person_id = p.id and u.call_id = ${callId}
    where p.id = ${personId} and p.erased_at is null and exists (
      select 1 from assessment s join application a on a.id = s.application_id
      where s.assessor_id = p.id and a.call_id = ${callId} and s.state in ('assigned', 'begun', 'submitted'))
    for no key update of p`);
  return row && { id, ...row, personId, callId };
}

export const sheetKind = (
  rows: readonly SheetRow[] = [],
): CaseKind<SheetState, SheetCommand, SheetRelation, SheetSubject, SheetEvent> => ({
  name: "scoring-sheet",
  lifecycle: scoringSheetLifecycle,
  load,
  relationsTo: (subject, actor: Actor) =>
    isSystem(actor) ? ["system"] : subject.personId === actor.personId ? ["assessor"] : [],
  apply: async (tx, { personId, callId }, _next, events, { now }) => {
    for (const event of events)
      await tx.run(
        event.type === "SheetUploaded"
          ? sql`
          insert into scoring_sheet (person_id, call_id, name, sha256, rows, uploaded_at)
          values (${personId}, ${callId}, ${event.name}, ${event.sha256}, ${JSON.stringify(rows)}::jsonb, ${now})
          on conflict (person_id, call_id) do update set version = scoring_sheet.version + 1, name = excluded.name, sha256 = excluded.sha256,
            rows = excluded.rows, uploaded_at = excluded.uploaded_at`
          : sql`delete from scoring_sheet where person_id = ${personId} and call_id = ${callId}`,
      );
  },
  caseId: () => null,
});

/** What lies uploaded, for the machine that erases it: whatever has become of the assessments. */
export const loadUploaded = async (tx: Executor, id: string): Promise<(SheetSubject & { readonly uploadedAt: Date }) | null> => {
  const [callId, personId] = id.split(":") as [string, string];
  const row = await tx.maybe<{ version: number; uploadedAt: Date }>(
    sql`select version, uploaded_at from scoring_sheet where person_id = ${personId} and call_id = ${callId} for update`,
  );
  return row && { id, state: "uploaded", ...row, personId, callId };
};
