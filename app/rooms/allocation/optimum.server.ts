import { type Actor, hasRole } from "#app/gate/actor.ts";
import {
  type AnswerView,
  answerView,
  type ReasonView,
  type RuleView,
  reasonViews,
  ruleViews,
} from "#app/rooms/allocation/answer-view.ts";
import { type Basis, isWeighed, noChoices, problemOf } from "#app/rooms/allocation/basis.ts";
import { basisOfCall } from "#app/rooms/allocation/queries/basis.server.ts";
import { mayWeighAll } from "#app/rooms/allocation/queries/sight.server.ts";
import { bestOf, reasonsOf } from "#app/rooms/allocation/solver/ask.server.ts";
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
  return { call, basis, problem: problemOf(basis, noChoices) };
}

export type OptimumPage = { readonly call: Named } & (
  | NoAnswer
  | { readonly status: "answer"; readonly view: AnswerView; readonly solver: string }
);

/** The exact optimum of the call as it is right now, beside the plain walk. Nothing is written. */
export async function optimumPage(actor: Actor, callId: string): Promise<OptimumPage | null> {
  const found = await ready(actor, callId);
  if (!found) return null;
  const { call } = found;
  if ("blocked" in found) return { call, ...found.blocked };
  const answered = await bestOf(found.problem);
  if (!isSolved(answered)) return { call, ...noAnswer(found.basis, answered) };
  return { call, status: "answer", view: answerView(found.basis, noChoices, answered), solver: solverVersion };
}

export type WhyPage = { readonly call: Named } & (
  | NoAnswer
  | {
      readonly status: "answer";
      readonly proved: boolean;
      readonly reasons: readonly ReasonView[];
      readonly left: readonly { readonly number: string; readonly title: string }[];
    }
);

/** `of`: the registry number of one application; without it, all that have not everything, as far as there is time. */
export async function whyPage(actor: Actor, callId: string, of: string | null): Promise<WhyPage | null> {
  const found = await ready(actor, callId);
  if (!found) return null;
  const { call } = found;
  if ("blocked" in found) return { call, ...found.blocked };
  return { call, ...(await explained(found.basis, found.problem, of)) };
}

export async function explained(basis: Basis, problem: ProblemJson, of: string | null) {
  const known = of !== null && problem.applications.some((one) => one.id === of) ? [of] : undefined;
  const answered = await bestOf(problem);
  if (!isSolved(answered)) return noAnswer(basis, answered);
  const { reasons, left } = await reasonsOf(problem, known);
  const titles = new Map(basis.applications.map((one) => [one.number, one.title]));
  return {
    status: "answer" as const,
    proved: answered.kind === "optimal",
    reasons: reasonViews(basis, reasons),
    left: left.map((number) => ({ number, title: titles.get(number) ?? number })),
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
