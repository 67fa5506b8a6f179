import { type Actor, isPreparing, isStaff } from "#app/gate/actor.ts";
import { executeTogether } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { paths } from "#app/paths.ts";
import { declares } from "#app/rooms/applications/visibility.server.ts";
import { conflictId, conflictKind } from "#app/rooms/assessment/assessment.store.server.ts";
import { declare } from "#app/rooms/assessment/commands/declare.ts";
import type { DeclarationsForm } from "#app/rooms/assessment/declaration.forms.ts";
import { askedAt, type DeclarationScope } from "#app/rooms/assessment/declaration.ts";
import * as queries from "#app/rooms/assessment/queries/declarations.server.ts";

/** What the reader is asked about before opening something; null when nothing is left to answer. */
export const declarationsAsked = queries.askedAbout;

/** How many of a round's submitted cases a reader of the office has not answered for. */
export const awaitingInCall = (actor: Actor, callId: string): Promise<number> =>
  isStaff(actor) && declares(actor) ? queries.awaitingInCall(actor, callId) : Promise.resolve(0);

/** Where the question stands that comes before this address; null when nothing is left to answer, or nothing is asked. */
export async function declareBefore(actor: Actor, path: string, search = ""): Promise<string | null> {
  if (!declares(actor)) return null;
  const asked = askedAt(path);
  if (!asked || !(await queries.awaitsIn(actor, asked.scope, asked.id))) return null;
  return paths.declarations(asked.scope, asked.id, path + search);
}

/**
 * One person's answers for many cases: all of them or none. What has been answered meanwhile, in another tab or by the assessment, stands.
 * Answers how many conflicts of interest were declared.
 */
export async function declareForCases({
  actor,
  scope,
  id,
  form,
}: {
  readonly actor: Actor;
  readonly scope: DeclarationScope;
  readonly id: string;
  readonly form: DeclarationsForm;
}): Promise<Result<number, GateRefusal>> {
  const awaiting = new Set(await queries.awaitingIn(actor, scope, id));
  const answers = [...new Map(form.answers.map((answer) => [answer.case, answer])).values()]
    .filter((answer) => awaiting.has(answer.case))
    .sort((one, other) => (one.case < other.case ? -1 : 1));
  return executeTogether(async (run) => {
    for (const answer of answers) {
      const outcome = await run({
        kind: conflictKind,
        command: answer.declaration === "none" ? "declare-none" : "declare",
        actor,
        id: conflictId(answer.case, actor.personId),
        decide: (subject) => declare(answer, subject.applicationId, subject.personId),
      });
      if (!outcome.ok) return outcome;
    }
    return accept(answers.filter((answer) => answer.declaration === "conflict").length);
  });
}

/** Where somebody goes on from who has declared a conflict in the one case they were about to read. */
export const backFromCase = (actor: Actor): string =>
  isStaff(actor) ? paths.office() : isPreparing(actor) ? paths.preparations() : paths.meetings();
