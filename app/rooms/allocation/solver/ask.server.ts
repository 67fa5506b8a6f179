import { canonical } from "#app/kernel/canonical.ts";
import { processWide } from "#app/platform/process-wide.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { askThread, ThreadFault } from "#app/platform/thread.server.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { solverVersion } from "#app/rooms/allocation/solver/version.ts";
import type { Answered, Question, Reply } from "#app/rooms/allocation/solving.ts";

/** The same problem has the same answer for ever: it is worked out once. The oldest is forgotten. */
const known = processWide("allocation-answers", () => new Map<string, Promise<unknown>>());
const most = 200;

/** What the answer rests on, as one fingerprint: the problem and the solver. */
export const fingerprintOf = (problem: ProblemJson): string => sha256(canonical({ solver: solverVersion, problem }));

async function ask<Q extends Question>(question: Q, limit: number, signal?: AbortSignal): Promise<Reply<Q>> {
  const key = sha256(canonical({ solver: solverVersion, question }));
  const found = known.get(key);
  if (found) {
    known.delete(key);
    known.set(key, found);
    // Whoever asked first may have gone away; the question is then asked anew for those who stay.
    return found.catch((fault: unknown) => {
      if (signal?.aborted) throw fault;
      return ask(question, limit, signal);
    }) as Promise<Reply<Q>>;
  }
  const asked = askThread(question.ask === "answer" ? "answers" : "explanations", question, { limit, signal });
  known.set(key, asked);
  // A question that was given up may be asked again.
  asked.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  return asked as Promise<Reply<Q>>;
}

/** The best allocation of a problem, worked out in a thread of its own. Too long is an answer too. */
export async function bestOf(problem: ProblemJson, signal?: AbortSignal): Promise<Answered> {
  try {
    return await ask({ ask: "answer", problem }, 30_000, signal);
  } catch (fault) {
    if (fault instanceof ThreadFault) return { kind: "unsolved" };
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
): Promise<Reply<{ ask: "reserves"; problem: ProblemJson; milliseconds: number }>> {
  try {
    return await ask({ ask: "reserves", problem, milliseconds: 4_000 }, 60_000);
  } catch (fault) {
    if (fault instanceof ThreadFault) return { reserves: [], left: problem.applications.map((one) => one.id) };
    throw fault;
  }
}
