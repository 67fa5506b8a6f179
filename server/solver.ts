import { parentPort } from "node:worker_threads";
import { replyInThread } from "#app/rooms/allocation/solver/thread.server.ts";

/** The solver, off the request thread: one question at a time, answered under its number. `app/platform/thread.server.ts` asks. */
parentPort?.on("message", async ({ number, question }: { number: number; question: Parameters<typeof replyInThread>[0] }) => {
  try {
    parentPort?.postMessage({ number, answer: await replyInThread(question) });
  } catch (fault) {
    parentPort?.postMessage({ number, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  }
});
