import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import type { FundBalance, PotBalance } from "#app/rooms/money/fund.ts";
import { type Account, type Balance, emptyBalance } from "#app/rooms/money/ledger.ts";

type Row = {
  fundId: string;
  year: number;
  purpose: string;
  nameSv: string;
  nameEn: string;
  potId: string;
  source: string;
  side: PotBalance["side"];
  matchingShare: number;
  account: Account | null;
  amountOre: bigint | null;
};

/** Funds with what each pot holds per account, summed from postings. `where` is a condition on `fund f`. */
async function fundBalancesWhere(db: Executor, where: Fragment): Promise<FundBalance[]> {
  const rows = await db.many<Row>(sql`
    select f.id as fund_id, f.year, f.purpose, f.name_sv, f.name_en, p.id as pot_id, p.source, p.side, p.matching_share, b.account, b.amount_ore
    from fund f join pot p on p.fund_id = f.id
    left join lateral (
      select account, sum(amount_ore)::bigint as amount_ore from ledger_posting where pot_id = p.id group by account
    ) b on true
    where ${where} order by f.year, f.purpose, p.position, p.id`);
  const funds = new Map<
    string,
    Omit<FundBalance, "pots"> & { pots: Map<string, PotBalance & { balance: Record<Account, bigint> }> }
  >();
  for (const row of rows) {
    const fund = funds.get(row.fundId) ?? {
      fundId: row.fundId,
      year: row.year,
      purpose: row.purpose,
      name: { sv: row.nameSv, en: row.nameEn },
      pots: new Map(),
    };
    funds.set(row.fundId, fund);
    const pot = fund.pots.get(row.potId) ?? {
      potId: row.potId,
      source: row.source,
      side: row.side,
      matchingShare: row.matchingShare,
      balance: { ...emptyBalance },
    };
    fund.pots.set(row.potId, pot);
    if (row.account && row.amountOre !== null) (pot.balance as Record<keyof Balance, bigint>)[row.account] = row.amountOre;
  }
  return [...funds.values()].map((fund) => ({ ...fund, pots: [...fund.pots.values()] }));
}

/** What the funds of these years hold; of all years when none is named. Public figures: no reader is asked for. */
export const fundBalances = (years?: readonly number[]): Promise<FundBalance[]> =>
  fundBalancesWhere(database, years ? sql`f.year = any(${[...years]}::int[])` : sql`true`);

/** The funds a call may use. In a command: inside its transaction, after `lockFunds`. */
export const fundsOfCall = (db: Executor, callId: string): Promise<FundBalance[]> =>
  fundBalancesWhere(db, sql`f.id in (select fund_id from call_fund where call_id = ${callId})`);

export const fundById = async (id: string): Promise<FundBalance | null> => (await fundsById(database, [id]))[0] ?? null;

export const fundsById = (db: Executor, fundIds: readonly string[]): Promise<FundBalance[]> =>
  fundBalancesWhere(db, sql`f.id = any(${[...fundIds]}::uuid[])`);
