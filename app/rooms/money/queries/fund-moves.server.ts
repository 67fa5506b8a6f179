import type { Ore } from "#app/kernel/money.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { withoutYear } from "#app/rooms/money/fund.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** Money that a financier put into a pot, or took back: what it rests on, when and by whom (null: brought in when the world was made). */
export type PotMove = {
  readonly id: string;
  readonly at: Date;
  readonly kind: "fund" | "lower";
  readonly source: string;
  readonly amountOre: Ore;
  readonly basis: string;
  readonly by: string | null;
};

export type Purpose = { readonly key: string; readonly name: Bilingual };

export const potMoves = (fundId: string): Promise<PotMove[]> =>
  database.many(sql`
    select t.id, t.at, t.kind, p.source, l.amount_ore, t.basis, b.name as by
    from pot p join ledger_posting l on l.pot_id = p.id and l.account = 'available'
    join ledger_transaction t on t.id = l.transaction_id and t.kind in ('fund', 'lower') left join person b on b.id = t.actor_id
    where p.fund_id = ${fundId} order by t.at desc, t.id desc, p.position`);

export const fundVersion = async (fundId: string): Promise<number> =>
  (await database.one<{ version: number }>(sql`select version from fund where id = ${fundId}`)).version;

/** Purposes that have been used, with the name of their newest fund, which says it better than the key. */
export const purposesUsed = async (): Promise<Purpose[]> =>
  (
    await database.many<{ key: string; year: number; nameSv: string; nameEn: string }>(
      sql`select distinct on (purpose) purpose as key, year, name_sv, name_en from fund order by purpose, year desc`,
    )
  ).map(({ key, year, nameSv, nameEn }) => ({ key, name: withoutYear({ sv: nameSv, en: nameEn }, year) }));
