import { type Ore, split, sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";

/**
 * Money moves between accounts of a pot and never appears: funder → available → reserved → available → granted → paid → returned → available.
 * Every account but the funder's holds zero or more. Totals are summed from postings, never stored.
 */
export const accounts = ["funder", "available", "reserved", "granted", "paid", "returned"] as const;
export type Account = (typeof accounts)[number];

export const transactionKinds = ["fund", "lower", "reserve", "release", "grant", "revoke", "pay", "return", "reuse"] as const;
export type TransactionKind = (typeof transactionKinds)[number];

export type Posting = {
  readonly potId: string;
  readonly account: Account;
  readonly amountOre: Ore;
  readonly callId: string | null;
  readonly awardId: string | null;
};

export type LedgerTransaction = {
  readonly kind: TransactionKind;
  /** what it rests on: a decision, a call, an import */
  readonly basis: string;
  readonly note: string;
  /** day and number of the voucher (verifikat) in the body's own books; of payments and returns */
  readonly booked?: Booked;
  readonly postings: readonly Posting[];
};
export type Booked = { readonly on: LocalDate; readonly voucher: string };

/** A pot as a fund shares with it: `matchingShare` in basis points, the pots of a fund add up to 10 000. */
export type SharingPot = { readonly potId: string; readonly matchingShare: number; readonly availableOre: Ore };
/** What a pot holds in one account for one award. */
export type Held = { readonly potId: string; readonly amountOre: Ore };

export type Basis = {
  readonly basis: string;
  readonly note?: string;
  readonly callId?: string | null;
  readonly awardId?: string | null;
  readonly booked?: Booked;
};

const transfer = (kind: TransactionKind, from: Account, to: Account, parts: readonly Held[], why: Basis): LedgerTransaction => ({
  kind,
  basis: why.basis,
  note: why.note ?? "",
  ...(why.booked ? { booked: why.booked } : {}),
  postings: parts
    .filter((part) => part.amountOre !== 0n)
    .flatMap((part) => {
      const tags = { potId: part.potId, callId: why.callId ?? null, awardId: why.awardId ?? null };
      return [
        { ...tags, account: from, amountOre: -part.amountOre },
        { ...tags, account: to, amountOre: part.amountOre },
      ];
    }),
});

/** One sum over a fund's pots by their matching shares (VGR and the municipalities half each, in Sjuhärad). */
export const shareOut = (amount: Ore, pots: readonly SharingPot[]): Held[] => {
  const parts = split(
    amount,
    pots.map((pot) => BigInt(pot.matchingShare)),
  );
  return pots.map((pot, index) => ({ potId: pot.potId, amountOre: parts[index] as Ore }));
};

/** Part of what is held, pot by pot in proportion: never more than a pot holds, so that rounding cannot overdraw an account. */
const partOf = (amount: Ore, held: readonly Held[]): Held[] | null => {
  const whole = sum(held.map((part) => part.amountOre));
  if (amount <= 0n || amount > whole) return null;
  const parts = split(
    amount,
    held.map((part) => part.amountOre),
  );
  return held.map((part, index) => ({ potId: part.potId, amountOre: parts[index] as Ore }));
};

type Over = "over-pot" | "over-account" | "not-an-amount";

const fromAvailable = (
  kind: "reserve" | "grant",
  amount: Ore,
  pots: readonly SharingPot[],
  why: Basis,
): Result<LedgerTransaction, Over> => {
  if (amount <= 0n) return refuse("not-an-amount");
  const parts = shareOut(amount, pots);
  const short = parts.some((part, index) => part.amountOre > (pots[index] as SharingPot).availableOre);
  if (short) return refuse("over-pot", { values: { leftOre: roomIn(pots), wantedOre: amount } });
  return accept(transfer(kind, "available", kind === "reserve" ? "reserved" : "granted", parts, why));
};

const fromHeld = (
  kind: TransactionKind,
  from: Account,
  to: Account,
  amount: Ore,
  held: readonly Held[],
  why: Basis,
): Result<LedgerTransaction, Over> => {
  const parts = partOf(amount, held);
  return parts
    ? accept(transfer(kind, from, to, parts, why))
    : refuse("over-account", { values: { leftOre: sum(held.map((part) => part.amountOre)), wantedOre: amount } });
};

export const fundPot = (potId: string, amount: Ore, why: Basis): LedgerTransaction =>
  transfer("fund", "funder", "available", [{ potId, amountOre: amount }], why);

/** A financier gives less than was said: only what nobody has been promised can go back. */
export const lowerPot = (potId: string, amount: Ore, availableOre: Ore, why: Basis): Result<LedgerTransaction, Over> =>
  fromHeld("lower", "available", "funder", amount, [{ potId, amountOre: availableOre }], why);

export const reserve = (amount: Ore, pots: readonly SharingPot[], why: Basis) => fromAvailable("reserve", amount, pots, why);
export const grant = (amount: Ore, pots: readonly SharingPot[], why: Basis) => fromAvailable("grant", amount, pots, why);
export const releaseReservation = (amount: Ore, reserved: readonly Held[], why: Basis) =>
  fromHeld("release", "reserved", "available", amount, reserved, why);
/** Granted and not paid, and not to be: a decision that was changed, given back or annulled. */
export const revoke = (amount: Ore, granted: readonly Held[], why: Basis) =>
  fromHeld("revoke", "granted", "available", amount, granted, why);
export const pay = (amount: Ore, granted: readonly Held[], why: Basis) =>
  fromHeld("pay", "granted", "paid", amount, granted, why);
/** Money that came back from a project. It is visible as returned until it is put to use again. */
export const returnMoney = (amount: Ore, paid: readonly Held[], why: Basis) =>
  fromHeld("return", "paid", "returned", amount, paid, why);
export const reuse = (amount: Ore, returned: readonly Held[], why: Basis) =>
  fromHeld("reuse", "returned", "available", amount, returned, why);

/** The largest sum that the pots of a fund can share at the matching rule, in whole öre. */
export function roomIn(pots: readonly SharingPot[]): Ore {
  if (pots.length === 0) return 0n;
  const fits = (amount: Ore) =>
    amount === 0n || shareOut(amount, pots).every((part, index) => part.amountOre <= (pots[index] as SharingPot).availableOre);
  let low = 0n;
  let high = sum(pots.map((pot) => (pot.availableOre > 0n ? pot.availableOre : 0n)));
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (fits(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

export type Balance = Readonly<Record<Account, Ore>>;
export const emptyBalance: Balance = { funder: 0n, available: 0n, reserved: 0n, granted: 0n, paid: 0n, returned: 0n };

export const addBalances = (a: Balance, b: Balance): Balance =>
  Object.fromEntries(accounts.map((account) => [account, a[account] + b[account]])) as Balance;

/** Pot → what each of its accounts holds. */
export function balances(postings: Iterable<Posting>): Map<string, Balance> {
  const all = new Map<string, Record<Account, Ore>>();
  for (const posting of postings) {
    const pot = all.get(posting.potId) ?? { ...emptyBalance };
    pot[posting.account] += posting.amountOre;
    all.set(posting.potId, pot);
  }
  return all;
}

/** What an award holds in one account, pot by pot. */
export function heldIn(postings: Iterable<Posting>, account: Account, awardId: string): Held[] {
  const held = new Map<string, Ore>();
  for (const posting of postings)
    if (posting.account === account && posting.awardId === awardId)
      held.set(posting.potId, (held.get(posting.potId) ?? 0n) + posting.amountOre);
  return [...held].filter(([, amountOre]) => amountOre !== 0n).map(([potId, amountOre]) => ({ potId, amountOre }));
}
