import { canonical } from "#app/kernel/canonical.ts";
import { refuse } from "#app/kernel/result.ts";
import { processWide } from "#app/platform/process-wide.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { askThread, askThreadOnce, readyThread, ThreadFault } from "#app/platform/thread.server.ts";
import { isWhole } from "#app/rooms/allocation/reasons-asked.ts";
import type { triedInThread } from "#app/rooms/allocation/scenario-thread.server.ts";
import type { Sensitivity } from "#app/rooms/allocation/sensitivity.ts";
import type { Practised } from "#app/rooms/allocation/solver/practice.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { solverVersion } from "#app/rooms/allocation/solver/version.ts";
import type { Answered, Question, Reason, Reasons, Reply } from "#app/rooms/allocation/solving.ts";

/** What the answer rests on, as one fingerprint: the problem and the solver. */
export const fingerprintOf = (problem: ProblemJson): string => sha256(canonical({ solver: solverVersion, problem }));

/** A thread of its own, so that no what-if waits behind reasons; each question there is short, so that officers take turns. */
const explanations = "explanations";
const answers = "answers";
/** What takes its time the first time in a thread is practised there first. */
const practice = { [answers]: "answers", [explanations]: "reasons" } as const satisfies Record<string, Practised>;

/** Somebody has come to where they will ask for an answer and its reasons: the threads begin to practise. */
export function readySolver(): void {
  for (const [name, practised] of Object.entries(practice)) readyThread(name, practised);
}

/** The same problem has the same answer for ever: it is worked out once. */
const ask = <Q extends Question>(question: Q, limit: number, signal?: AbortSignal): Promise<Reply<Q>> => {
  const name = question.ask === "answer" ? answers : question.ask === "sensitivity" ? "samples" : explanations;
  const practises = name === "samples" ? undefined : practice[name];
  const key = sha256(canonical({ solver: solverVersion, question }));
  return askThreadOnce(name, key, question, { limit, signal, practises }) as Promise<Reply<Q>>;
};

/** The best allocation of a problem, worked out in a thread of its own. Too long is an answer too. */
export async function bestOf(problem: ProblemJson, signal?: AbortSignal): Promise<Answered> {
  try {
    return await ask({ ask: "answer", problem }, 30_000, signal);
  } catch (fault) {
    if (fault instanceof ThreadFault) return { kind: "unsolved" };
    throw fault;
  }
}

/** What is typed on a scenario, tried where it is solved. */
export async function triedOn(signal: AbortSignal, ...given: Parameters<typeof triedInThread>): ReturnType<typeof triedInThread> {
  try {
    return (await askThread(answers, { ask: "try", given }, { limit: 30_000, signal, practises: practice[answers] })) as Awaited<
      ReturnType<typeof triedInThread>
    >;
  } catch (fault) {
    if (fault instanceof ThreadFault) return refuse("no-answer-in-time");
    throw fault;
  }
}

/** Reasons that were told before, by the problem's fingerprint and whom they are about: they hold as long as the problem does. */
const told = processWide("reasons", () => new Map<string, Map<string, Reason>>());
const mostProblems = 40;

/** So long one question may take, milliseconds; then it is the next one's turn. */
const turn = 250;

/**
 * Why not us, for these applications in this order: what is known, and as many more as there is time for. Whoever asks again for those that
 * are left goes on where this ended, unless it was no time that failed. `signal`: nobody waits for the answer any more.
 */
export async function reasonsOf(
  problem: ProblemJson,
  of: readonly string[],
  { milliseconds, signal }: { readonly milliseconds: number; readonly signal?: AbortSignal | undefined },
): Promise<Reasons & { readonly failed: boolean }> {
  const key = fingerprintOf(problem);
  const known = told.get(key) ?? new Map<string, Reason>();
  told.delete(key);
  told.set(key, known);
  for (const oldest of told.keys()) if (told.size > mostProblems) told.delete(oldest);
  const until = performance.now() + milliseconds;
  const begun = new Map<string, Reason>();
  const answer = (left: readonly string[], failed = false) => ({
    reasons: of.flatMap((one) => known.get(one) ?? begun.get(one) ?? []),
    left,
    failed,
  });
  let left: readonly string[] = of.filter((one) => !known.has(one));
  while (left.length > 0)
    try {
      const question = { ask: "why", problem, milliseconds: turn, of: left } as const satisfies Question;
      const reply = (await askThread(explanations, question, {
        limit: 30_000,
        signal,
        practises: practice[explanations],
      })) as Reasons;
      for (const reason of reply.reasons) (isWhole(reason) ? known : begun).set(reason.application, reason);
      left = reply.left;
      if (performance.now() > until || signal?.aborted) break;
    } catch (fault) {
      if (!(fault instanceof ThreadFault)) throw fault;
      return answer(left, true);
    }
  return answer(left);
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
