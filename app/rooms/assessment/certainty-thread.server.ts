import type { Actor } from "#app/gate/actor.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { workedOutOnce } from "#app/platform/thread.server.ts";
import { certainty } from "#app/rooms/assessment/certainty.ts";
import { type ShownCertainty, shownCertainty } from "#app/rooms/assessment/certainty-rows.ts";
import { certaintyQuestion } from "#app/rooms/assessment/queries/certainty.server.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";
import type { Language } from "#app/texts/language.ts";

export type AskedCertainty = { readonly swing: number; readonly seed: string; readonly language: Language };

/**
 * What the thread of certainty does: it reads the ranking and the sheets as this reader may see them, reckons, and finishes the rows, so that
 * the thread that answers everybody holds neither five thousand sheets nor a thousand rows. `certainty.server.ts` asks.
 */
export async function certaintyFor(actor: Actor, callId: string, asked: AskedCertainty): Promise<ShownCertainty | null> {
  const call = await callById(callId);
  if (!call) return null;
  const { language, ...chance } = asked;
  const { question, ranked } = await certaintyQuestion(actor, callId, call.rules, chance);
  if (ranked.length === 0) return shownCertainty([], language);
  const reckoned = await workedOutOnce(sha256(canonical({ certainty: question })), async () => certainty(question));
  const rows = reckoned.flatMap((row, index) => {
    const one = ranked[index];
    return one
      ? [{ ...row, title: one.title, number: one.number, organisation: one.organisation, submitted: one.submitted }]
      : [];
  });
  return shownCertainty(
    rows.toSorted((a, b) => a.place - b.place),
    language,
  );
}
