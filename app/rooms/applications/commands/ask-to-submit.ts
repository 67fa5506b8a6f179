import type { At, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import type { Sections } from "#app/rooms/applications/application.ts";
import { type Attachment, attachmentFaults } from "#app/rooms/applications/attachment.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import type { SubmitSurroundings } from "#app/rooms/applications/commands/submit.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { annexesOf } from "#app/rooms/applications/paper.ts";
import { type StepRefusal, writable } from "#app/rooms/applications/step.ts";

export type AskSubject = Case & {
  readonly signatories: readonly string[];
  readonly sections: Sections;
  readonly attachments: readonly Pick<Attachment, "annex" | "name" | "state">[];
};

/**
 * One who prepares asks those who may submit, once there is nothing left to put right: a signatory should not be called to faults.
 * However often it is pressed, each of them gets one letter a day.
 */
export function askToSubmit(
  subject: AskSubject,
  { actor, now }: At,
  { rules, offered }: Pick<SubmitSurroundings, "rules" | "offered">,
): Result<Decision<ApplicationEvent, null>, "no-signatory" | "incomplete" | "sketch-first" | StepRefusal> {
  // An idea sketch is handed in by whoever writes it.
  if (subject.step === "sketch") return refuse("sketch-first");
  const open = writable(subject.step);
  if (!open.ok) return open;
  const faults =
    faultsOf({ sections: subject.sections, rules, ...offered }).length +
    attachmentFaults(annexesOf(rules, subject.sections.questions, false), subject.attachments).length;
  if (faults > 0) return refuse("incomplete", { values: { faults } });
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
