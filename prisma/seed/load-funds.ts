import { kronor } from "#app/kernel/money.ts";
import { database, sql, transaction } from "#app/platform/database.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { fundPot } from "#app/rooms/money/ledger.ts";
import { post } from "#app/rooms/money/money.server.ts";
import type { World } from "./world/types.ts";

/** `year purpose` → fund id. */
export type Funds = ReadonlyMap<string, string>;
export const fundKey = (year: number, purpose: string) => `${year} ${purpose}`;

export async function loadFunds(world: World, at: Date): Promise<Funds> {
  const funds = new Map<string, string>();
  for (const fund of world.funds) {
    const id = newId(at);
    funds.set(fundKey(fund.year, fund.purpose), id);
    await database.run(sql`
      insert into fund (id, year, purpose, name_sv, name_en) values (${id}, ${fund.year}, ${fund.purpose}, ${fund.name.sv}, ${fund.name.en})`);
    // Money is in the pot from the first day of its year, or from the day the agreement was signed.
    const given = new Date(Math.min(at.getTime(), Date.UTC(fund.year - 1, 11, 1)));
    for (const [position, pot] of fund.pots.entries()) {
      const potId = newId(at);
      await database.run(sql`
        insert into pot (id, fund_id, source, side, matching_share, position) values (${potId}, ${id}, ${pot.source}, ${pot.side}, ${pot.matchingShare}, ${position})`);
      await transaction((tx) => post(tx, fundPot(potId, kronor(pot.amountKr), { basis: fund.note }), given, null));
    }
  }
  return funds;
}
