import type { Case } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { Ground } from "#app/rooms/assessment/assessment.forms.ts";
import type { AssessmentState, Score } from "#app/rooms/assessment/assessment.ts";
import type { ConflictState } from "#app/rooms/assessment/conflict.lifecycle.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/** An assessment as a command meets it. */
export type AssessmentSubject = Case<AssessmentState | "absent"> & {
  readonly applicationId: string;
  readonly assessorId: string;
  /** the rules that the application was made under */
  readonly rules: CallRules;
  /** framework nodes the applicant chose */
  readonly claimed: readonly string[];
  /** keys that have a stored score */
  readonly scored: readonly string[];
  /** the stored scores themselves, where the command compares with them */
  readonly scores: readonly Score[];
  readonly summary: string;
  /** the stored notes, where the command compares with them */
  readonly note: string;
  /** people with a declared or confirmed conflict in this case, and the applicant's own team */
  readonly barred: readonly string[];
  /** the case is still to be assessed: submitted and not withdrawn */
  readonly open: boolean;
  /** the proposal that rests on the scores has been handed over, or the case is decided */
  readonly closed: boolean;
  /** only at assignment: what speaks against this person */
  readonly unfit?: "not-an-assessor" | "already-assigned" | "has-conflict" | "in-team" | "not-eligible" | null;
};

export type AssessmentEvent =
  | {
      readonly type: "AssessorAssigned";
      readonly assessorId: string;
      readonly dueOn: LocalDate | null;
      /** fingerprint of the proposal for the whole round that it was part of */
      readonly proposal?: string;
    }
  | { readonly type: "NoConflictDeclared" }
  | { readonly type: "ConflictDeclared"; readonly ground: Ground; readonly reason: Undisclosed }
  | ({ readonly type: "ScoreSaved" } & Score)
  | { readonly type: "SummarySaved"; readonly summary: string }
  /** the assessor's own notes: the journal is part of the case and says no word of them (TF 2:12) */
  | { readonly type: "NoteSaved"; readonly words: Undisclosed }
  | { readonly type: "AssessmentSubmitted" }
  | { readonly type: "AssessmentReopened"; readonly reason: string }
  | { readonly type: "AssessorReleased"; readonly reason: string };

/** One person's standing towards one application, as a command meets it. */
export type ConflictSubject = Case<ConflictState | "absent"> & {
  readonly personId: string;
  readonly applicationId: string;
  readonly barred: readonly string[];
  readonly assessmentId: string | null;
  /** sits in a body that decides such a question itself */
  readonly elected: boolean;
};

export type ConflictEvent =
  | { readonly type: "NoConflictDeclared" }
  | { readonly type: "ConflictDeclared"; readonly ground: Ground; readonly reason: Undisclosed }
  | { readonly type: "ConflictConfirmed"; readonly reason: Undisclosed }
  | { readonly type: "ConflictDismissed"; readonly reason: Undisclosed };
