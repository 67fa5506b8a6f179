import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { sql } from "#app/platform/database.server.ts";
import type { PlanEntryFields } from "#app/rooms/reporting/plan-entry.forms.ts";
import {
  type PlanEntryCommand,
  type PlanEntryRelation,
  type PlanEntryState,
  planEntryLifecycle,
} from "#app/rooms/reporting/plan-entry.lifecycle.ts";

export type PlanEntrySubject = Case<PlanEntryState | "absent">;
export type PlanEntryEvent =
  | { readonly type: "EntryAdded" | "EntryEdited"; readonly fields: PlanEntryFields }
  | { readonly type: "EntryCompleted"; readonly outcome: string }
  | { readonly type: "EntryWithdrawn" | "EntryReopened" };

export const planEntryRelations = (_: unknown, actor: Actor): PlanEntryRelation[] =>
  hasRole(actor, "officer", "controller") ? ["planner"] : isStaff(actor) ? ["reader"] : [];

export const planEntryKind: CaseKind<
  PlanEntryState | "absent",
  PlanEntryCommand,
  PlanEntryRelation,
  PlanEntrySubject,
  PlanEntryEvent
> = {
  name: "plan-entry",
  lifecycle: planEntryLifecycle,
  load: (tx, id) => tx.maybe(sql`select id, state, version from plan_entry where id = ${id} for update`),
  relationsTo: planEntryRelations,
  apply: async (tx, { id }, next, events, { actor, now }) => {
    for (const event of events) {
      if (event.type === "EntryAdded") {
        const { plan, title, words, byWhom, audience, from, to, source, station, open } = event.fields;
        await tx.run(sql`
          insert into plan_entry (id, state, plan, title, words, by_whom, audience, from_on, to_on, source, station, is_open, added_at, added_by_id, changed_at)
          values (${id}, ${next}, ${plan}, ${title}, ${words}, ${byWhom}, ${audience}, ${from}::date, ${to ?? from}::date, ${source}, ${station}, ${open},
            ${now}, ${actor.personId}, ${now})`);
        continue;
      }
      if (event.type === "EntryEdited") {
        const { plan, title, words, byWhom, audience, from, to, source, open } = event.fields;
        await tx.run(sql`
          update plan_entry set plan = ${plan}, title = ${title}, words = ${words}, by_whom = ${byWhom}, audience = ${audience},
            from_on = ${from}::date, to_on = ${to ?? from}::date, source = ${source}, is_open = ${open} where id = ${id}`);
      }
      const done = event.type === "EntryCompleted" ? event : null;
      await tx.run(sql`
        update plan_entry set state = ${next}, version = version + 1, changed_at = ${now}, outcome = ${done?.outcome ?? ""},
          done_at = ${done ? now : null}, done_by_id = ${done ? actor.personId : null}::uuid where id = ${id}`);
    }
  },
  caseId: () => null,
};
