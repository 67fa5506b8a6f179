import type { At, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";

export type AskSubject = Case & { readonly signatories: readonly string[] };

/** One who prepares asks those who may submit. However often it is pressed, each of them gets one letter a day. */
export function askToSubmit(subject: AskSubject, { actor, now }: At): Result<Decision<ApplicationEvent, null>, "no-signatory"> {
  if (subject.signatories.length === 0) return refuse("no-signatory");
  return accept({
    events: [{ type: "SubmissionAskedFor" }],
    follow: subject.signatories.map((personId) => ({
      kind: "mail-ask-to-submit",
      payload: { applicationId: subject.id, personId, askedById: actor.personId },
      dedupeKey: `ask-to-submit ${subject.id} ${personId} ${localDate(now)}`,
    })),
    value: null,
  });
}
