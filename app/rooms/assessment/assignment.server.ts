import { setTimeout as wait } from "node:timers/promises";
import { type Actor, hasRole } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { newId } from "#app/platform/id.server.ts";
import { log } from "#app/platform/log.server.ts";
import { processWide } from "#app/platform/process-wide.server.ts";
import { sha256 } from "#app/platform/secrets.server.ts";
import { askThreadOnce, ThreadFault } from "#app/platform/thread.server.ts";
import { assessmentKind, loadAssignment } from "#app/rooms/assessment/assessment.store.server.ts";
import type { AssignmentWishes } from "#app/rooms/assessment/assignment.forms.ts";
import {
  type Assignment,
  type AssignmentProblem,
  keptLoads,
  knows,
  type Short,
  shortOf,
} from "#app/rooms/assessment/assignment.ts";
import type { AssignmentQuestion } from "#app/rooms/assessment/assignment-solver.server.ts";
import { assign } from "#app/rooms/assessment/commands/assign.ts";
import { whileOpen } from "#app/rooms/assessment/commands/while-open.ts";
import {
  type RoundCase,
  type RoundPerson,
  type RoundToAssign,
  roundToAssign,
} from "#app/rooms/assessment/queries/assignment.server.ts";
import { owedIn } from "#app/rooms/assessment/queries/ranking.server.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { publishedForOffice } from "#app/rooms/calls/calls.server.ts";

/** Who is on an application, or is proposed for it. */
export type ProposedPerson = { readonly id: string; readonly name: string; readonly knows: boolean; readonly wary: boolean };
export type ProposedCase = RoundCase & {
  readonly kept: readonly ProposedPerson[];
  readonly given: readonly ProposedPerson[];
  readonly short: Short | null;
};
export type ProposedLoad = RoundPerson & { readonly kept: number; readonly more: number; readonly most: number | null };

export type ProposalOfRound = {
  readonly cases: readonly ProposedCase[];
  readonly loads: readonly ProposedLoad[];
  /** assignments that it would make */
  readonly count: number;
  /** what is confirmed: this proposal from these facts and no other */
  readonly fingerprint: string;
  /** false: time ran out before it was proved that nothing is better */
  readonly proved: boolean;
};

export type { RoundPerson } from "#app/rooms/assessment/queries/assignment.server.ts";

export type AssignmentPage = {
  readonly call: Pick<CallWithRules, "id" | "number" | "title">;
  readonly people: readonly RoundPerson[];
  /** cases left out because the reader has an assessment of their own to submit first */
  readonly owed: number;
  readonly standing:
    | { readonly kind: "no-cases" | "no-assessors" | "stopped" | "late" }
    | { readonly kind: "working"; readonly seconds: number; readonly step: 1 | 2; readonly cases: number }
    | { readonly kind: "proposal"; readonly proposal: ProposalOfRound };
};

/** How many assessors the call's own rules want for each application; null: there is no such call for this reader. */
export async function usualAssessors(actor: Actor, callId: string): Promise<number | null> {
  if (!hasRole(actor, "officer")) return null;
  const found = await publishedForOffice(actor, callId);
  return found ? found.call.rules.assessorsPerApplication : null;
}

// ── what is being worked out ────────────────────────────────────────────────────────────────────────────────────────────────

type Work = {
  readonly begun: number;
  step: 1 | 2;
  readonly stop: AbortController;
  /** null: there was no answer in time, or nobody wanted it any more */
  readonly answer: Promise<Assignment | null>;
};
const works = processWide("assignments", () => new Map<string, Work>());
/** milliseconds: a page is not kept waiting longer, and the work goes on without it */
const patience = 8_000;
const limit = 60_000;

const keyOf = (problem: AssignmentProblem) => sha256(canonical({ assignment: problem }));
const ask = (question: AssignmentQuestion, stop: AbortSignal): Promise<Assignment> =>
  askThreadOnce("assignments", sha256(canonical({ question })), question, { limit, stop }) as Promise<Assignment>;

/** Begins, or joins who has asked the same. */
function workOn(problem: AssignmentProblem): Work {
  const key = keyOf(problem);
  const known = works.get(key);
  if (known) return known;
  const stop = new AbortController();
  const work: Work = { begun: performance.now(), step: 1, stop, answer: answerOf(problem, stop.signal, () => (work.step = 2)) };
  works.set(key, work);
  void work.answer.finally(() => works.delete(key));
  return work;
}

async function answerOf(problem: AssignmentProblem, stop: AbortSignal, filled: () => void): Promise<Assignment | null> {
  try {
    const found = await ask({ ask: "assignment-fill", problem }, stop);
    filled();
    return await ask({ ask: "assignment-fit", problem, found }, stop);
  } catch (fault) {
    if (!(fault instanceof ThreadFault)) throw fault;
    if (!stop.aborted) log.warn({ fault: fault.message }, "an assignment of assessors was not worked out");
    return null;
  }
}

// ── the page ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const fingerprintOf = (problem: AssignmentProblem, { given }: Assignment) => sha256(canonical({ problem, given }));

