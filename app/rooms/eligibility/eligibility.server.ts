import { type Actor, system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { note, reckon, reckoned, reopen, settle } from "#app/rooms/eligibility/commands/settle.ts";
import type { EligibilityTyped } from "#app/rooms/eligibility/eligibility.forms.ts";
import { eligibilityKind } from "#app/rooms/eligibility/eligibility.store.server.ts";
import { eligibilityOf as query, reckoningOf } from "#app/rooms/eligibility/queries/eligibility.server.ts";
export const eligibilityOf = query;

type Refusals = GateRefusal | "application-withdrawn" | "already-decided" | "unanswered" | "not-eligible" | "nothing-failed";

/** One form, four buttons: keep what is written, settle it one way or the other, or take a settled check up again. */
export async function checkEligibility(
  order: { actor: Actor; id: string } & EligibilityTyped,
): Promise<Result<null | undefined, Refusals>> {
  const { actor, id, version, outcome, answers, reason } = order;
  // What the automatic checks say to this officer at this moment is kept beside what the officer says.
  const known = await query(actor, id);
  if (!known) return refuse("not-found");
  const { questions, findings } = known;
  const words = { answers, reason };
  type Subject = Parameters<typeof note>[0];
  const withFindings = (decided: ReturnType<typeof note>): ReturnType<typeof note> =>
    decided.ok
      ? accept({ ...decided.value, events: [...decided.value.events, reckoned(known.case.snapshot, findings)] })
      : decided;
  const commands = {
    save: { command: "save", decide: (subject: Subject) => withFindings(note(subject, questions, words)) },
    pass: { command: "pass", decide: (subject: Subject) => withFindings(settle(subject, questions, words, "passed")) },
    fail: { command: "fail", decide: (subject: Subject) => withFindings(settle(subject, questions, words, "failed")) },
    reopen: { command: "reopen", decide: (subject: Subject) => reopen(subject, reason) },
  } as const;
  return execute({ kind: eligibilityKind, actor, id, version, ...commands[outcome] });
}

/** The machine looks at a version that has come in, for the round board. It proposes and never decides (KL 6:38). */
export async function reckonEligibility(id: string): Promise<Result<null | undefined, Refusals>> {
  const known = await reckoningOf(id);
  if (!known) return refuse("not-found");
  return execute({
    kind: eligibilityKind,
    command: "reckon",
    actor: system,
    id,
    decide: () => reckon(known.snapshot, known.findings),
  });
}
