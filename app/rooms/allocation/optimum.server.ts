import { type Actor, hasRole } from "#app/gate/actor.ts";
import {
  type AnswerView,
  answerView,
  type ReasonView,
  type RuleView,
  reasonViews,
  ruleViews,
} from "#app/rooms/allocation/answer-view.ts";
import { type Basis, isWeighed, levelId, noChoices, problemOf } from "#app/rooms/allocation/basis.ts";
import { basisOfCall } from "#app/rooms/allocation/queries/basis.server.ts";
import { mayWeighAll } from "#app/rooms/allocation/queries/sight.server.ts";
import { bestOf, fingerprintOf, readySolver, reasonsOf } from "#app/rooms/allocation/solver/ask.server.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import { solverVersion } from "#app/rooms/allocation/solver/version.ts";
import { type Answered, isSolved, type Solved } from "#app/rooms/allocation/solving.ts";
import type { Bilingual } from "#app/texts/language.ts";

type Named = { readonly id: string; readonly number: string; readonly title: Bilingual };

/** Why there is no answer to show, as a page says it. */
export type NoAnswer =
  | { readonly status: "hidden" | "owed" | "empty" | "unsolved" }
  | { readonly status: "infeasible"; readonly clash: readonly RuleView[] }
  | { readonly status: "faulty"; readonly faults: readonly string[] };

export const noAnswer = (basis: Basis, answered: Exclude<Answered, Solved>): NoAnswer =>
  answered.kind === "infeasible"
    ? { status: "infeasible", clash: ruleViews(basis, answered.clash) }
    : answered.kind === "faulty"
      ? { status: "faulty", faults: answered.faults.map((fault) => `${fault.where}: ${fault.message}`) }
      : { status: "unsolved" };

type Ready = { readonly call: Named; readonly basis: Basis; readonly problem: ProblemJson };

/** The call's own problem, when this officer may weigh all of it. Null: there is no such call for this reader. */
async function ready(actor: Actor, callId: string): Promise<{ call: Named; blocked: NoAnswer } | Ready | null> {
  if (!hasRole(actor, "officer")) return null;
  const found = await basisOfCall(actor, callId);
  if (!found) return null;
  const { id, number, title } = found.call;
  const call = { id, number, title };
  if (!(await mayWeighAll(actor, callId))) return { call, blocked: { status: "hidden" } };
  if (found.owed > 0) return { call, blocked: { status: "owed" } };
  const { basis } = found;
  if (!basis.applications.some((one) => isWeighed(basis, one))) return { call, blocked: { status: "empty" } };
  readySolver();
  return { call, basis, problem: problemOf(basis, noChoices) };
}

export type OptimumPage = { readonly call: Named } & (
  | NoAnswer
  | { readonly status: "answer"; readonly view: AnswerView; readonly solver: string; readonly fingerprint: string }
);

/** The exact optimum of the call as it is right now, beside the plain walk. Nothing is written. */
export async function optimumPage(actor: Actor, callId: string): Promise<OptimumPage | null> {
  const found = await ready(actor, callId);
  if (!found) return null;
  const { call } = found;
  if ("blocked" in found) return { call, ...found.blocked };
  const answered = await bestOf(found.problem);
  if (!isSolved(answered)) return { call, ...noAnswer(found.basis, answered) };
  const view = answerView(found.basis, noChoices, answered);
  return { call, status: "answer", view, solver: solverVersion, fingerprint: fingerprintOf(found.problem) };
}

/** Reasons as they are told so far, and who is left. */
export type ReasonsPart = {
  readonly status: "answer";
  readonly proved: boolean;
  /** of the problem that they are about: with another one these are not to be told beside each other */
  readonly fingerprint: string;
  readonly reasons: readonly ReasonView[];
  readonly left: readonly { readonly number: string; readonly title: string }[];
  /** something went wrong: asking again at once does not help */
  readonly failed: boolean;
};
export type WhyPage = { readonly call: Named } & (NoAnswer | ReasonsPart);

/** `of`: registry numbers, told in that order; none: all that have not everything. As many as there is time for. */
export type ReasonsAsked = {
  readonly of: readonly string[];
  readonly milliseconds: number;
  readonly signal?: AbortSignal | undefined;
};

export async function whyPage(actor: Actor, callId: string, asked: ReasonsAsked): Promise<WhyPage | null> {
  const found = await ready(actor, callId);
  if (!found) return null;
  const { call } = found;
  if ("blocked" in found) return { call, ...found.blocked };
  return { call, ...(await explained(found.basis, found.problem, asked)) };
}

export async function explained(
  basis: Basis,
  problem: ProblemJson,
  { of, milliseconds, signal }: ReasonsAsked,
): Promise<NoAnswer | ReasonsPart> {
  const answered = await bestOf(problem, signal);
  if (!isSolved(answered)) return noAnswer(basis, answered);
  const proved = answered.kind === "optimal";
  const levels = new Map(answered.grants.map((grant) => [grant.application, grant.level]));
  const short = problem.applications.filter((one) => levels.get(one.id) !== levelId(0)).map((one) => one.id);
  const wanted = of.filter((one) => problem.applications.some(({ id }) => id === one));
  const { reasons, left, failed } = proved
    ? await reasonsOf(problem, wanted.length > 0 ? wanted : short, { milliseconds, signal })
    : { reasons: [], left: [], failed: false };
  const titles = new Map(basis.applications.map((one) => [one.number, one.title]));
  return {
    status: "answer",
    proved,
    fingerprint: fingerprintOf(problem),
    reasons: reasonViews(basis, reasons),
    left: left.map((number) => ({ number, title: titles.get(number) ?? number })),
    failed,
  };
}

export type ProblemFile = { readonly name: string; readonly text: string };

export const problemFile = (number: string, problem: ProblemJson): ProblemFile => ({
  name: `fordelning-${number.replace(/[^\w-]/g, "-")}.json`,
  text: `${JSON.stringify(problem, null, 2)}\n`,
});

/** The call's problem as `npm run drum -- allocate` reads it. Null when this reader may not weigh all of it. */
export async function callProblem(actor: Actor, callId: string): Promise<ProblemFile | null> {
  const found = await ready(actor, callId);
  return found && !("blocked" in found) ? problemFile(found.call.number, found.problem) : null;
}
