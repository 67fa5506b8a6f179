import { type Ore, sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { grant, type Held, type LedgerTransaction, releaseReservation, type SharingPot } from "#app/rooms/money/ledger.ts";

export type Release = {
  readonly type: "DecisionReleased";
  readonly ledger: readonly LedgerTransaction[];
  readonly letter: string;
  /** of a grant whose terms are to be accepted; with its fingerprint */
  readonly agreement: { readonly document: string; readonly sha256: string } | null;
};

type Subject = {
  readonly id: string;
  readonly callId: string;
  readonly meetingAdjusted: boolean;
  readonly letter: { readonly paragraph: number; readonly heldOn: string };
  readonly money: readonly { readonly amountOre: Ore; readonly held: readonly Held[]; readonly pots: readonly SharingPot[] }[];
};

/** Carries out what the adjusted minutes say: the first year's money goes from reserved to granted. Nothing before adjusting. */
export function release(
  subject: Subject,
  letter: string,
  agreement: Release["agreement"] = null,
): Result<{ events: Release[] }, "not-adjusted" | "money-missing"> {
  if (!subject.meetingAdjusted) return refuse("not-adjusted");
  const why = {
    basis: `§ ${subject.letter.paragraph}/${subject.letter.heldOn.slice(0, 4)}`,
    awardId: subject.id,
    callId: subject.callId,
  };
  const ledger: LedgerTransaction[] = [];
  for (const { amountOre, held, pots } of subject.money) {
    const released = releaseReservation(amountOre, held, why);
    if (!released.ok) return refuse("money-missing");
    const back = new Map(
      released.value.postings
        .filter((posting) => posting.account === "available")
        .map((posting) => [posting.potId, posting.amountOre]),
    );
    const granted = grant(
      sum([...back.values()]),
      pots.map((pot) => ({ ...pot, availableOre: pot.availableOre + (back.get(pot.potId) ?? 0n) })),
      why,
    );
    if (!granted.ok) return refuse("money-missing");
    ledger.push(released.value, granted.value);
  }
  return accept({ events: [{ type: "DecisionReleased", ledger, letter, agreement }] });
}
