import type { Actor } from "#app/gate/actor.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { basisOfScenario } from "#app/rooms/allocation/queries/scenarios.server.ts";
import { choicesFrom, type Typed } from "#app/rooms/allocation/scenario.ts";
import { basisIn, type WorkRefusal, workOut } from "#app/rooms/allocation/scenario-work.server.ts";
import { fingerprintOf } from "#app/rooms/allocation/solver/ask.server.ts";
import { answerInThread } from "#app/rooms/allocation/solver/thread.server.ts";
import { toWire } from "#app/rooms/allocation/wire.ts";

/**
 * The answer to what is typed on a scenario, and which problem it answers, as the bytes that the browser gets: all of it is the solver's thread's work, from the basis in the
 * database on, and the thread that answers everybody only hands it on. Nothing is kept.
 */
export async function triedInThread(
  actor: Actor,
  id: string,
  form: Typed,
): Promise<Result<Uint8Array<ArrayBuffer>, WorkRefusal | "not-found">> {
  const found = await basisOfScenario(actor, id);
  if (!found) return refuse("not-found");
  const basis = basisIn(found.basis);
  const choices = choicesFrom(basis, form);
  if (!choices.ok) return choices;
  const worked = await workOut(found.callId, basis, choices.value, { solve: answerInThread, typed: form });
  if (!worked.ok) return worked;
  const { view, problem } = worked.value;
  return accept(new TextEncoder().encode(toWire({ view, fingerprint: fingerprintOf(problem) })));
}
