import type { Ore } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import type { Payable } from "#app/rooms/decisions/legal-force.ts";
import type { ProjectMoneyCommand } from "#app/rooms/decisions/project-money.lifecycle.ts";
import { type Basis, type LedgerTransaction, pay, returnMoney, reuse } from "#app/rooms/money/ledger.ts";
import type { FundHoldings } from "#app/rooms/money/money.server.ts";

export type MoneyMoved = {
  readonly type: "MoneyMoved";
  readonly what: ProjectMoneyCommand;
  readonly transaction: LedgerTransaction;
};

export type ProjectMoneySubject = {
  readonly id: string;
  /** "§ 14/2027" of the decision that everything rests on */
  readonly decision: string;
  readonly callId: string;
  readonly decidedOn: LocalDate;
  /** whether it may be paid now: the call may have its money wait for legal force, and a court may have annulled the decision */
  readonly payable: Payable;
  readonly funds: readonly FundHoldings[];
};

export type MoneyWanted = {
  readonly what: ProjectMoneyCommand;
  readonly fundId: string;
  readonly amount: Ore;
  readonly on: LocalDate;
  readonly voucher: string;
  readonly note: string;
};

const moves = {
  pay: { from: "granted", make: pay },
  return: { from: "paid", make: returnMoney },
  reuse: { from: "returned", make: reuse },
} as const;

/**
 * Money that leaves for a project, comes back from it, or is put to use again: never more than the account before it holds, from each pot
 * in proportion, in whole öre. Nothing is booked before the decision or on a day to come.
 */
export function moveMoney(
  subject: ProjectMoneySubject,
  wanted: MoneyWanted,
  now: Date,
): Result<{ events: MoneyMoved[] }, "not-moved"> {
  const no = (fields: Record<string, string>, values = {}) => refuse("not-moved", { fields, values });
  const fund = subject.funds.find((one) => one.fundId === wanted.fundId);
  if (!fund) return no({ fundId: "chooseFund" });
  if (wanted.what === "pay" && subject.payable !== "now") return no({ what: subject.payable });
  if (wanted.on > localDate(now)) return no({ on: "inTheFuture" });
  if (wanted.on < subject.decidedOn) return no({ on: "beforeDecision" });
  const { from, make } = moves[wanted.what];
  const why: Basis = {
    basis: subject.decision,
    note: wanted.note,
    callId: subject.callId,
    awardId: subject.id,
    booked: { on: wanted.on, voucher: wanted.voucher },
  };
  const moved = make(wanted.amount, fund[from], why);
  if (!moved.ok) return no({ amount: wanted.amount > 0n ? `over-${from}` : "notAnAmount" }, moved.refusal.values);
  return accept({ events: [{ type: "MoneyMoved", what: wanted.what, transaction: moved.value }] });
}
