import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import { type Decision, execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { installation } from "#app/platform/installation.ts";
import { answerSketch as decideAnswer, handIn, type SketchEvent } from "#app/rooms/applications/commands/sketch.ts";
import * as queries from "#app/rooms/applications/queries/sketches.server.ts";
import { submitSurroundings, surroundingsOf } from "#app/rooms/applications/queries/surroundings.server.ts";
import { origin, stateForTeam } from "#app/rooms/applications/queries/team.server.ts";
import { receiptDocument } from "#app/rooms/applications/receipt.ts";
import type { SketchCommand } from "#app/rooms/applications/sketch.lifecycle.ts";
import { sketchToAnswer, sketchToHandIn } from "#app/rooms/applications/sketch.store.server.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { officeSees } from "#app/rooms/applications/visibility.server.ts";
import type { Language } from "#app/texts/language.ts";

export type { SketchTally } from "#app/rooms/applications/queries/sketches.server.ts";

/** For letters about a call: which step an application is in (`application a`). */
export { stepOf } from "#app/rooms/applications/step.store.server.ts";

export const { sketchesOfCall, sketchTallies, sketchForTeam, sketchForOffice } = queries;

/** What the office answered to the sketch that a case began with, of the cases that this reader may see. */
export const sketchOfCase = (actor: Actor, id: string) => queries.sketchOfCase(officeSees(actor), id);

const inPrint = (sketch: Parameters<typeof receiptDocument>[0] | null, language: Language): DrumDocument | null =>
  sketch && receiptDocument(sketch, installation, language, sketchTexts[language].receipt);

/** The receipt of an idea sketch, for the team that handed it in; null when there is none, or it is another's. */
export const sketchReceiptFor = async (actor: Actor, id: string, language: Language) =>
  inPrint(await queries.sketchForTeam(actor, id), language);

/** The same paper for the office; null when the sketch is hidden from this reader, or there is none. */
export const sketchInPrint = async (actor: Actor, id: string, language: Language) =>
  inPrint(await queries.sketchForOffice(actor, id), language);

type HandInRefusal = "sketch-closed" | "sketch-incomplete" | "not-two-step" | "rules-changed";

/** A second press finds the sketch handed in and is answered with the same number. */
export async function handInSketch(order: {
  actor: Actor;
  id: string;
  version: number;
}): Promise<Result<{ number: string }, GateRefusal | HandInRefusal>> {
  const { actor, id, version } = order;
  const begun = (await stateForTeam(actor, id)) && (await origin(id));
  if (!begun) return refuse("not-found");
  const before = await queries.sketchForTeam(actor, id);
  if (before) return accept({ number: before.number });
  const around = submitSurroundings(await surroundingsOf(begun.callId, begun.rulesVersion, "sketch"));
  const outcome = await execute({
    kind: sketchToHandIn,
    command: "hand-in",
    actor,
    id,
    version,
    // New rules may have come between the reading of them and the lock.
    decide: (subject, at): Result<Decision<SketchEvent, { number: string }>, HandInRefusal> =>
      subject.application.rulesVersion === begun.rulesVersion ? handIn(subject, at, around) : refuse("rules-changed"),
  });
  if (outcome.ok && outcome.value) return accept(outcome.value);
  const standing = await queries.sketchForTeam(actor, id);
  if (standing) return accept({ number: standing.number });
  return outcome.ok ? refuse("not-found") : outcome;
}

/** The office's one answer to a sketch, with its reasons. */
export const answerSketch = (order: {
  actor: Actor;
  id: string;
  version: number;
  answer: Exclude<SketchCommand, "hand-in">;
  reasons: string;
}): Promise<Result<null | undefined, GateRefusal | "taken-back" | "reasons-missing">> =>
  execute({
    kind: sketchToAnswer,
    command: order.answer,
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject) => decideAnswer(subject, order.reasons),
  });
