import { type Actor, isStaff } from "#app/gate/actor.ts";
import type { RankedApplication } from "#app/rooms/assessment/queries/ranking.server.ts";
import { owedIn, ranking } from "#app/rooms/assessment/queries/ranking.server.ts";
import type { Ranking } from "#app/rooms/assessment/ranking.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";

export type { RankedApplication } from "#app/rooms/assessment/queries/ranking.server.ts";

export type CallRanking = {
  readonly call: CallWithRules;
  readonly ranking: Ranking<RankedApplication>;
  /** cases left out because the reader has an assessment of their own to submit first */
  readonly owed: number;
};

/** The ranking of a call as this reader may see it; null when there is no such call or the reader is not of the office. */
export async function rankingOfCall(actor: Actor, callId: string): Promise<CallRanking | null> {
  if (!isStaff(actor)) return null;
  const call = await callById(callId);
  if (!call) return null;
  const [ordered, owed] = await Promise.all([ranking(actor, callId, call.rules), owedIn(actor, callId)]);
  return { call, ranking: ordered, owed };
}
