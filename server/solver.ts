import { parentPort } from "node:worker_threads";
import { replyInThread } from "#app/rooms/allocation/solver/thread.server.ts";
import { type CertaintyQuestion, certainty } from "#app/rooms/assessment/certainty.ts";

type Question = Parameters<typeof replyInThread>[0] | { readonly ask: "certainty"; readonly question: CertaintyQuestion };

/** What is reckoned off the request thread: one question at a time, answered under its number. `app/platform/thread.server.ts` asks. */
parentPort?.on("message", async ({ number, question }: { number: number; question: Question }) => {
  try {
    const answer = question.ask === "certainty" ? certainty(question.question) : await replyInThread(question);
    parentPort?.postMessage({ number, answer });
  } catch (fault) {
    parentPort?.postMessage({ number, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  }
});
