import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { AskedRules, SectionKey } from "#app/rooms/applications/application.ts";
import type { SketchState } from "#app/rooms/applications/sketch.lifecycle.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/**
 * Where an application to a call in two steps stands; every other application is `full` from the beginning. `ended`: advised against in a
 * call where only those that are welcomed go on.
 */
export const steps = ["sketch", "waiting", "full", "ended"] as const;
export type Step = (typeof steps)[number];

/** What an answer to a sketch means for its application. */
export const stepAfter = (sketch: { readonly state: SketchState; readonly binding: boolean }): Step =>
  sketch.state === "absent"
    ? "sketch"
    : sketch.state === "submitted"
      ? "waiting"
      : sketch.state === "advised-against" && sketch.binding
        ? "ended"
        : "full";

/** The project itself, what the office has chosen to hear of already, and the call's own questions when any of them is asked. */
export const sectionsOfSketch = ({ sections, questions }: NonNullable<CallRules["sketch"]>): SectionKey[] => [
  "project",
  ...sections,
  ...(questions.length > 0 ? (["questions"] as const) : []),
];

/**
 * The rules as an applicant meets them at this step: until the office has answered, they are those of the idea sketch, without budget, annexes,
 * financiers to ask and questions for later. The same application goes on, so nothing is written twice.
 */
export function rulesAt(rules: CallRules, step: Step): AskedRules {
  const { sketch } = rules;
  if (sketch === null || step === "full") return rules;
  return {
    ...rules,
    only: sectionsOfSketch(sketch),
    questions: rules.questions.filter(({ key }) => sketch.questions.includes(key)),
    annexes: [],
    confirmations: "unused",
    earlierSupport: false,
  };
}

export type StepRefusal = "sketch-waiting" | "sketch-ended";

/** What is written stands still while the office reads the sketch, and for good when the case goes no further. */
export const writable = (step: Step): Result<null, StepRefusal> =>
  step === "waiting" ? refuse("sketch-waiting") : step === "ended" ? refuse("sketch-ended") : accept(null);
