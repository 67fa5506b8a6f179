import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import type { AssessmentEvent, AssessmentSubject } from "#app/rooms/assessment/events.ts";

/** A submitted assessment goes back to its assessor with a reason; until it is submitted again it counts nowhere. */
export const reopen = (subject: AssessmentSubject, reason: string): Result<Decision<AssessmentEvent, undefined>, never> =>
  accept({
    events: [{ type: "AssessmentReopened", reason }],
    follow: [{ kind: "mail-assessment-reopened", payload: { assessmentId: subject.id } }],
  });
