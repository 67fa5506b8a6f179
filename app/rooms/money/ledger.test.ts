import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "#app/kernel/money.ts";
import {
  accounts,
  balances,
  fundPot,
  grant,
  heldIn,
  type LedgerTransaction,
  type Posting,
  pay,
  releaseReservation,
  reserve,
  returnMoney,
  reuse,
  revoke,
  roomIn,
  type SharingPot,
  shareOut,
} from "./ledger.ts";

const shares: [string, number][] = [
  ["vgr", 3_333],
  ["municipalities", 3_333],
  ["third", 3_334],
];
const why = { basis: "test" };

type Step = {
  kind: "fund" | "reserve" | "release" | "grant" | "revoke" | "pay" | "return" | "reuse";
  amount: bigint;
  award: number;
  pot: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("fund", "reserve", "release", "grant", "revoke", "pay", "return", "reuse"),
  amount: fc.bigInt({ min: 0n, max: 500_000_01n }),
  award: fc.integer({ min: 0, max: 3 }),
  pot: fc.integer({ min: 0, max: 2 }),
});

/** Does what the server does: reads balances from postings, builds, keeps the transaction when it was accepted. */
function play(steps: readonly Step[]): { postings: Posting[]; done: LedgerTransaction[] } {
  const postings: Posting[] = [];
  const done: LedgerTransaction[] = [];
  for (const { kind, amount, award, pot } of steps) {
    const state = balances(postings);
    const pots: SharingPot[] = shares.map(([potId, matchingShare]) => ({
      potId,
      matchingShare,
      availableOre: state.get(potId)?.available ?? 0n,
    }));
    const awardId = `award-${award}`;
    const tags = { ...why, awardId };
    const built =
      kind === "fund"
        ? { ok: true as const, value: fundPot((shares[pot] as [string, number])[0], amount, why) }
        : kind === "reserve"
          ? reserve(amount, pots, tags)
          : kind === "grant"
            ? grant(amount, pots, tags)
            : kind === "release"
              ? releaseReservation(amount, heldIn(postings, "reserved", awardId), tags)
              : kind === "revoke"
                ? revoke(amount, heldIn(postings, "granted", awardId), tags)
                : kind === "pay"
                  ? pay(amount, heldIn(postings, "granted", awardId), tags)
                  : kind === "return"
                    ? returnMoney(amount, heldIn(postings, "paid", awardId), tags)
                    : reuse(amount, heldIn(postings, "returned", awardId), tags);
    if (!built.ok) continue;
    done.push(built.value);
    postings.push(...built.value.postings);
  }
  return { postings, done };
}

describe("the ledger", () => {
  it("keeps every transaction at zero whatever happens", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        for (const transaction of play(steps).done)
          expect(sum(transaction.postings.map((posting) => posting.amountOre))).toBe(0n);
      }),
    );
  });

  it("never lets an account but the funder's go below zero", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        for (const balance of balances(play(steps).postings).values())
          for (const account of accounts) if (account !== "funder") expect(balance[account] >= 0n).toBe(true);
      }),
    );
  });

  it("holds in its other accounts exactly what the funder gave", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        for (const balance of balances(play(steps).postings).values())
          expect(balance.available + balance.reserved + balance.granted + balance.paid + balance.returned).toBe(-balance.funder);
      }),
    );
  });

  it("shares an odd öre out without losing it", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), (amount) => {
        const parts = shareOut(
          amount,
          shares.map(([potId, matchingShare]) => ({ potId, matchingShare, availableOre: 0n })),
        );
        expect(sum(parts.map((part) => part.amountOre))).toBe(amount);
      }),
    );
    const halves = [
      { potId: "a", matchingShare: 5_000, availableOre: 0n },
      { potId: "b", matchingShare: 5_000, availableOre: 0n },
    ];
    expect(shareOut(101n, halves).map((part) => part.amountOre)).toEqual([51n, 50n]);
  });

  it("says how much fits: that sum can be reserved and one öre more cannot", () => {
    fc.assert(
      fc.property(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 0n, max: 10n ** 9n })), ([a, b]) => {
        const pots = [
          { potId: "a", matchingShare: 5_000, availableOre: a },
          { potId: "b", matchingShare: 5_000, availableOre: b },
        ];
        const room = roomIn(pots);
        if (room > 0n) expect(reserve(room, pots, why).ok).toBe(true);
        expect(reserve(room + 1n, pots, why).ok).toBe(false);
      }),
    );
  });

  it("refuses to reserve more than the pots hold, and says what is left", () => {
    const pots = [
      { potId: "a", matchingShare: 5_000, availableOre: 100n },
      { potId: "b", matchingShare: 5_000, availableOre: 40n },
    ];
    expect(reserve(100n, pots, why)).toEqual({
      ok: false,
      refusal: { code: "over-pot", values: { leftOre: 81n, wantedOre: 100n } },
    });
  });
});
