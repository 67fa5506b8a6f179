import { type Actor, isStaff } from "#app/gate/actor.ts";
import { log } from "#app/platform/log.server.ts";
import { askThread } from "#app/platform/thread.server.ts";
import type { CertaintyQuestion } from "#app/rooms/assessment/certainty.ts";
import type { ShownCertainty } from "#app/rooms/assessment/certainty-rows.ts";
import type { AskedCertainty } from "#app/rooms/assessment/certainty-thread.server.ts";
import { certaintyRules, sheetsOf } from "#app/rooms/assessment/queries/certainty.server.ts";
import { owedIn } from "#app/rooms/assessment/queries/ranking.server.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";

export type CertaintyOfCall = {
  readonly call: CallWithRules;
  /** null: the thread had no answer in time */
  readonly shown: ShownCertainty | null;
  /** cases left out because the reader has an assessment of their own to submit first */
  readonly owed: number;
};

const limit = 20_000;

/** How sure a call's order is, for this reader; null when there is no such call or the reader is not of the office. */
export async function certaintyOfCall(actor: Actor, callId: string, asked: AskedCertainty): Promise<CertaintyOfCall | null> {
  if (!isStaff(actor)) return null;
  const call = await callById(callId);
  if (!call) return null;
  const [shown, owed] = await Promise.all([
    askThread("certainty", { ask: "certainty", given: [actor, callId, asked] }, { limit }).catch((fault: unknown) => {
      log.warn({ fault: String(fault) }, "the certainty of an order was not reckoned");
      return null;
    }) as Promise<ShownCertainty | null>,
    owedIn(actor, callId),
  ]);
  return { call, owed, shown };
}

/** What a ranking of these contenders is resampled from by these rules: the sheets that this reader may see. */
export const resamplingOf = async (
  actor: Actor,
  rules: CallWithRules["rules"],
  contenders: CertaintyQuestion["contenders"],
): Promise<Omit<CertaintyQuestion, "seed" | "draws">> => ({
  rules: certaintyRules(rules),
  contenders,
  sheets: await sheetsOf(
    actor,
    contenders.map(({ applicationId }) => applicationId),
  ),
  roomOre: null,
  swing: 0,
});
