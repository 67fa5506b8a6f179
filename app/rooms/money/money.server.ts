import { database, type Executor, sql } from "#app/platform/database.server.ts";
import type { FundBalance } from "#app/rooms/money/fund.ts";
import { fundBalancesWhere } from "#app/rooms/money/queries/fund-balances.server.ts";
import { ledgerVerdict } from "#app/rooms/money/queries/ledger-verdict.server.ts";

export { heldBy, lockFunds, post } from "#app/rooms/money/money.store.server.ts";
export { type CallFund, callFunds } from "#app/rooms/money/queries/call-funds.server.ts";

/** What the funds of these years hold; of all years when none is named. Public figures: no reader is asked for. */
export const fundBalances = (years?: readonly number[]): Promise<FundBalance[]> =>
  fundBalancesWhere(database, years ? sql`f.year = any(${[...years]}::int[])` : sql`true`);

/** The funds a call may use, read where the caller says: in a command inside its transaction, after `lockFunds`. */
export const fundsOfCall = (db: Executor, callId: string): Promise<FundBalance[]> =>
  fundBalancesWhere(db, sql`f.id in (select fund_id from call_fund where call_id = ${callId})`);

export const fundsById = (db: Executor, fundIds: readonly string[]): Promise<FundBalance[]> =>
  fundBalancesWhere(db, sql`f.id = any(${[...fundIds]}::uuid[])`);

export const verifyLedger = ledgerVerdict;
