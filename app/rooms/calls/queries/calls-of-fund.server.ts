import type { Ore } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** A call with money from a fund: the most it may use of it (öre; null: all there is) and what its decisions have taken. */
export type CallOfFund = {
  readonly id: string;
  readonly title: Bilingual;
  readonly limitOre: Ore | null;
  readonly usedOre: Ore;
};

export const callsOfFund = (fundId: string): Promise<CallOfFund[]> =>
  database.many(sql`
    select c.id, c.title, f.limit_ore, coalesce((
      select sum(l.amount_ore) from ledger_posting l join pot p on p.id = l.pot_id
      where p.fund_id = f.fund_id and l.call_id = c.id and l.account in ('reserved', 'granted', 'paid')), 0)::bigint as used_ore
    from call_fund f join call c on c.id = f.call_id
    where f.fund_id = ${fundId} order by c.created_at desc`);
