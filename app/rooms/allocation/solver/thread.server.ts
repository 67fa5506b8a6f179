import { workedOutOnce } from "#app/platform/thread.server.ts";
import { fingerprintOf } from "#app/rooms/allocation/solver/ask.server.ts";
import { type Explainer, explainer } from "#app/rooms/allocation/solver/explain.ts";
import { loadGeneral } from "#app/rooms/allocation/solver/highs.server.ts";
import { type Practised, practice } from "#app/rooms/allocation/solver/practice.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { type Answered, type Question, type Reply, reply } from "#app/rooms/allocation/solving.ts";

/** Reasons are asked for a few at a time: what they share of the last problems is kept until all are told. */
const kept = new Map<string, Explainer | null>();
/** Together no more than this; large ones are soon done. */
const most = 12;
const weightOf = (known: Explainer | null) => (known?.isLarge ? 4 : 1);

/** HiGHS is read once per thread. Its patience is shorter than a person's. */
const settingsOf = async () => ({ general: await loadGeneral(), milliseconds: 8_000 });

/** What the thread does until it is asked, and between questions, a little at a time; false: it has practised enough. */
export async function practising(practised: Practised): Promise<() => boolean> {
  const left = practice(await settingsOf(), practised);
  return () => left.next().done !== true;
}

async function asked<Q extends Question>(question: Q): Promise<Reply<Q>> {
  const settings = await settingsOf();
  const answer = reply(
    question,
    settings,
    () => performance.now(),
    (problem) => {
      const key = JSON.stringify(question.problem);
      const known = kept.has(key) ? (kept.get(key) as Explainer | null) : explainer(problem, settings);
      kept.delete(key);
      kept.set(key, known);
      let weight = 0;
      for (const one of kept.values()) weight += weightOf(one);
      for (const [oldest, one] of kept) {
        if (weight <= most) break;
        kept.delete(oldest);
        weight -= weightOf(one);
      }
      return known;
    },
  ) as Reply<Q>;
  for (const [key, known] of kept) if (known?.isDone()) kept.delete(key);
  return answer;
}

/** What was answered when it was tried is known when it is saved. */
export const answerInThread = (problem: ProblemJson): Promise<Answered> =>
  workedOutOnce(fingerprintOf(problem), () => asked({ ask: "answer", problem }));

/** What the solver's thread does with a question. */
export const replyInThread = (question: Question): Promise<unknown> =>
  question.ask === "answer" ? answerInThread(question.problem) : asked(question);
