import type { Ore } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { slug } from "#app/kernel/slug.ts";
import type { FundForm, NewFund, Side } from "#app/rooms/money/fund.forms.ts";
import type { FundState } from "#app/rooms/money/fund.lifecycle.ts";
import { fundPot, type LedgerTransaction, lowerPot } from "#app/rooms/money/ledger.ts";

export type FundAbout = {
  readonly year: number;
  /** key of the purpose, the same from year to year: "tillvaxt" */
  readonly purpose: string;
  readonly nameSv: string;
  readonly nameEn: string;
};
export type NewPot = { readonly id: string; readonly source: string; readonly side: Side; readonly matchingShare: number };

export type FundEvent =
  | { readonly type: "FundCreated"; readonly about: FundAbout; readonly pots: readonly NewPot[] }
  | { readonly type: "MoneyOfPot"; readonly transaction: LedgerTransaction }
  | { readonly type: "FundCorrected"; readonly about: FundAbout };

export type FundSubject = {
  readonly id: string;
  readonly state: FundState;
  readonly version: number;
  readonly about: FundAbout | null;
  /** whether a call, in work or published, has been given this fund's money */
  readonly inUse: boolean;
  /** whether another fund has the year and the purpose that are wanted */
  readonly taken: boolean;
  readonly pots: readonly { readonly id: string; readonly availableOre: Ore }[];
};

export const aboutOf = ({ year, purpose, nameSv, nameEn }: FundAbout): FundAbout => ({
  year,
  purpose: slug(purpose, 40),
  nameSv,
  nameEn,
});

/** The money of a year for a purpose, and how its financiers share each award (domain: VGR and the municipalities half each). */
export function createFund(
  subject: FundSubject,
  wanted: NewFund,
  newId: () => string,
): Result<{ events: FundEvent[]; value: string }, "not-kept"> {
  if (subject.taken) return refuse("not-kept", { fields: { purpose: "fundTwice" } });
  const pots = wanted.pots.map((pot) => ({ ...pot, id: newId() }));
  return accept({
    value: subject.id,
    events: [
      {
        type: "FundCreated",
        about: aboutOf(wanted),
        pots: pots.map(({ id, source, side, matchingShare }) => ({ id, source, side, matchingShare })),
      },
      ...pots
        .filter(({ amountOre }) => amountOre > 0n)
        .map(({ id, amountOre }) => ({
          type: "MoneyOfPot" as const,
          transaction: fundPot(id, amountOre, { basis: wanted.basis }),
        })),
    ],
  });
}

/**
 * More money, less, or other words. What is reserved, granted or paid stays: a pot below its decisions
 * could not pay them. Year and purpose stand once a call rests on them.
 */
export function changeFund(subject: FundSubject, wanted: FundForm): Result<{ events: FundEvent[] }, "not-kept"> {
  const no = (fields: Record<string, string>, values = {}) => refuse("not-kept", { fields, values });
  if (wanted.command === "correct") {
    const about = aboutOf(wanted);
    if (subject.taken) return no({ purpose: "fundTwice" });
    if (subject.inUse && about.year !== subject.about?.year) return no({ year: "inUse" });
    if (subject.inUse && about.purpose !== subject.about?.purpose) return no({ purpose: "inUse" });
    return accept({ events: [{ type: "FundCorrected", about }] });
  }
  const pot = subject.pots.find(({ id }) => id === wanted.potId);
  if (!pot) return no({ potId: "choosePot" });
  if (wanted.command === "add-money")
    return accept({
      events: [{ type: "MoneyOfPot", transaction: fundPot(pot.id, wanted.amount, { basis: wanted.basis }) }],
    });
  const lowered = lowerPot(pot.id, wanted.amount, pot.availableOre, { basis: wanted.basis });
  if (!lowered.ok) return no({ amount: "overAvailable" }, lowered.refusal.values);
  return accept({ events: [{ type: "MoneyOfPot", transaction: lowered.value }] });
}
