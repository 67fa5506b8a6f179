import type { Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { SectionKey, Sections } from "#app/rooms/applications/application.ts";
import { mailVoided } from "#app/rooms/applications/commands/confirm.ts";
import { isLate, type OpenCompletion } from "#app/rooms/applications/completion.ts";
import { type Standing, undoneBy } from "#app/rooms/applications/confirmation.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { type StepRefusal, writable } from "#app/rooms/applications/step.ts";
import type { Answers } from "#app/rooms/calls/questions.ts";

export type SectionSubject = Case & {
  /** 0 = never saved */
  readonly sectionVersion: number;
  /** what is stored of the call's own questions, when this is that part */
  readonly answers: Answers;
  /** what the office has asked to be completed; only of an application that has come in */
  readonly completion: OpenCompletion | null;
  /** what financiers have been asked to confirm, and the parts it was taken from; null when nothing this part says was asked about */
  readonly promised: {
    readonly standing: readonly Standing[];
    readonly sections: Pick<Sections, "project" | "financing">;
  } | null;
};

/** An idea sketch stands still until it has been answered. What has come in is the office's to read; only what it asked to have completed may be written again, and only in time. */
export function openFor(
  subject: SectionSubject,
  section: SectionKey,
  now: Date,
): Result<null, "section-closed" | "completion-closed" | StepRefusal> {
  if (!subject.submitted) return writable(subject.step);
  if (!subject.completion?.sections.includes(section)) return refuse("section-closed");
  return isLate(subject.completion.dueOn, now) ? refuse("completion-closed") : accept(null);
}

/**
 * The version is the section's own: two people in two sections never stop each other, two in the same one always find out. A confirmation
 * whose amount, kind, year, name or period is changed by this is undone with it, in the same transaction.
 */
export function saveSection<Key extends SectionKey>(
  subject: SectionSubject,
  order: { section: Key; version: number; content: Sections[Key] },
  now: Date,
): Result<
  Decision<ApplicationEvent, { version: number; completing: boolean }>,
  "changed-since-read" | "section-closed" | "completion-closed" | StepRefusal
> {
  const open = openFor(subject, order.section, now);
  if (!open.ok) return open;
  if (order.version !== subject.sectionVersion)
    return refuse("changed-since-read", { values: { version: subject.sectionVersion } });
  const version = subject.sectionVersion + 1;
  const undone = subject.promised
    ? undoneBy(subject.promised.standing, { ...subject.promised.sections, [order.section]: order.content })
    : [];
  // The office knows a case by the title that was sealed, until another has been.
  const title = order.section === "project" && !subject.submitted ? (order.content as Sections["project"]).title : "";
  return accept({
    events: [
      {
        type: "SectionSaved",
        section: order.section,
        version,
        content: new Undisclosed(canonical(order.content)),
        title: title ? new Undisclosed(title) : null,
      },
      ...undone.map(({ id }) => ({ type: "ConfirmationVoided" as const, confirmationId: id })),
    ],
    follow: undone.map(({ id }) => mailVoided(id)),
    value: { version, completing: subject.submitted },
  });
}
