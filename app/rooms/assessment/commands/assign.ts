import type { Decision } from "#app/gate/execute.server.ts";
import type { FollowUp } from "#app/gate/outbox.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { addDays, instantAt, type LocalDate } from "#app/kernel/time.ts";
import type { AssessmentEvent, AssessmentSubject } from "#app/rooms/assessment/events.ts";

export type Unfit = NonNullable<AssessmentSubject["unfit"]>;

/**
 * A week and a day before the last day an assessor hears what is left for that day: one letter however many the assessments, and none when
 * all are in by then.
 */
export const remindersOf = (assessorId: string, dueOn: LocalDate, now: Date): FollowUp[] =>
  [7, 1].flatMap((days) => {
    const after = instantAt(addDays(dueOn, -days), "08:00");
    return !after || after <= now
      ? []
      : [
          {
            kind: "mail-assessments-due",
            payload: { assessorId, dueOn, days },
            dedupeKey: `assessments-due ${assessorId} ${dueOn} ${days}`,
            after,
          },
        ];
  });

/** What a whole round was assigned by: who gets several gets one letter about them. */
export type Together = { readonly proposal: string; readonly callId: string };

/** So that the letter is written when the last of them is assigned. */
const gathered = 60_000;

const lettersOf = (subject: AssessmentSubject, together: Together | null, now: Date): FollowUp =>
  together
    ? {
        kind: "mail-assessments-assigned",
        payload: { assessorId: subject.assessorId, callId: together.callId },
        dedupeKey: `assessments-assigned ${together.proposal} ${subject.assessorId}`,
        after: new Date(now.getTime() + gathered),
      }
    : {
        kind: "mail-assessment-assigned",
        payload: { assessmentId: subject.id },
        dedupeKey: `assessment-assigned ${subject.id} ${subject.version}`,
      };

/** Assigning shows the assessor no more than title and organisation: the content waits for the declaration. */
export function assign(
  subject: AssessmentSubject,
  dueOn: LocalDate | null,
  now: Date,
  together: Together | null = null,
): Result<Decision<AssessmentEvent, string>, Unfit> {
  if (subject.unfit) return refuse(subject.unfit);
  return accept({
    events: [
      {
        type: "AssessorAssigned",
        assessorId: subject.assessorId,
        dueOn,
        ...(together ? { proposal: together.proposal } : {}),
      },
    ],
    follow: [lettersOf(subject, together, now), ...(dueOn ? remindersOf(subject.assessorId, dueOn, now) : [])],
    value: subject.id,
  });
}
