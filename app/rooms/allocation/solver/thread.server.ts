import { type Explainer, explainer } from "#app/rooms/allocation/solver/explain.ts";
import { loadGeneral } from "#app/rooms/allocation/solver/highs.server.ts";
import { type Question, reply } from "#app/rooms/allocation/solving.ts";

/** Reasons are asked for a few at a time: what they share of the last problems is kept until all are told, tens of MiB of each. */
const kept = new Map<string, Explainer | null>();
const most = 3;

/** What the solver's thread does with a question; HiGHS is read once per thread. Its patience is shorter than a person's. */
export async function replyInThread(question: Question): Promise<unknown> {
  const settings = { general: await loadGeneral(), milliseconds: 8_000 };
  const answer = reply(
    question,
    settings,
    () => performance.now(),
    (problem) => {
      const key = JSON.stringify(question.problem);
      const known = kept.has(key) ? (kept.get(key) as Explainer | null) : explainer(problem, settings);
      kept.delete(key);
      kept.set(key, known);
      for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
      return known;
    },
  );
  for (const [key, known] of kept) if (known?.isDone()) kept.delete(key);
  return answer;
}
