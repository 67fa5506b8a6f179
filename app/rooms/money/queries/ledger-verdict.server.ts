import { database, sql } from "#app/platform/database.server.ts";

export type LedgerFault = { readonly what: "unbalanced-transaction" | "account-below-zero"; readonly where: string };
export type LedgerVerdict = { readonly transactions: number; readonly postings: number; readonly fault: LedgerFault | null };

/** Adds every transaction and every account up again and names the first that does not hold. */
export async function ledgerVerdict(): Promise<LedgerVerdict> {
  const counted = await database.one<{ transactions: number; postings: number }>(
    sql`select (select count(*) from ledger_transaction)::int as transactions, (select count(*) from ledger_posting)::int as postings`,
  );
  const unbalanced = await database.maybe<{ id: string }>(
    sql`select transaction_id as id from ledger_posting group by transaction_id having sum(amount_ore) <> 0 limit 1`,
  );
  if (unbalanced) return { ...counted, fault: { what: "unbalanced-transaction", where: unbalanced.id } };
  const overdrawn = await database.maybe<{ place: string }>(sql`
    select f.purpose || ' ' || f.year || ', ' || p.source || ': ' || lp.account as place
    from ledger_posting lp join pot p on p.id = lp.pot_id join fund f on f.id = p.fund_id
    where lp.account <> 'funder' group by f.purpose, f.year, p.source, p.id, lp.account having sum(lp.amount_ore) < 0 limit 1`);
  return { ...counted, fault: overdrawn ? { what: "account-below-zero", where: overdrawn.place } : null };
}
