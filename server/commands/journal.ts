import type { Command } from "./command.ts";

const reasons = {
  "broken-entry": "the entry does not match its seal",
  "gap-in-chain": "an entry before it is missing or changed",
  "missing-entries": "entries that were signed are gone",
  "bad-checkpoint": "the signature of a checkpoint does not hold",
} as const;

export const journalVerify: Command = {
  words: ["journal", "verify"],
  about: "read the whole journal and name the first entry that does not hold",
  run: async () => {
    const { verifyJournal } = await import("#app/gate/journal.server.ts");
    const verdict = await verifyJournal();
    const { fault } = verdict;
    if (fault)
      return {
        code: 1,
        lines: [
          `The journal does not hold: ${fault.seq === null ? "" : `entry ${fault.seq}, `}${fault.where}: ${reasons[fault.what]}.`,
        ],
        data: { holds: false, ...verdict },
      };
    return {
      lines: [`The journal holds: ${verdict.entries} entries, ${verdict.checkpoints} signed checkpoints.`],
      data: { holds: true, ...verdict },
    };
  },
};

export const journalCheckpoint: Command = {
  words: ["journal", "checkpoint"],
  about: "sign everything that has settled since the last checkpoint",
  run: async () => {
    const { checkpointJournal } = await import("#app/gate/journal.server.ts");
    const { now } = await import("#app/platform/clock.server.ts");
    const entries = await checkpointJournal(now());
    return { lines: [entries === 0 ? "Nothing new to sign." : `Signed ${entries} entries.`], data: { entries } };
  },
};
