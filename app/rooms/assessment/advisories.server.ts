import { type Actor, hasRole, isStaff, system } from "#app/gate/actor.ts";
import { execute, executeTogether } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { withinLimit } from "#app/platform/rate-limit.server.ts";
import { hashSecret } from "#app/platform/secrets.server.ts";
import type { AdviceForm, AskedAdvisory } from "#app/rooms/assessment/advisory.forms.ts";
import { advisoryByLink, advisoryOfCase, newAdvisory } from "#app/rooms/assessment/advisory.store.server.ts";
import type { Advisory } from "#app/rooms/assessment/advisory.ts";
import { answer, ask, withdraw } from "#app/rooms/assessment/commands/advise.ts";
import * as queries from "#app/rooms/assessment/queries/advisories.server.ts";
import { caseOfAssessment } from "#app/rooms/assessment/queries/discussion.server.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** For the letters, which ask by the same rule who may hold a link. */
export { advisorySecret, awaitsDecision, heldInConflict } from "#app/rooms/assessment/advisory.store.server.ts";

/** With the day that tells what is overdue. */
export type Advised = { readonly advisories: readonly Advisory[]; readonly today: LocalDate };

/** What has been asked and answered about a case, for whoever reads it: nothing where the case is hidden from them. */
export const advisoriesOfCase = async (actor: Actor, applicationId: string): Promise<Advised> => ({
  advisories: await queries.advisoriesIn(actor, applicationId),
  today: localDate(now()),
});

/**
 * The same for an assessor, from an assessment of their own that is handed in: read before, what a network thinks would lead the one who
 * is to judge independently. Nothing while it is open again, or under a conflict of interest.
 */
export async function advisoriesForAssessor(actor: Actor, assessmentId: string): Promise<Advised> {
  const applicationId = await caseOfAssessment(actor, assessmentId);
  return applicationId === null ? { advisories: [], today: localDate(now()) } : advisoriesOfCase(actor, applicationId);
}

export type CaseAdvisories = Advised & { readonly application: queries.AdvisedCase; readonly may: boolean };

/** A case's own page of advisory statements, for the office; null when the case is hidden from the reader. */
export async function caseAdvisories(actor: Actor, applicationId: string): Promise<CaseAdvisories | null> {
  if (!isStaff(actor)) return null;
  const [[application], advised] = await Promise.all([
    queries.casesToAdvise(actor, { id: applicationId }),
    advisoriesOfCase(actor, applicationId),
  ]);
  return application ? { ...advised, application, may: hasRole(actor, "officer") && application.open } : null;
}

export type CallAdvisories = {
  readonly call: { readonly id: string; readonly title: Bilingual };
  readonly cases: readonly queries.AdvisedCase[];
  readonly advisories: readonly (Advisory & { readonly applicationId: string })[];
  readonly today: LocalDate;
  readonly may: boolean;
};

/** Who has answered and who has not in a call; null when there is no such call or the reader is not of the office. */
export async function callAdvisories(actor: Actor, callId: string): Promise<CallAdvisories | null> {
  if (!isStaff(actor)) return null;
  const [call, cases, advisories] = await Promise.all([
    callById(callId),
    queries.casesToAdvise(actor, { callId }),
    queries.advisoriesInCall(actor, callId),
  ]);
  return (
    call && {
      call: { id: call.id, title: call.title },
      cases,
      advisories,
      today: localDate(now()),
      may: hasRole(actor, "officer"),
    }
  );
}

export type AskRefusal = GateRefusal | "advisory-closed" | "already-asked" | "advisory-in-conflict" | "advisory-date";

/**
 * Asks one body about one case or many: one letter with all the links. All or none, except that a case where the same address has been asked
 * already and not answered is passed over, so that a form posted twice asks once.
 */
export const askForAdvice = ({
  actor,
  applicationIds,
  asked,
}: {
  readonly actor: Actor;
  readonly applicationIds: readonly string[];
  readonly asked: AskedAdvisory;
}): Promise<Result<number, AskRefusal>> => {
  const batchId = newId();
  return executeTogether<number, AskRefusal>(async (run) => {
    let count = 0;
    let passed: Result<number, AskRefusal> | null = null;
    for (const applicationId of [...new Set(applicationIds)].sort()) {
      const outcome = await run({
        kind: newAdvisory(applicationId),
        command: "ask",
        actor,
        id: newId(),
        decide: (subject, at) => ask(subject, at, asked, batchId),
      });
      if (outcome.ok) count += 1;
      else if (outcome.refusal.code === "already-asked") passed = outcome;
      else return outcome;
    }
    return count === 0 && passed ? passed : accept(count);
  });
};

export const withdrawAdvisory = ({
  actor,
  applicationId,
  id,
  version,
}: {
  readonly actor: Actor;
  readonly applicationId: string;
  readonly id: string;
  readonly version: number;
}): Promise<Result<undefined, GateRefusal>> =>
  execute({ kind: advisoryOfCase(applicationId), command: "withdraw", actor, id, version, decide: withdraw });

/** What a link leads to, for whoever holds it. */
export async function advisoryByToken(
  token: string,
  network: string,
): Promise<(queries.HeldAdvisory & { readonly today: LocalDate }) | "too-many" | null> {
  if (!(await withinLimit("link-per-network", network))) return "too-many";
  const held = await queries.advisoryHeld(hashSecret(token));
  return held && { ...held, today: localDate(now()) };
}

/** The holder of the link is nobody that Drum knows: the journal says what was answered, and by whom in their own words. */
export async function answerAdvisory({
  token,
  network,
  form,
}: {
  readonly token: string;
  readonly network: string;
  readonly form: AdviceForm;
}): Promise<Result<undefined, GateRefusal | "too-many" | "advisory-closed">> {
  if (!(await withinLimit("link-per-network", network))) return refuse("too-many");
  return execute({
    kind: advisoryByLink(hashSecret(token)),
    command: form.step,
    actor: system,
    id: "",
    decide: (subject, at) => answer(subject, at, form),
  });
}
