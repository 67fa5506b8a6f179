import { type Fragment, sql, transaction } from "#app/platform/database.server.ts";
import { answersCounted, casesCounted } from "#app/rooms/applications/queries/kept-counts.server.ts";

/**
 * While one of the tables is emptied and filled nobody adds a line to it: what is not yet committed is neither counted here nor
 * lost, its line comes after. One table at a time, so that nobody waits in a ring.
 */
const anew = (table: Fragment, filled: Fragment) =>
  transaction(async (tx) => {
    await tx.run(sql`lock table ${table} in exclusive mode`);
    await tx.run(sql`delete from ${table}`);
    await tx.run(filled);
  });

/** The kept sums are thrown away and made of what the cases say. */
export async function recount(): Promise<void> {
  await anew(sql`round_tally`, sql`insert into round_tally (call_id, stage, cases, requested_ore) ${casesCounted}`);
  await anew(sql`answer_tally`, sql`insert into answer_tally (person_id, call_id, answers) ${answersCounted}`);
}
