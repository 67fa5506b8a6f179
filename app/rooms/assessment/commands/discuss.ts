import type { Case, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import { faultOf } from "#app/rooms/assessment/assessment.ts";
import type { ModeratedScoreForm } from "#app/rooms/assessment/discussion.forms.ts";
import type { PostState } from "#app/rooms/assessment/discussion.lifecycle.ts";
import type { Openness } from "#app/rooms/assessment/discussion.ts";
import type { ModeratedScoreState } from "#app/rooms/assessment/moderated-score.lifecycle.ts";
import type { CallRules, OthersScores } from "#app/rooms/calls/rules.ts";

/** Around a case that is discussed, whatever is done there. */
export type DiscussedCase = {
  readonly applicationId: string;
  /** people with a conflict of interest in the case, and the applicant's own team */
  readonly barred: readonly string[];
  /** who has submitted an assessment, and who has one left */
  readonly submittedBy: readonly string[];
  readonly leftTo: readonly string[];
  readonly openness: Openness;
  /** how the assessors see each other, by the call: where they never do, they do not talk of it either */
  readonly othersScores: OthersScores;
};
export type PostSubject = Case<PostState | "absent"> & DiscussedCase & { readonly authorId: string | null };
export type ModeratedScoreSubject = Case<ModeratedScoreState | "absent"> &
  DiscussedCase & { readonly criterion: string; readonly rules: CallRules; readonly claimed: readonly string[] };

/** The words are working material (TF 2:12) and may be taken back: the journal says that something was posted, never what. */
export type PostEvent =
  | { readonly type: "DiscussionPosted"; readonly words: Undisclosed }
  | { readonly type: "PostTakenBack" }
  | { readonly type: "PostTakenIn" };
/** A common score and its reason belong to the case. */
export type ModeratedScoreEvent =
  | { readonly type: "ModeratedScoreSet"; readonly criterion: string; readonly value: number; readonly reason: string }
  | { readonly type: "ModeratedScoreTakenBack"; readonly criterion: string; readonly reason: string };

export type NotOpen = "discussion-waits" | "discussion-over";
const notOpen = (openness: Openness): Result<never, NotOpen> | null =>
  openness === "open" ? null : refuse(`discussion-${openness}`);

export const post = ({ openness }: PostSubject, words: string): Result<Decision<PostEvent, undefined>, NotOpen> =>
  notOpen(openness) ?? accept({ events: [{ type: "DiscussionPosted", words: new Undisclosed(words) }] });

/** Until the case is decided; afterwards what was said stands, or is weeded with the rest of the working material. */
export const takePostBack = ({ openness }: PostSubject): Result<Decision<PostEvent, undefined>, "discussion-over"> =>
  openness === "over" ? refuse("discussion-over") : accept({ events: [{ type: "PostTakenBack" }] });

/** Possible after the decision too: that is when working material is sorted from what belongs to the case. */
export const takePostIn = (): Result<Decision<PostEvent, undefined>, never> => accept({ events: [{ type: "PostTakenIn" }] });

export function setModeratedScore(
  { openness, rules, claimed, criterion }: ModeratedScoreSubject,
  { value, reason }: ModeratedScoreForm,
): Result<Decision<ModeratedScoreEvent, undefined>, NotOpen | "no-common-score" | "moderated-score-not-accepted"> {
  const closed = notOpen(openness);
  if (closed) return closed;
  if (rules.commonScores === "unused") return refuse("no-common-score");
  const fault = faultOf(rules, claimed, { key: criterion, value, notAssessable: false, motivation: reason });
  if (fault === "foreign" || fault === "level" || fault === "scale")
    return refuse("moderated-score-not-accepted", {
      fields: { value: fault === "foreign" ? "foreignCriterion" : "chooseLevel" },
    });
  if (fault)
    return refuse("moderated-score-not-accepted", { fields: { reason: fault === "tooLong" ? "tooLong" : "reasonNeeded" } });
  return accept({ events: [{ type: "ModeratedScoreSet", criterion, value, reason }] });
}

/** Also while an assessment is open again: a common score that speaks of other scores must be possible to take away. */
export const takeModeratedScoreBack = (
  { openness, criterion }: ModeratedScoreSubject,
  reason: string,
): Result<Decision<ModeratedScoreEvent, undefined>, "discussion-over"> =>
  openness === "over" ? refuse("discussion-over") : accept({ events: [{ type: "ModeratedScoreTakenBack", criterion, reason }] });
