import type { Ore } from "#app/kernel/money.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";

/** How much of a fund a call may use, and what its decisions have taken so far (reserved, granted and paid; what came back is free again). */
export type CallFund = { readonly fundId: string; readonly limitOre: Ore | null; readonly usedOre: Ore };

export const callFunds = (db: Executor, callId: string): Promise<CallFund[]> =>
  db.many<CallFund>(sql`
    select cf.fund_id, cf.limit_ore, coalesce((
      select sum(lp.amount_ore) from ledger_posting lp join pot p on p.id = lp.pot_id
      where p.fund_id = cf.fund_id and lp.call_id = ${callId} and lp.account in ('reserved', 'granted', 'paid')), 0)::bigint as used_ore
    from call_fund cf where cf.call_id = ${callId}`);
