import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { AssessmentEvent, AssessmentSubject } from "#app/rooms/assessment/events.ts";

export type Unfit = NonNullable<AssessmentSubject["unfit"]>;

/** Assigning shows the assessor no more than title and organisation: the content waits for the declaration. */
export function assign(subject: AssessmentSubject, dueOn: LocalDate | null): Result<Decision<AssessmentEvent, string>, Unfit> {
  if (subject.unfit) return refuse(subject.unfit);
  return accept({
    events: [{ type: "AssessorAssigned", assessorId: subject.assessorId, dueOn }],
    follow: [
      {
        kind: "mail-assessment-assigned",
        payload: { assessmentId: subject.id },
        dedupeKey: `assessment-assigned ${subject.id} ${subject.version}`,
      },
    ],
    value: subject.id,
  });
}
