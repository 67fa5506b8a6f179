import type { At, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import { type SectionKey, type Sections, sectionsWith } from "#app/rooms/applications/application.ts";
import { type Attachment, attachmentFaults, current, type SealedAttachment } from "#app/rooms/applications/attachment.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import type { SubmitSurroundings } from "#app/rooms/applications/commands/submit.ts";
import {
  annexesIn,
  type CompletionPart,
  completionParts,
  isLate,
  isSection,
  type OpenCompletion,
} from "#app/rooms/applications/completion.ts";
import { stillSealed } from "#app/rooms/applications/confirmation.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { annexesOf, filesFor } from "#app/rooms/applications/paper.ts";
import {
  annexNames,
  namesFor,
  type Sealed,
  sealedSections,
  sealedText,
  submittedFacts,
} from "#app/rooms/applications/sealing.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

export type CompletionSubject = Case & {
  readonly number: string;
  /** how many have been asked for so far; the next one is one more */
  readonly asked: number;
  readonly open: OpenCompletion | null;
  /** the last sealed content */
  readonly sealed: Sealed;
  /** how many versions have been sealed */
  readonly snapshots: number;
  /** what the team has written since; differs from the sealed content in reopened sections only */
  readonly sections: Sections;
  /** the files there are: sealed, added since, and left out since */
  readonly attachments: readonly (SealedAttachment & Pick<Attachment, "state" | "sealed" | "dropped">)[];
  /** the board has decided, or a proposal with the case in it lies before it */
  readonly decided: boolean;
  readonly proposed: boolean;
  /** who is told */
  readonly team: readonly string[];
};

const told = (subject: CompletionSubject, { kind }: { kind: string }, key: string) =>
  subject.team.map((personId) => ({
    kind,
    payload: { applicationId: subject.id, personId },
    dedupeKey: `${key} ${subject.number} ${personId}`,
  }));

/**
 * An application that lacks something is sent back with what is lacking and a last day, instead of being refused for it, as förvaltningslagen
 * (2017:900) 20 § has it. Where decisions are appealed against under kommunallagen 13 kap. the paragraph is no statutory duty (FL 2 §), but the
 * service of 6 § and the equal treatment of KL 2:3 ask for the same; so it is offered, and journaled, alike for all.
 */
export function returnForCompletion(
  subject: CompletionSubject,
  { now }: At,
  order: { sections: readonly CompletionPart[]; message: string; dueOn: LocalDate; rules: CallRules },
): Result<Decision<ApplicationEvent, null>, "already-decided" | "in-proposal" | "unanswered"> {
  if (subject.decided) return refuse("already-decided");
  if (subject.proposed) return refuse("in-proposal");
  const asked = sectionsWith(order.rules);
  const sections = completionParts.filter((part) => order.sections.includes(part) && (!isSection(part) || asked.includes(part)));
  const fields: Record<string, string> = {};
  if (sections.length === 0) fields.sections = "chooseSections";
  if (!order.message) fields.message = "writeMessage";
  if (order.dueOn <= localDate(now)) fields.dueOn = "laterDay";
  if (Object.keys(fields).length > 0) return refuse("unanswered", { fields });
  const number = subject.asked + 1;
  return accept({
    events: [{ type: "ApplicationReturned", number, sections, dueOn: order.dueOn, message: new Undisclosed(order.message) }],
    follow: told(subject, { kind: "mail-completion-asked" }, `completion ${number}`),
    value: null,
  });
}

/** More time, for a team that asks or a day that was too near. Never less. */
export function extendCompletion(
  subject: CompletionSubject,
  { now }: At,
  dueOn: LocalDate,
): Result<Decision<ApplicationEvent, null>, "unanswered" | "not-in-this-state"> {
  if (!subject.open) return refuse("not-in-this-state");
  if (dueOn <= subject.open.dueOn || dueOn < localDate(now)) return refuse("unanswered", { fields: { dueOn: "laterDay" } });
  return accept({
    events: [{ type: "CompletionExtended", number: subject.open.number, dueOn }],
    follow: told(subject, { kind: "mail-completion-extended" }, `completion ${subject.open.number} until ${dueOn}`),
    value: null,
  });
}

/** After the last day the case goes on with what was sealed. Words that were never sent in are put back to what they were. */
export function endCompletion(
  subject: CompletionSubject,
  { now }: At,
): Result<Decision<ApplicationEvent, null>, "completion-running" | "not-in-this-state"> {
  if (!subject.open) return refuse("not-in-this-state");
  if (!isLate(subject.open.dueOn, now)) return refuse("completion-running");
  const removed = subject.attachments.filter((file) => !file.sealed).map((file) => file.id);
  return accept({
    events: [
      {
        type: "CompletionEnded",
        number: subject.open.number,
        restored: subject.open.sections
          .filter(isSection)
          .map((section) => ({ section, content: sectionText(subject.sealed, section) })),
        removed,
      },
    ],
    follow: removed.map((attachmentId) => ({ kind: "attachment-erase", payload: { attachmentId } })),
    value: null,
  });
}

const sectionText = (sealed: Sealed, section: SectionKey): Undisclosed =>
  new Undisclosed(
    JSON.stringify(sealed.sections[section], (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)),
  );

/**
 * The reopened sections as the team has written them, and every other word as it was sealed before: no road leads to changing more than
 * was asked for. The new version is sealed beside the old one, with a number and a fingerprint of its own; the day of arrival stays (FL 22 §).
 */
export function resubmit(
  subject: CompletionSubject,
  { actor, now }: At,
  { rules, offered, nodes, municipalities, fingerprint }: SubmitSurroundings,
): Result<Decision<ApplicationEvent, { number: string }>, "completion-closed" | "incomplete" | "not-in-this-state"> {
  const { open, sealed } = subject;
  if (!open) return refuse("not-in-this-state");
  if (isLate(open.dueOn, now)) return refuse("completion-closed");
  const reopened = Object.fromEntries(open.sections.filter(isSection).map((key) => [key, subject.sections[key]]));
  const sections = { ...sealed.sections, ...reopened } as Sections;
  // Files that were not asked for stand as they were sealed, and so do the words for them.
  const annexes = annexesIn({ annexes: annexesOf(rules, sections.questions, subject.paper) }, open);
  const files = open.sections.includes("attachments") ? filesFor(annexes, current(subject.attachments)) : null;
  // What came on paper is entered as it was written, whole or not; the office judges what is still lacking.
  const faults = subject.paper
    ? 0
    : faultsOf({ sections, rules, ...offered }).length + (files === null ? 0 : attachmentFaults(annexes, files).length);
  if (faults > 0) return refuse("incomplete", { values: { faults } });
  const attachments =
    files === null
      ? (sealed.attachments ?? [])
      : files.filter((file) => file.state !== "infected").map(({ state: _, sealed: __, dropped: ___, ...file }) => file);
  const { confirmations: _before, attachments: _files, ...kept } = sealed;
  const confirmations = stillSealed(sealed, sections);
  const content: Sealed = {
    ...kept,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(confirmations.length > 0 ? { confirmations } : {}),
    submittedAt: now.toISOString(),
    submittedBy: { id: actor.personId, name: actor.name },
    sections: sealedSections(sections, rules),
    names: {
      ...namesFor(rules, nodes, municipalities, sections),
      ...(attachments.length > 0
        ? { annexes: files === null ? (sealed.names.annexes ?? {}) : { ...sealed.names.annexes, ...annexNames({ annexes }) } }
        : {}),
      ...(sealed.names.follows ? { follows: sealed.names.follows } : {}),
      ...(sealed.names.awards ? { awards: sealed.names.awards } : {}),
    },
  };
  const text = sealedText(content);
  return accept({
    events: [
      {
        type: "ApplicationResubmitted",
        completion: open.number,
        snapshot: subject.snapshots + 1,
        sha256: fingerprint(text),
        content: new Undisclosed(text),
        files: attachments.map(({ id }) => id),
        title: new Undisclosed(sections.project.title),
        facts: submittedFacts(sections, rules),
      },
    ],
    follow: [
      ...told(subject, { kind: "mail-completion-received" }, `completed ${open.number}`),
      {
        kind: "eligibility-reckoning",
        payload: { applicationId: subject.id },
        dedupeKey: `reckon ${subject.number} ${subject.snapshots + 1}`,
      },
    ],
    value: { number: subject.number },
  });
}
