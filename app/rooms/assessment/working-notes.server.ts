import { system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { accept } from "#app/kernel/result.ts";
import { log } from "#app/platform/log.server.ts";
import { notesToWeed, workingNoteKind } from "#app/rooms/assessment/working-note.store.server.ts";

/**
 * Empties the working notes of cases that are decided: of use to nobody, and no part of the case (TF 2:12). Safe to run as often as one likes
 * and in several processes at once. `dryRun` tells how many it would be.
 */
export async function weedNotes({ dryRun = false }: { dryRun?: boolean } = {}): Promise<number> {
  const ids = await notesToWeed();
  if (dryRun) return ids.length;
  let weeded = 0;
  for (const id of ids) {
    const done = await execute({
      kind: workingNoteKind,
      command: "weed",
      actor: system,
      id,
      decide: () => accept({ events: [{ type: "NoteWeeded" as const }] }),
    });
    if (done.ok) weeded += 1;
  }
  if (weeded > 0) log.info({ weeded }, "working notes of decided cases have been emptied");
  return weeded;
}
