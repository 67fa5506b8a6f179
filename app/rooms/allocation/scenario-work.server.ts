import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type AnswerView, answerView, type RuleView, ruleViews } from "#app/rooms/allocation/answer-view.ts";
import { type Basis, basisSchema, type Choices, isWeighed, problemOf, reweighed } from "#app/rooms/allocation/basis.ts";
import { optimumTexts } from "#app/rooms/allocation/optimum.texts.ts";
import { fieldsOfClash, type Typed } from "#app/rooms/allocation/scenario.ts";
import type { ProblemJson } from "#app/rooms/allocation/solver/problem.ts";
import type { Answered, Solved } from "#app/rooms/allocation/solving.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

/*
 * How choices on a basis are worked out, whoever solves: the request's thread asks the solver's (`scenario.server.ts`), and the solver's own
 * answers what a hand has just changed from the scenario to the finished answer (`scenario-thread.server.ts`).
 */

let newest: { readonly text: string; readonly basis: Basis } | null = null;

/** A hand that moves asks about the same basis again and again: the newest is read once. It is shared, so nobody may change it. */
export function basisIn(text: string): Basis {
  if (newest?.text !== text) newest = { text, basis: basisSchema.parse(JSON.parse(text)) };
  return newest.basis;
}

export const weighted = async (callId: string, basis: Basis, choices: Choices): Promise<Basis> =>
  choices.weights ? reweighed(basis, await rulesVersion(callId, basis.rulesVersion), choices.weights) : basis;

export type WorkRefusal = "faulty-choices" | "cannot-hold" | "no-answer-in-time" | "nothing-to-weigh" | "unreadable-problem";
export type Worked = {
  readonly choices: Choices;
  readonly problem: ProblemJson;
  readonly solved: Solved;
  readonly view: AnswerView;
};

const inWords = (rules: readonly RuleView[], language: Language): string =>
  rules.map(({ kind, name }) => optimumTexts[language].rules[kind](inLanguage(name, language))).join("; ");

/** The solver reads the problem with suspicion, and says when it cannot. */
export async function workOut(
  callId: string,
  basis: Basis,
  choices: Choices,
  { solve, typed }: { readonly solve: (problem: ProblemJson) => Promise<Answered>; readonly typed?: Typed },
): Promise<Result<Worked, WorkRefusal>> {
  const ranked = await weighted(callId, basis, choices);
  if (!ranked.applications.some((one) => isWeighed(ranked, one))) return refuse("nothing-to-weigh");
  const problem = problemOf(ranked, choices);
  const solved = await solve(problem);
  if (solved.kind === "infeasible") {
    const clash = ruleViews(ranked, solved.clash);
    return refuse("cannot-hold", {
      fields: fieldsOfClash(basis, solved.clash, choices, typed),
      values: { sv: inWords(clash, "sv"), en: inWords(clash, "en") },
    });
  }
  if (solved.kind === "faulty") return refuse("unreadable-problem");
  if (solved.kind === "unsolved") return refuse("no-answer-in-time");
  return accept({ choices, problem, solved, view: answerView(ranked, choices, solved) });
}
