import { type Actor, isStaff } from "#app/gate/actor.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { log } from "#app/platform/log.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { askThreadOnce } from "#app/platform/thread.server.ts";
import type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
import type { Certainty, CertaintyQuestion } from "#app/rooms/assessment/certainty.ts";
import { certaintyQuestion, certaintyRules, sheetsOf } from "#app/rooms/assessment/queries/certainty.server.ts";
import { owedIn } from "#app/rooms/assessment/queries/ranking.server.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";

export type CertaintyOfCall = {
  readonly call: CallWithRules;
  readonly rows: readonly (Certainty & Pick<RankedApplication, "title" | "number" | "organisation" | "submitted">)[];
  /** cases left out because the reader has an assessment of their own to submit first */
  readonly owed: number;
  /** the thread had no answer in time */
  readonly late: boolean;
};

const limit = 20_000;
const answered = (question: CertaintyQuestion): Promise<readonly Certainty[]> =>
  askThreadOnce("certainty", sha256(canonical({ certainty: question })), { ask: "certainty", question }, { limit }) as Promise<
    readonly Certainty[]
  >;

/** How sure a call's order is, for this reader; null when there is no such call or the reader is not of the office. */
export async function certaintyOfCall(
  actor: Actor,
  callId: string,
  asked: { readonly swing: number; readonly seed: string },
): Promise<CertaintyOfCall | null> {
  if (!isStaff(actor)) return null;
  const call = await callById(callId);
  if (!call) return null;
  const [{ question, ranked }, owed] = await Promise.all([
    certaintyQuestion(actor, callId, call.rules, asked),
    owedIn(actor, callId),
  ]);
  if (ranked.length === 0) return { call, rows: [], owed, late: false };
  try {
    const rows = await answered(question);
    return {
      call,
      owed,
      late: false,
      rows: rows
        .flatMap((row, index) => {
          const one = ranked[index];
          return one
            ? [{ ...row, title: one.title, number: one.number, organisation: one.organisation, submitted: one.submitted }]
            : [];
        })
        .sort((a, b) => a.place - b.place),
    };
  } catch (fault) {
    log.warn({ fault: String(fault) }, "the certainty of an order was not reckoned");
    return { call, rows: [], owed, late: true };
  }
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
