import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import type { Result } from "#app/kernel/result.ts";
import { note, reopen, settle } from "#app/rooms/eligibility/commands/settle.ts";
import type { EligibilityTyped } from "#app/rooms/eligibility/eligibility.forms.ts";
import { eligibilityKind } from "#app/rooms/eligibility/eligibility.store.server.ts";
import { eligibilityOf as query, questionsFor } from "#app/rooms/eligibility/queries/eligibility.server.ts";

export type { Eligibility } from "#app/rooms/eligibility/queries/eligibility.server.ts";
export const eligibilityOf = query;

type Refusals = GateRefusal | "application-withdrawn" | "already-decided" | "unanswered" | "not-eligible" | "nothing-failed";

/** One form, four buttons: keep what is written, settle it one way or the other, or take a settled check up again. */
export async function checkEligibility(
  order: { actor: Actor; id: string } & EligibilityTyped,
): Promise<Result<null | undefined, Refusals>> {
  const { actor, id, version, outcome, answers, reason } = order;
  const questions = await questionsFor(id);
  const words = { answers, reason };
  const commands = {
    save: { command: "save", decide: (subject: Parameters<typeof note>[0]) => note(subject, questions, words) },
    pass: { command: "pass", decide: (subject: Parameters<typeof note>[0]) => settle(subject, questions, words, "passed") },
    fail: { command: "fail", decide: (subject: Parameters<typeof note>[0]) => settle(subject, questions, words, "failed") },
    reopen: { command: "reopen", decide: (subject: Parameters<typeof note>[0]) => reopen(subject, reason) },
  } as const;
  return execute({ kind: eligibilityKind, actor, id, version, ...commands[outcome] });
}
