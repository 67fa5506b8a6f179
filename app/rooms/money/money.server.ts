import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";

/** The money room's face. Reading what funds hold is public; `post` belongs to the commands of later rooms, inside their transaction. */
export { type FundHoldings, heldBy, holdingsOf, lockFunds, post } from "#app/rooms/money/money.store.server.ts";
export { callFunds } from "#app/rooms/money/queries/call-funds.server.ts";
export { fundBalances, fundsById, fundsOfCall } from "#app/rooms/money/queries/fund-balances.server.ts";
export { ledgerVerdict as verifyLedger } from "#app/rooms/money/queries/ledger-verdict.server.ts";

/** The year whose money the board decides on now: the coming one (domain: each autumn for the year after). */
export const nextBudgetYear = (): number => Number(localDate(now()).slice(0, 4)) + 1;
