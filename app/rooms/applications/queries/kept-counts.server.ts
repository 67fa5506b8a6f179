import type { Ore } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";

/** What each of the two says of one thing. */
type Both<Sum> = { readonly kept: Sum; readonly counted: Sum };
export type RoundFault = Both<number> & {
  readonly call: string;
  readonly stage: string;
  readonly keptOre: Ore;
  readonly countedOre: Ore;
};
export type AnswerFault = Both<number> & { readonly call: string; readonly personId: string };
export type KeptCounts = {
  readonly cases: number;
  readonly answers: number;
  readonly rounds: readonly RoundFault[];
  readonly readers: readonly AnswerFault[];
};

/** A call as the operator knows it: its number, or its address while it has none. */
const callName = sql`coalesce(k.number, k.slug)`;
export const casesCounted = sql`select a.call_id, a.stage, count(*)::int as cases, coalesce(sum(a.requested_ore), 0) as ore
  from application a where a.submitted_at is not null group by a.call_id, a.stage`;
export const answersCounted = sql`select c.person_id, a.call_id, count(*)::int as answers
  from conflict c join application a on a.id = c.application_id
  where a.submitted_at is not null and a.state <> 'withdrawn' group by c.person_id, a.call_id`;

/**
 * Counts every round and every reader's answers again and names each sum that triggers have kept otherwise. What is kept and what is
 * counted is read in one statement: nothing changes between the two.
 */
export async function keptCounts(): Promise<KeptCounts> {
  const [{ cases, answers }, rounds, readers] = await Promise.all([
    database.one<{ cases: number; answers: number }>(
      sql`select (select coalesce(sum(cases), 0) from round_tally)::int as cases, (select coalesce(sum(answers), 0) from answer_tally)::int as answers`,
    ),
    database.many<RoundFault>(sql`
      with counted as (${casesCounted}),
        kept as (select call_id, stage, sum(cases)::int as cases, sum(requested_ore) as ore from round_tally group by call_id, stage)
      select ${callName} as call, stage, coalesce(kept.cases, 0) as kept, coalesce(counted.cases, 0) as counted,
        coalesce(kept.ore, 0)::bigint as kept_ore, coalesce(counted.ore, 0)::bigint as counted_ore
      from counted full join kept using (call_id, stage) join call k on k.id = call_id
      where (coalesce(kept.cases, 0), coalesce(kept.ore, 0)) <> (coalesce(counted.cases, 0), coalesce(counted.ore, 0)) order by 1, 2`),
    database.many<AnswerFault>(sql`
      with counted as (${answersCounted}),
        kept as (select person_id, call_id, sum(answers)::int as answers from answer_tally group by person_id, call_id)
      select ${callName} as call, person_id, coalesce(kept.answers, 0) as kept, coalesce(counted.answers, 0) as counted
      from counted full join kept using (person_id, call_id) join call k on k.id = call_id
      where coalesce(kept.answers, 0) <> coalesce(counted.answers, 0) order by 1, 2`),
  ]);
  return { cases, answers, rounds, readers };
}
