import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { sql } from "#app/platform/database.server.ts";
import type { NoteKind } from "#app/rooms/reporting/priority-note.forms.ts";
import {
  type PriorityNoteCommand,
  type PriorityNoteRelation,
  type PriorityNoteState,
  priorityNoteLifecycle,
} from "#app/rooms/reporting/priority-note.lifecycle.ts";

export type PriorityNoteSubject = Case<PriorityNoteState | "absent">;
export type PriorityNoteEvent =
  | {
      readonly type: "NoteWritten";
      readonly node: string;
      readonly year: number;
      readonly kind: NoteKind;
      readonly words: string;
    }
  | { readonly type: "NoteTakenBack" };

export const noteRelations = (_: unknown, actor: Actor): PriorityNoteRelation[] =>
  hasRole(actor, "officer", "controller") ? ["author"] : isStaff(actor) ? ["reader"] : [];

export const priorityNoteKind: CaseKind<
  PriorityNoteState | "absent",
  PriorityNoteCommand,
  PriorityNoteRelation,
  PriorityNoteSubject,
  PriorityNoteEvent
> = {
  name: "priority-note",
  lifecycle: priorityNoteLifecycle,
  load: (tx, id) => tx.maybe(sql`select id, state, version from priority_note where id = ${id} for update`),
  relationsTo: noteRelations,
  apply: async (tx, { id }, next, events, { actor, now }) => {
    for (const event of events)
      await (event.type === "NoteWritten"
        ? tx.run(sql`
            insert into priority_note (id, state, node_id, year, kind, words, written_at, written_by_id)
            values (${id}, ${next}, ${event.node}, ${event.year}, ${event.kind}, ${event.words}, ${now}, ${actor.personId})`)
        : tx.run(sql`update priority_note set state = ${next}, version = version + 1 where id = ${id}`));
  },
  caseId: () => null,
};
