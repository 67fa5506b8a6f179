import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { AssessmentEvent, AssessmentSubject } from "#app/rooms/assessment/events.ts";
import { scoredKeys } from "#app/rooms/calls/rules.ts";

/** Every criterion and every claimed goal has a score or a motivated "not assessable"; stored scores always have their motivation. */
export function submit(subject: AssessmentSubject): Result<Decision<AssessmentEvent, undefined>, "not-complete"> {
  const stored = new Set(subject.scored);
  const missing = scoredKeys(subject.rules, subject.claimed).filter((key) => !stored.has(key));
  return missing.length > 0
    ? refuse("not-complete", { values: { count: missing.length } })
    : accept({ events: [{ type: "AssessmentSubmitted" }] });
}