/** A proposal for the round, or how far it has come. Nothing is written. Null: there is no such call for this reader. */
export async function assignmentPage(
  actor: Actor,
  callId: string,
  wishes: AssignmentWishes,
  stopped: boolean,
): Promise<AssignmentPage | null> {
  if (!hasRole(actor, "officer")) return null;
  const found = await publishedForOffice(actor, callId);
  if (!found) return null;
  const { id, number, title } = found.call;
  const [round, owed] = await Promise.all([roundToAssign(actor, callId, wishes), owedIn(actor, callId)]);
  const page = { call: { id, number, title }, people: round.people, owed };
  if (round.cases.length === 0) return { ...page, standing: { kind: "no-cases" } };
  if (round.people.length === 0) return { ...page, standing: { kind: "no-assessors" } };
  if (stopped) return { ...page, standing: { kind: "stopped" } };
  const work = workOn(round.problem);
  const answer = await Promise.race([work.answer, wait(patience, "working" as const, { ref: false })]);
  if (answer === "working") {
    const seconds = Math.round((performance.now() - work.begun) / 1_000);
    return { ...page, standing: { kind: "working", seconds, step: work.step, cases: round.cases.length } };
  }
  if (!answer) return { ...page, standing: { kind: "late" } };
  return { ...page, standing: { kind: "proposal", proposal: shown(round, answer) } };
}

function shown({ problem, cases, people, names }: RoundToAssign, answer: Assignment): ProposalOfRound {
  const given = new Map(answer.given.map(({ application, assessors }) => [application, assessors]));
  const short = new Map(shortOf(problem, answer.given).map((one) => [one.application, one]));
  const facts = new Map(problem.applications.map((one) => [one.id, one]));
  const assessors = new Map(problem.assessors.map((one) => [one.id, one]));
  const named = new Map(people.map(({ id, name }) => [id, name]));
  const kept = new Map(keptLoads(problem).map((load, index) => [problem.assessors[index]?.id, load]));
  const more = new Map<string, number>();
  for (const one of answer.given) for (const id of one.assessors) more.set(id, (more.get(id) ?? 0) + 1);
  const byName = (a: ProposedPerson, b: ProposedPerson) => a.name.localeCompare(b.name, "sv");
  return {
    cases: cases.map((one) => {
      const application = facts.get(one.id);
      const person = (id: string): ProposedPerson => ({
        id,
        name: named.get(id) ?? names[id] ?? "",
        knows: application !== undefined && knows(assessors.get(id) ?? { areas: [] }, application),
        wary: application?.wary.includes(id) ?? false,
      });
      return {
        ...one,
        kept: (application?.kept ?? []).map(person).sort(byName),
        given: (given.get(one.id) ?? []).map(person).sort(byName),
        short: short.get(one.id) ?? null,
      };
    }),
    loads: people.map((one) => ({
      ...one,
      kept: kept.get(one.id) ?? 0,
      more: more.get(one.id) ?? 0,
      most: assessors.get(one.id)?.most ?? null,
    })),
    count: answer.given.reduce((sum, one) => sum + one.assessors.length, 0),
    fingerprint: fingerprintOf(problem, answer),
    proved: answer.proved,
  };
}

// ── what is done with it ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Stops working on the proposal that these wishes ask for; that nobody works on it is no fault. */
export async function stopAssignment(actor: Actor, callId: string, wishes: AssignmentWishes): Promise<Result<null, "not-found">> {
  if (!hasRole(actor, "officer")) return refuse("not-found");
  const { problem } = await roundToAssign(actor, callId, wishes);
  works.get(keyOf(problem))?.stop.abort();
  return accept(null);
}

export type AssignmentTally = { readonly assigned: number; readonly refused: number };

/**
 * Assigns by the proposal that was read. Everything it rests on is asked for again, and a proposal from other facts is refused: then nobody
 * is assigned. Each assignment is a command of its own under its case's lock, in its case's journal; one that has become impossible in
 * between is passed over and counted.
 */
export async function assignByProposal(order: {
  readonly actor: Actor;
  readonly callId: string;
  readonly wishes: AssignmentWishes;
  readonly fingerprint: string;
  readonly dueOn: LocalDate | null;
}): Promise<Result<AssignmentTally, "not-found" | "changed-since-read" | "no-proposal">> {
  const { actor, callId, wishes, fingerprint, dueOn } = order;
  if ((await usualAssessors(actor, callId)) === null) return refuse("not-found");
  const { problem } = await roundToAssign(actor, callId, wishes);
  if (problem.applications.length === 0) return refuse("changed-since-read");
  const answer = await workOn(problem).answer;
  if (!answer) return refuse("no-proposal");
  if (fingerprintOf(problem, answer) !== fingerprint) return refuse("changed-since-read");
  let assigned = 0;
  let refused = 0;
  for (const { application, assessors } of answer.given)
    for (const assessorId of assessors) {
      const outcome = await execute({
        kind: assessmentKind,
        command: "assign",
        actor,
        id: newId(),
        load: loadAssignment(application, assessorId),
        decide: whileOpen((subject, at) => assign(subject, dueOn, at.now, { proposal: fingerprint, callId })),
      });
      if (outcome.ok) assigned += 1;
      else refused += 1;
    }
  return accept({ assigned, refused });
}
