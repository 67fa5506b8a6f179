import type { Command } from "./command.ts";

const reasons = {
  "unbalanced-transaction": "its postings do not add up to zero",
  "account-below-zero": "the account is below zero",
} as const;

export const ledgerVerify: Command = {
  words: ["ledger", "verify"],
  about: "add every transaction and every account up again",
  run: async () => {
    const { verifyLedger } = await import("#app/rooms/money/money.server.ts");
    const verdict = await verifyLedger();
    const { fault } = verdict;
    if (fault)
      return {
        code: 1,
        lines: [`The ledger does not hold: ${fault.where}: ${reasons[fault.what]}.`],
        data: { holds: false, ...verdict },
      };
    return {
      lines: [`The ledger holds: ${verdict.transactions} transactions, ${verdict.postings} postings.`],
      data: { holds: true, ...verdict },
    };
  },
};
