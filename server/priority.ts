import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Whoever asks for a page goes before whoever waits for heavy work, on a machine whose cores are all taken. Linux counts threads as it counts
 * processes; elsewhere, or where that may not be said, a thread is as every other.
 */
const below = (thread: number) => setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
const attempt = (work: () => void) => {
  try {
    work();
  } catch {
    // As every other, then.
  }
};

/** The thread that asks. */
export const giveWay = () =>
  attempt(() => {
    const thread = /\/task\/(\d+)$/.exec(readlinkSync("/proc/thread-self"))?.[1];
    if (thread) below(Number(thread));
  });

/** As many as the engine was told to have, or four. */
const helpersOf = (told: readonly string[]) =>
  Number(told.flatMap((one) => /^--v8-pool-size=(\d+)$/.exec(one)?.[1] ?? []).at(-1) ?? 4);

/**
 * The engine's own helpers, which translate code and clear memory for every thread, so mostly for those of heavy work. Node begins them before
 * any other: after the first thread the one that keeps the time for them, then they.
 */
export const helpersGiveWay = () =>
  attempt(() => {
    const numbers = Number(readFileSync("/proc/sys/kernel/pid_max", "utf8"));
    // Numbers are given out in turn, and begin anew when they are at an end.
    const since = (thread: number) => (thread - process.pid + numbers) % numbers;
    const threads = readdirSync("/proc/self/task").map(Number);
    for (const thread of threads.sort((one, other) => since(one) - since(other)).slice(1, 2 + helpersOf(process.execArgv)))
      below(thread);
  });
