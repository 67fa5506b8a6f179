import type { LocalDate } from "#app/kernel/time.ts";
import type { Question } from "#app/rooms/calls/questions.ts";

/**
 * A call in two steps: first a short idea sketch with a last minute of its own, which the office answers one by one, then the full application,
 * which goes on from the sketch. Only full applications are assessed, ranked and given money.
 */

/** What an idea sketch may ask for beside the project itself: words, never a budget. */
export const sketchable = ["need", "strategy", "municipalities", "goals", "plan"] as const;

export type SketchDates = {
  /** last minute for idea sketches, included; null: the call has one step */
  readonly sketchClosesAt: Date | null;
  /** the last day that the office answers them */
  readonly sketchAnswerOn: LocalDate | null;
};

/** Until when somebody may begin: the last minute of the first step. */
export const beginsUntil = ({
  closesAt,
  sketchClosesAt,
}: Pick<SketchDates, "sketchClosesAt"> & { readonly closesAt: Date }): Date => sketchClosesAt ?? closesAt;

/** The window in which an application to a call is begun, whatever else may be left of it for those who have begun. */
export const beginning = <Window extends Pick<SketchDates, "sketchClosesAt"> & { readonly closesAt: Date }>(
  call: Window,
): Window => ({
  ...call,
  closesAt: beginsUntil(call),
});

/** Whether one of these questions can be asked in a sketch: a file is not enclosed there, and a condition must be on what the sketch asks. */
export const sketchFault = (
  question: Pick<Question, "kind" | "condition">,
  asked: readonly string[],
): "sketch-file" | "sketch-condition" | null =>
  question.kind === "file"
    ? "sketch-file"
    : question.condition !== null && !asked.includes(question.condition.on)
      ? "sketch-condition"
      : null;
