import { type Executor, sql } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Held, LedgerTransaction } from "#app/rooms/money/ledger.ts";

/**
 * Makes every other spender of these funds wait until this transaction ends, so that what was read as available still is. Always in
 * id order: two spenders can then never wait for each other.
 */
export async function lockFunds(tx: Executor, fundIds: readonly string[]): Promise<void> {
  await tx.many(sql`select id from pot where fund_id = any(${[...fundIds]}::uuid[]) order by id for update`);
}

/** Writes one balanced transaction. The caller holds the funds' lock and has built it from balances read under it. */
export async function post(tx: Executor, transaction: LedgerTransaction, at: Date, actorId: string | null): Promise<void> {
  if (transaction.postings.length === 0) return;
  const id = newId(at);
  await tx.run(sql`insert into ledger_transaction (id, at, kind, actor_id, basis, note, booked_on, voucher)
    values (${id}, ${at}, ${transaction.kind}, ${actorId}, ${transaction.basis}, ${transaction.note}, ${transaction.booked?.on ?? null}, ${transaction.booked?.voucher ?? ""})`);
  for (const posting of transaction.postings)
    await tx.run(sql`insert into ledger_posting (transaction_id, pot_id, account, amount_ore, call_id, award_id)
      values (${id}, ${posting.potId}, ${posting.account}, ${posting.amountOre}, ${posting.callId}, ${posting.awardId})`);
}

/** What an award holds in one account of one fund, pot by pot. */
export const heldBy = (
  tx: Executor,
  awardId: string,
  fundId: string,
  account: "reserved" | "granted" | "paid" | "returned",
): Promise<Held[]> =>
  tx.many<Held>(sql`
    select lp.pot_id, sum(lp.amount_ore)::bigint as amount_ore from ledger_posting lp join pot p on p.id = lp.pot_id
    where lp.award_id = ${awardId} and lp.account = ${account} and p.fund_id = ${fundId}
    group by lp.pot_id, p.position having sum(lp.amount_ore) <> 0 order by p.position`);

export type FundHoldings = {
  readonly fundId: string;
  readonly reserved: readonly Held[];
  readonly granted: readonly Held[];
  readonly paid: readonly Held[];
  readonly returned: readonly Held[];
};

/** What an award holds of each fund after the decision, account by account and pot by pot; the funds are locked by the caller. */
export async function holdingsOf(tx: Executor, awardId: string): Promise<FundHoldings[]> {
  const rows = await tx.many<Held & { fundId: string; account: string }>(sql`
    select p.fund_id, lp.account, lp.pot_id, sum(lp.amount_ore)::bigint as amount_ore from ledger_posting lp join pot p on p.id = lp.pot_id
    where lp.award_id = ${awardId} group by p.fund_id, lp.account, lp.pot_id, p.position having sum(lp.amount_ore) <> 0 order by p.position`);
  return [...new Set(rows.map(({ fundId }) => fundId))].map((fundId) => {
    const held = (account: string) =>
      rows
        .filter((row) => row.fundId === fundId && row.account === account)
        .map(({ potId, amountOre }) => ({ potId, amountOre }));
    return { fundId, reserved: held("reserved"), granted: held("granted"), paid: held("paid"), returned: held("returned") };
  });
}
