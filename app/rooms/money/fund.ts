import type { Ore } from "#app/kernel/money.ts";
import { addBalances, type Balance, emptyBalance, roomIn, type SharingPot } from "#app/rooms/money/ledger.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type PotBalance = {
  readonly potId: string;
  readonly source: string;
  readonly side: "vgr" | "municipalities";
  readonly matchingShare: number;
  readonly balance: Balance;
};

/** "Tillväxtmedel 2027" → "Tillväxtmedel". */
export const withoutYear = ({ sv, en }: Bilingual, year: number): Bilingual => ({
  sv: sv.replace(`${year}`, "").trim(),
  en: en.replace(`${year}`, "").trim(),
});

/** Money of one year for one purpose, with what its pots hold right now. */
export type FundBalance = {
  readonly fundId: string;
  readonly year: number;
  readonly purpose: string;
  readonly name: Bilingual;
  readonly pots: readonly PotBalance[];
};

export const totalOf = (fund: FundBalance): Balance =>
  fund.pots.reduce((total, pot) => addBalances(total, pot.balance), emptyBalance);

export const sharingPots = (fund: FundBalance): SharingPot[] =>
  fund.pots.map((pot) => ({ potId: pot.potId, matchingShare: pot.matchingShare, availableOre: pot.balance.available }));

/** What can still be granted at the matching rule: the smallest pot decides, however much the others hold. */
export const roomOf = (fund: FundBalance): Ore => roomIn(sharingPots(fund));
