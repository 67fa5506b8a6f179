import { canonical } from "#app/kernel/canonical.ts";
import { refuse } from "#app/kernel/result.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { askThread, askThreadOnce, ThreadFault } from "#app/platform/thread.server.ts";
import type { triedInThread } from "#app/rooms/allocation/scenario-thread.server.ts";
import type { Sensitivity } from "#app/rooms/allocation/sensitivity.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { solverVersion } from "#app/rooms/allocation/solver/version.ts";
import type { Answered, Question, Reply } from "#app/rooms/allocation/solving.ts";

/** What the answer rests on, as one fingerprint: the problem and the solver. */
export const fingerprintOf = (problem: ProblemJson): string => sha256(canonical({ solver: solverVersion, problem }));

/** The same problem has the same answer for ever: it is worked out once. */
const ask = <Q extends Question>(question: Q, limit: number): Promise<Reply<Q>> =>
  askThreadOnce(
    question.ask === "answer" ? "answers" : question.ask === "sensitivity" ? "samples" : "explanations",
    sha256(canonical({ solver: solverVersion, question })),
    question,
    { limit },
  ) as Promise<Reply<Q>>;

/** The best allocation of a problem, worked out in a thread of its own. Too long is an answer too. */
export async function bestOf(problem: ProblemJson): Promise<Answered> {
  try {
    return await ask({ ask: "answer", problem }, 30_000);
  } catch (fault) {
    if (fault instanceof ThreadFault) return { kind: "unsolved" };
    throw fault;
  }
}

/** What is typed on a scenario, tried where it is solved. */
export async function triedOn(signal: AbortSignal, ...given: Parameters<typeof triedInThread>): ReturnType<typeof triedInThread> {
  try {
    return (await askThread("answers", { ask: "try", given }, { limit: 30_000, signal })) as Awaited<
      ReturnType<typeof triedInThread>
    >;
  } catch (fault) {
    if (fault instanceof ThreadFault) return refuse("no-answer-in-time");
    throw fault;
  }
}

/** Why not us: for one application, or for as many as there is time for. */
export async function reasonsOf(
  problem: ProblemJson,
  of?: readonly string[],
): Promise<Reply<{ ask: "why"; problem: ProblemJson; milliseconds: number }>> {
  try {
    return await ask({ ask: "why", problem, milliseconds: 4_000, ...(of ? { of } : {}) }, 60_000);
  } catch (fault) {
    if (fault instanceof ThreadFault) return { reasons: [], left: of ?? problem.applications.map((one) => one.id) };
    throw fault;
  }
}

export async function reservesOf(
  problem: ProblemJson,
  gone: readonly string[],
): Promise<Reply<{ ask: "reserves"; problem: ProblemJson; milliseconds: number }>> {
  try {
    return await ask({ ask: "reserves", problem, milliseconds: 4_000, gone }, 60_000);
  } catch (fault) {
    if (fault instanceof ThreadFault) return { reserves: [], freed: [], left: problem.applications.map((one) => one.id) };
    throw fault;
  }
}

/** How often each is funded in the best allocation of one run of samples; null when the thread had no answer in time. */
export async function samplesOf(
  question: Omit<Extract<Question, { ask: "sensitivity" }>, "ask" | "milliseconds">,
): Promise<Sensitivity | null> {
  try {
    return await ask({ ask: "sensitivity", ...question, milliseconds: 8_000 }, 25_000);
  } catch (fault) {
    if (fault instanceof ThreadFault) return null;
    throw fault;
  }
}
