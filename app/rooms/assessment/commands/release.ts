import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import type { AssessmentEvent, AssessmentSubject } from "#app/rooms/assessment/events.ts";

/** An assessor who has not submitted is taken off the case, with a reason. What was written is kept and is shown to nobody. */
export const release = (subject: AssessmentSubject, reason: string): Result<Decision<AssessmentEvent, undefined>, never> =>
  accept({
    events: [{ type: "AssessorReleased", reason }],
    follow: [{ kind: "mail-assessment-released", payload: { assessmentId: subject.id } }],
  });
