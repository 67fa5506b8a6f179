import { type Actor, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { inOneTransaction } from "#app/gate/transaction.server.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type {
  DeclarationForm,
  NoteForm,
  RulingForm,
  ScoreForm,
  ScoresForm,
  SummaryForm,
} from "#app/rooms/assessment/assessment.forms.ts";
import {
  assessmentKind,
  conflictId,
  conflictKind,
  loadAssignment,
  loadConflict,
  loadWithScores,
} from "#app/rooms/assessment/assessment.store.server.ts";
import { noteKey, type RankedApplication } from "#app/rooms/assessment/assessment.ts";
import { assign, type Unfit } from "#app/rooms/assessment/commands/assign.ts";
import { declare } from "#app/rooms/assessment/commands/declare.ts";
import { release } from "#app/rooms/assessment/commands/release.ts";
import { reopen } from "#app/rooms/assessment/commands/reopen.ts";
import { rule } from "#app/rooms/assessment/commands/rule.ts";
import * as saving from "#app/rooms/assessment/commands/save-scores.ts";
import { submit } from "#app/rooms/assessment/commands/submit.ts";
import { whileOpen } from "#app/rooms/assessment/commands/while-open.ts";
import { assessment } from "#app/rooms/assessment/queries/assessment.server.ts";
import { assessments } from "#app/rooms/assessment/queries/assessments.server.ts";
import * as ofCase from "#app/rooms/assessment/queries/case.server.ts";
import { editionsOf } from "#app/rooms/assessment/queries/editions.server.ts";
import { owedIn, ranking } from "#app/rooms/assessment/queries/ranking.server.ts";
import type { Ranking } from "#app/rooms/assessment/ranking.ts";
import type { CallWithRules } from "#app/rooms/calls/call.ts";
import { callById } from "#app/rooms/calls/calls.server.ts";

export type { RankedApplication } from "#app/rooms/assessment/assessment.ts";
export type {
  AssessmentToDeclare,
  AssessmentToScore,
  OwnNote,
  SubmittedAssessment,
} from "#app/rooms/assessment/queries/assessment.server.ts";
export type { NextAssessment } from "#app/rooms/assessment/queries/assessments.server.ts";
export { assessmentAfter } from "#app/rooms/assessment/queries/assessments.server.ts";
export type {
  Candidate,
  CaseAssessment,
  CaseAssessments,
  CaseConflict,
  ConflictView,
} from "#app/rooms/assessment/queries/case.server.ts";
export { type ConflictHint, conflictHints } from "#app/rooms/assessment/queries/conflict-hints.server.ts";
export type { AssessmentEditions, Edition } from "#app/rooms/assessment/queries/editions.server.ts";

// ── questions ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The reader's own assessments, fifty to a page. */
export const assessmentsOf = assessments;
/** One of the reader's own assessments, as much of it as they may see now; null when there is none. */
export const assessmentFor = assessment;
/** What the office sees of a case's assessment; null when the case is hidden from the reader. */
export const assessmentsOfCase = ofCase.assessmentsOf;
/** One assessment of a case in every version that has been handed in; null unless the reader is an officer or auditor who may see it. */
export const editionsOfAssessment = editionsOf;
/** Whom an officer may assign to a case, with load and proposed conflicts. */
export const assessorsToChoose = ofCase.candidates;
/** One person's declared conflict in a case. */
export const conflictFor = ofCase.conflictOf;

export type CallRanking = {
  readonly call: CallWithRules;
  readonly ranking: Ranking<RankedApplication>;
  /** cases left out because the reader has an assessment of their own to submit first */
  readonly owed: number;
};

/** The ranking of a call as this reader may see it; null when there is no such call or the reader is not of the office. */
export async function rankingOfCall(actor: Actor, callId: string): Promise<CallRanking | null> {
  if (!isStaff(actor)) return null;
  const call = await callById(callId);
  if (!call) return null;
  const [ordered, owed] = await Promise.all([ranking(actor, callId, call.rules), owedIn(actor, callId)]);
  return { call, ranking: ordered, owed };
}

/** Nothing is scored any more in a case: a condition on `application a`, for the small reads of mail. */
export { othersRule, scoringClosed } from "#app/rooms/assessment/queries/sight.server.ts";

// ── commands ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Order = { readonly actor: Actor; readonly id: string };
type Saved = { readonly version: number; readonly savedAt: Date };

/** Who is already on the case is passed over, so that a form posted twice assigns once. The first other refusal ends it. */
export async function assignAssessors(order: {
  readonly actor: Actor;
  readonly applicationId: string;
  readonly assessors: readonly string[];
  readonly dueOn: LocalDate | null;
}): Promise<Result<number, Unfit | "scoring-closed" | GateRefusal>> {
  let assigned = 0;
  for (const assessorId of new Set(order.assessors)) {
    const outcome = await execute({
      kind: assessmentKind,
      command: "assign",
      actor: order.actor,
      id: newId(),
      load: loadAssignment(order.applicationId, assessorId),
      decide: whileOpen((subject, at) => assign(subject, order.dueOn, at.now)),
    });
    if (outcome.ok) assigned += 1;
    else if (outcome.refusal.code !== "already-assigned") return outcome;
  }
  return accept(assigned);
}

