import { hasRole, isStaff } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { sql } from "#app/platform/database.server.ts";
import {
  type CalibrationCommand,
  type CalibrationRelation,
  type CalibrationState,
  calibrationLifecycle,
} from "#app/rooms/assessment/calibration.lifecycle.ts";

export type CalibrationSubject = Case<CalibrationState | "absent">;
export type CalibrationEvent = {
  readonly type: "CalibrationAdopted" | "CalibrationRevoked";
  readonly decidedOn: LocalDate;
  readonly decision: string;
};

export const calibrationKind: CaseKind<
  CalibrationState | "absent",
  CalibrationCommand,
  CalibrationRelation,
  CalibrationSubject,
  CalibrationEvent
> = {
  name: "calibration",
  lifecycle: calibrationLifecycle,
  // The call's row is locked, since one that nobody has decided about has none of its own.
  load: (tx, id) =>
    tx.maybe(sql`
      select c.id, coalesce(k.state, 'absent') as state, coalesce(k.version, 0) as version
      from call c left join calibration k on k.call_id = c.id where c.id = ${id} and c.state = 'published' for no key update of c`),
  relationsTo: (_, actor) => (hasRole(actor, "officer", "secretary") ? ["recorder"] : isStaff(actor) ? ["staff"] : []),
  apply: async (tx, { id }, next, events, { actor, now }) => {
    for (const { decidedOn, decision } of events)
      await tx.run(sql`
        insert into calibration (call_id, state, decided_on, decision, recorded_by_id, recorded_at)
        values (${id}, ${next}, ${decidedOn}, ${decision}, ${actor.personId}, ${now})
        on conflict (call_id) do update set version = calibration.version + 1, state = excluded.state, decided_on = excluded.decided_on,
          decision = excluded.decision, recorded_by_id = excluded.recorded_by_id, recorded_at = excluded.recorded_at`);
  },
  caseId: () => null,
};
