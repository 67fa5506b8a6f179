import type { ShownAssessor } from "#app/rooms/assessment/assessment.ts";
import type { PostState } from "#app/rooms/assessment/discussion.lifecycle.ts";

export const longestPost = 5_000;
export const longestCommonReason = 5_000;

export type Post = {
  readonly id: string;
  readonly state: PostState;
  readonly version: number;
  readonly author: ShownAssessor;
  readonly own: boolean;
  readonly postedAt: Date;
  /** when it was taken back, or taken into the case and by whom */
  readonly turned: { readonly at: Date; readonly by: ShownAssessor } | null;
  /** none for one that is taken back, or whose author has turned out to have a conflict of interest */
  readonly words: string | null;
  readonly inConflict: boolean;
};

/** One that stands now. */
export type ModeratedScore = {
  readonly key: string;
  readonly value: number;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  /** an assessment was submitted after it was set: it speaks of other scores than those that are shown */
  readonly overtaken: boolean;
};

/** One that has stood: replaced by another, or taken back for a reason. */
export type EarlierModeratedScore = Omit<ModeratedScore, "overtaken"> & {
  readonly ended: { readonly at: Date; readonly by: string; readonly reason: string | null };
};

/**
 * Whether the discussion is open. `waits`: somebody has an assessment of the case left, and must not be led by what the others say; `over`:
 * the case is decided or withdrawn, and nothing that is said could change anything.
 */
export type Openness = "open" | "waits" | "over";

export const opennessOf = (facts: {
  readonly submitted: number;
  readonly left: number;
  readonly awaitsDecision: boolean;
}): Openness => (!facts.awaitsDecision ? "over" : facts.left > 0 || facts.submitted === 0 ? "waits" : "open");