/** An assessor's declaration for one assessment: opens the content, or hides the case and takes the scores out of every mean. */
export const declareForAssessment = ({
  actor,
  id,
  form,
}: Order & { readonly form: DeclarationForm }): Promise<Result<undefined, GateRefusal>> =>
  execute({
    kind: assessmentKind,
    command: form.declaration === "none" ? "declare-no-conflict" : "declare-conflict",
    actor,
    id,
    decide: (subject) => declare(form, subject.applicationId, subject.assessorId),
  });

/** One score, the overall words or the assessor's own notes, saved while the assessor works. */
export const saveScore = ({
  actor,
  id,
  form,
}: Order & { readonly form: ScoreForm | SummaryForm | NoteForm }): Promise<
  Result<Saved | undefined, "scores-not-accepted" | "scoring-closed" | GateRefusal>
> =>
  execute({
    kind: assessmentKind,
    command: "save-score",
    actor,
    id,
    version: form.version,
    decide: whileOpen((subject, at) =>
      "level" in form
        ? saving.saveScore(subject, form, at.now)
        : form.key === noteKey
          ? saving.saveNote(subject, form, at.now)
          : saving.saveSummary(subject, form, at.now),
    ),
  });

/** The whole form: all of it or nothing. */
export const saveScores = ({
  actor,
  id,
  form,
}: Order & { readonly form: Pick<ScoresForm, "version" | "scores" | "summary" | "note"> }): Promise<
  Result<Saved | undefined, "scores-not-accepted" | "scoring-closed" | GateRefusal>
> =>
  execute({
    kind: assessmentKind,
    command: "save-score",
    actor,
    id,
    version: form.version,
    load: loadWithScores,
    decide: whileOpen((subject, at) => saving.saveScores(subject, form, at.now)),
  });

export const submitAssessment = ({
  actor,
  id,
  version,
}: Order & { readonly version: number }): Promise<Result<undefined, "not-complete" | "scoring-closed" | GateRefusal>> =>
  execute({ kind: assessmentKind, command: "submit", actor, id, version, decide: whileOpen(submit) });

export const reopenAssessment = ({
  actor,
  id,
  version,
  reason,
}: Order & { readonly version: number; readonly reason: string }): Promise<Result<undefined, "scoring-closed" | GateRefusal>> =>
  execute({
    kind: assessmentKind,
    command: "reopen",
    actor,
    id,
    version,
    decide: whileOpen((subject) => reopen(subject, reason)),
  });

/** Before submitting only: what has been submitted belongs to the case, and a conflict of interest takes it out of every sum instead. */
export const releaseAssessor = ({
  actor,
  id,
  version,
  reason,
}: Order & { readonly version: number; readonly reason: string }): Promise<Result<undefined, GateRefusal>> =>
  execute({ kind: assessmentKind, command: "release", actor, id, version, decide: (subject) => release(subject, reason) });

type ConflictOrder = { readonly actor: Actor; readonly applicationId: string };

/** The office's and the board's own declarations; an assessor declares on the assessment. Nobody declares for another. */
export const declareForCase = ({
  actor,
  applicationId,
  personId = actor.personId,
  form,
}: ConflictOrder & { readonly personId?: string; readonly form: DeclarationForm }): Promise<Result<undefined, GateRefusal>> =>
  execute({
    kind: conflictKind,
    command: form.declaration === "none" ? "declare-none" : "declare",
    actor,
    id: conflictId(applicationId, personId),
    decide: (subject) => declare(form, subject.applicationId, subject.personId),
  });

/**
 * An officer's ruling on somebody's declared conflict. Nobody rules on their own, whatever their roles: the attempt is refused and stands in
 * the journal, even when the case is hidden from the one who tries and the answer is that it does not exist.
 */
export async function ruleOnConflict({
  actor,
  applicationId,
  personId,
  form,
}: ConflictOrder & { readonly personId: string; readonly form: RulingForm }): Promise<Result<undefined, GateRefusal>> {
  const id = conflictId(applicationId, personId);
  if (personId === actor.personId) await journalOwnRuling(actor, id, form.ruling);
  return execute({
    kind: conflictKind,
    command: form.ruling,
    actor,
    id,
    version: form.version,
    decide: (subject) => rule(subject, form),
  });
}

const journalOwnRuling = (actor: Actor, id: string, ruling: RulingForm["ruling"]) =>
  inOneTransaction(async (tx) => {
    const subject = await loadConflict(tx, id);
    if (!subject || subject.state === "absent") return;
    await appendToJournal(tx, {
      subjectType: conflictKind.name,
      subjectId: id,
      caseId: subject.applicationId,
      at: now(),
      actorId: actor.personId,
      command: `refused:${ruling}-conflict`,
      payload: { from: subject.state, to: subject.state, events: [] },
    });
  });
