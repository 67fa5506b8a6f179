import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kronor, type Ore, sum } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type MoneyWanted, moveMoney, type ProjectMoneySubject } from "#app/rooms/decisions/commands/move-money.ts";
import type { Held } from "#app/rooms/money/ledger.ts";

const at = new Date("2026-03-02T10:00:00Z");
const pots = (vgr: Ore, municipalities: Ore): Held[] => [
  { potId: "vgr", amountOre: vgr },
  { potId: "kommuner", amountOre: municipalities },
];
const subject = (held: { granted?: Held[]; paid?: Held[]; returned?: Held[] }): ProjectMoneySubject => ({
  id: "award",
  decision: "§ 60/2024",
  callId: "call",
  decidedOn: "2024-10-25" as LocalDate,
  payable: "now",
  funds: [{ fundId: "fund", reserved: [], granted: [], paid: [], returned: [], ...held }],
});
const wanted = (more: Partial<MoneyWanted> = {}): MoneyWanted => ({
  what: "pay",
  fundId: "fund",
  amount: kronor(100),
  on: "2026-03-02" as LocalDate,
  voucher: "2026-0121",
  note: "",
  ...more,
});
const faults = (result: ReturnType<typeof moveMoney>) => (result.ok ? {} : result.refusal.fields);

describe("money moves", () => {
  test("a payment takes from what is granted, in the decision's proportion, and carries day and voucher", () => {
    const moved = moveMoney(subject({ granted: pots(kronor(300), kronor(300)) }), wanted(), at);
    if (!moved.ok) throw new Error("refused");
    const [{ transaction, what }] = moved.value.events as [(typeof moved.value.events)[number]];
    expect(what).toBe("pay");
    expect(transaction).toMatchObject({ kind: "pay", basis: "§ 60/2024", booked: { on: "2026-03-02", voucher: "2026-0121" } });
    expect(transaction.postings.filter(({ account }) => account === "paid").map(({ amountOre }) => amountOre)).toEqual([
      kronor(50),
      kronor(50),
    ]);
  });

  test("never more than the account before it holds, and it is said how much there is", () => {
    const over = moveMoney(subject({ granted: pots(kronor(10), kronor(20)) }), wanted(), at);
    expect(faults(over)).toEqual({ amount: "over-granted" });
    expect(over.ok ? null : over.refusal.values).toMatchObject({ leftOre: kronor(30) });
    expect(faults(moveMoney(subject({ granted: pots(kronor(500), 0n) }), wanted({ what: "return" }), at))).toEqual({
      amount: "over-paid",
    });
    expect(faults(moveMoney(subject({ paid: pots(kronor(500), 0n) }), wanted({ what: "reuse" }), at))).toEqual({
      amount: "over-returned",
    });
  });

  test("nothing is booked on a day to come, before the decision, from another fund, or of nothing", () => {
    const rich = subject({ granted: pots(kronor(500), kronor(500)) });
    expect(faults(moveMoney(rich, wanted({ on: "2026-03-03" as LocalDate }), at))).toEqual({ on: "inTheFuture" });
    expect(faults(moveMoney(rich, wanted({ on: "2024-10-24" as LocalDate }), at))).toEqual({ on: "beforeDecision" });
    expect(faults(moveMoney(rich, wanted({ fundId: "another" }), at))).toEqual({ fundId: "chooseFund" });
    expect(faults(moveMoney(rich, wanted({ amount: 0n }), at))).toEqual({ amount: "notAnAmount" });
  });

  test("whatever is held and wanted: what leaves one account comes to the next, to the öre, and no pot goes below zero", () => {
    const ore = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(ore, ore, fc.bigInt({ min: 1n, max: 10n ** 12n }), (vgr, municipalities, amount) => {
        const held = pots(vgr, municipalities);
        const moved = moveMoney(subject({ granted: held }), wanted({ amount }), at);
        if (!moved.ok) {
          expect(amount > vgr + municipalities).toBe(true);
          return;
        }
        const { postings } = (moved.value.events[0] as { transaction: { postings: readonly Held[] } }).transaction;
        expect(sum(postings.map(({ amountOre }) => amountOre))).toBe(0n);
        for (const { potId, amountOre } of held) {
          const taken = sum(postings.filter((one) => one.potId === potId && one.amountOre < 0n).map((one) => one.amountOre));
          expect(amountOre + taken).toBeGreaterThanOrEqual(0n);
        }
      }),
    );
  });

  test("nothing is paid of a decision that a court has annulled, nor before legal force where the call waits for it; what was paid still comes back", () => {
    const held = { granted: pots(kronor(300), kronor(300)), paid: pots(kronor(50), kronor(50)) };
    for (const payable of ["annulled", "waits-for-force"] as const) {
      expect(faults(moveMoney({ ...subject(held), payable }, wanted(), at))).toEqual({ what: payable });
      expect(moveMoney({ ...subject(held), payable }, wanted({ what: "return" }), at).ok).toBe(true);
    }
  });
});
