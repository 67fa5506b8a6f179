import type { Actor } from "#app/gate/actor.ts";
import { sum } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { type CertaintyQuestion, type CertaintySheet, drawsFor } from "#app/rooms/assessment/certainty.ts";
import { ranking } from "#app/rooms/assessment/queries/ranking.server.ts";
import { counts } from "#app/rooms/assessment/queries/sight.server.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { roomOf } from "#app/rooms/money/fund.ts";
import { fundsOfCall } from "#app/rooms/money/money.server.ts";

/** `1,2,-` under `key key key`; `-` is "not assessable". */
const valuesOf = (keys: string, values: string): Record<string, number | null> => {
  const scores = values.split(",");
  return Object.fromEntries(keys.split(" ").map((key, index) => [key, scores[index] === "-" ? null : Number(scores[index])]));
};

/** The submitted sheets of these applications, of those that the reader may see. */
export const sheetsOf = async (actor: Actor, applicationIds: readonly string[]): Promise<CertaintySheet[]> =>
  (
    await database.many<{ applicationId: string; assessorId: string; sheetKeys: string; sheetValues: string }>(sql`
      select s.application_id, s.assessor_id, s.sheet_keys, s.sheet_values from assessment s join application a on a.id = s.application_id
      where a.id = any(${[...applicationIds]}::uuid[]) and ${counts} and ${visibleTo(actor)}`)
  ).map(({ applicationId, assessorId, sheetKeys, sheetValues }) => ({
    applicationId,
    assessorId,
    values: valuesOf(sheetKeys, sheetValues),
  }));

/** What of a call's rules a total is reckoned by. */
export const certaintyRules = (rules: CallRules): CertaintyQuestion["rules"] => {
  const { criteria, scale, strategicScale, strategicWeight, strategic, thresholds } = rules;
  return {
    criteria: criteria.map(({ key, weight }) => ({ key, weight })),
    scale,
    strategicScale,
    strategicWeight,
    nodes: strategic.nodes.map(({ node }) => node),
    thresholds: thresholds.map((one) =>
      one.on === "total"
        ? { on: one.on, atLeastHundredths: one.atLeastHundredths }
        : { on: one.on, key: one.key, atLeastHundredths: one.atLeastHundredths },
    ),
  };
};

/**
 * What the certainty of a call's order is reckoned from, as this reader may see it: the ranking's own rows and the sheets behind them.
 * A case hidden from the reader is in neither.
 */
export async function certaintyQuestion(
  actor: Actor,
  callId: string,
  rules: CallRules,
  asked: Pick<CertaintyQuestion, "swing" | "seed">,
): Promise<{ question: CertaintyQuestion; ranked: readonly RankedApplication[] }> {
  const { ranked } = await ranking(actor, callId, rules);
  const contenders = ranked.map(({ contender }) => contender);
  const [sheets, funds] = await Promise.all([
    sheetsOf(
      actor,
      contenders.map(({ applicationId }) => applicationId),
    ),
    fundsOfCall(database, callId),
  ]);
  return {
    ranked: contenders,
    question: {
      ...asked,
      draws: drawsFor(contenders.length),
      rules: certaintyRules(rules),
      contenders: ranked.map(({ contender: { applicationId, requestedOre, shares }, bonus }) => ({
        applicationId,
        requestedOre,
        shares,
        bonus: bonus.hundredths,
      })),
      sheets,
      roomOre: funds.length === 0 ? null : sum(funds.map(roomOf)),
    },
  };
}
