import { loadGeneral } from "#app/rooms/allocation/solver/highs.server.ts";
import { type Question, reply } from "#app/rooms/allocation/solving.ts";

/** What the solver's thread does with a question; HiGHS is read once per thread. Its patience is shorter than a person's. */
export async function replyInThread(question: Question): Promise<unknown> {
  const settings = { general: await loadGeneral(), milliseconds: 8_000 };
  return reply(question, settings, () => performance.now());
}
