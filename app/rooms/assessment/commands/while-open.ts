import { type Result, refuse } from "#app/kernel/result.ts";
import type { AssessmentSubject } from "#app/rooms/assessment/events.ts";

/**
 * What the board decides on is what was scored: once the proposal is handed over nobody is assigned, no score is saved, submitted or opened
 * again. A conflict of interest is declared at any time.
 */
export const whileOpen =
  <At, Decided, Code extends string>(decide: (subject: AssessmentSubject, at: At) => Result<Decided, Code>) =>
  (subject: AssessmentSubject, at: At): Result<Decided, Code | "scoring-closed"> =>
    subject.closed ? refuse("scoring-closed") : decide(subject, at);
