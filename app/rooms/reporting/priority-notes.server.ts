import { type Actor, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { PriorityNoteForm } from "#app/rooms/reporting/priority-note.forms.ts";
import { priorityNoteLifecycle } from "#app/rooms/reporting/priority-note.lifecycle.ts";
import { noteRelations, priorityNoteKind } from "#app/rooms/reporting/priority-note.store.server.ts";
import { type PriorityNote, priorityNotes } from "#app/rooms/reporting/queries/priority-notes.server.ts";
import { nodeLabel } from "#app/rooms/strategy/framework.ts";
import { allFrameworks, frameworkById, nodesById } from "#app/rooms/strategy/strategy.server.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

export type NotesPage = {
  readonly notes: readonly (PriorityNote & { readonly goal: string; readonly mayTakeBack: boolean })[];
  readonly goals: readonly {
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }[];
  readonly mayWrite: boolean;
  readonly year: number;
};

/** What has been written about the goals, for the office; null for others, who read it in the reports that are handed out. */
export async function notesPage(actor: Actor, language: Language): Promise<NotesPage | null> {
  if (!isStaff(actor)) return null;
  const [notes, frameworks] = await Promise.all([priorityNotes({ from: null, to: null }), allFrameworks()]);
  const views = await Promise.all(frameworks.map(({ id }) => frameworkById(id)));
  const nodes = new Map((await nodesById(notes.map(({ nodeId }) => nodeId))).map((node) => [node.id, node]));
  const relations = noteRelations(null, actor);
  const may = (state: "absent" | "written") => openCommands(priorityNoteLifecycle, state, relations).length > 0;
  return {
    notes: notes.map((note) => {
      const node = nodes.get(note.nodeId);
      return { ...note, goal: node ? nodeLabel(node, language) : note.nodeId, mayTakeBack: may("written") };
    }),
    goals: views.flatMap((view) =>
      view
        ? [
            {
              label: `${inLanguage(view.framework.name, language)} (${view.framework.version})`,
              options: view.nodes.map((node) => ({ value: node.id, label: nodeLabel(node, language) })),
            },
          ]
        : [],
    ),
    mayWrite: may("absent"),
    year: Number(localDate(now()).slice(0, 4)),
  };
}

export async function changeNotes({
  actor,
  form,
}: {
  readonly actor: Actor;
  readonly form: PriorityNoteForm;
}): Promise<Result<undefined, GateRefusal | "goal-unknown">> {
  if (form.command === "take-back")
    return execute({
      kind: priorityNoteKind,
      command: "take-back",
      actor,
      id: form.id,
      version: form.version,
      decide: () => accept({ events: [{ type: "NoteTakenBack" as const }] }),
    });
  const { node, year, kind, words } = form;
  const known = (await nodesById([node])).length > 0;
  const id = newId(now());
  return execute({
    kind: priorityNoteKind,
    command: "write",
    actor,
    id,
    load: async () => ({ id, state: "absent" as const, version: 0 }),
    decide: () =>
      known
        ? accept({ events: [{ type: "NoteWritten" as const, node, year, kind, words }] })
        : refuse("goal-unknown", { fields: { node: "chooseGoal" } }),
  });
}
