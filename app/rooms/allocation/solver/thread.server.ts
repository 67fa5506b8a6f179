import { workedOutOnce } from "#app/platform/thread.server.ts";
import { fingerprintOf } from "#app/rooms/allocation/solver/ask.server.ts";
import { loadGeneral } from "#app/rooms/allocation/solver/highs.server.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { type Answered, type Question, type Reply, reply } from "#app/rooms/allocation/solving.ts";

/** HiGHS is read once per thread. Its patience is shorter than a person's. */
const ask = async <Q extends Question>(question: Q): Promise<Reply<Q>> =>
  reply(question, { general: await loadGeneral(), milliseconds: 8_000 }, () => performance.now()) as Reply<Q>;

/** What was answered when it was tried is known when it is saved. */
export const answerInThread = (problem: ProblemJson): Promise<Answered> =>
  workedOutOnce(fingerprintOf(problem), () => ask({ ask: "answer", problem }));

/** What the solver's thread does with a question. */
export const replyInThread = (question: Question): Promise<unknown> =>
  question.ask === "answer" ? answerInThread(question.problem) : ask(question);
