import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { RulingForm } from "#app/rooms/assessment/assessment.forms.ts";
import type { ConflictEvent, ConflictSubject } from "#app/rooms/assessment/events.ts";

/**
 * An officer's ruling on somebody else's declaration, always with a reason (KL 6:30 third paragraph). A dismissed conflict gives the
 * assessor the case back; a confirmed one keeps it hidden.
 */
export const rule = (
  subject: ConflictSubject,
  { ruling, reason }: Pick<RulingForm, "ruling" | "reason">,
): Result<Decision<ConflictEvent, undefined>, never> =>
  ruling === "confirm"
    ? accept({ events: [{ type: "ConflictConfirmed", reason: new Undisclosed(reason) }] })
    : accept({
        events: [{ type: "ConflictDismissed", reason: new Undisclosed(reason) }],
        follow: subject.assessmentId
          ? [{ kind: "mail-conflict-dismissed", payload: { assessmentId: subject.assessmentId } }]
          : [],
      });
