import type { At, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { AskedRules, Sections } from "#app/rooms/applications/application.ts";
import { type AttachmentState, attachmentFaults, type SealedAttachment } from "#app/rooms/applications/attachment.ts";
import { type CheckInput, faultsOf } from "#app/rooms/applications/check.ts";
import { type Confirmation, confirmationFaults, sealedConfirmations } from "#app/rooms/applications/confirmation.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { annexesOf, filesFor } from "#app/rooms/applications/paper.ts";
import {
  annexNames,
  type KnownAward,
  namesFor,
  type Sealed,
  type SealedFollowing,
  type SealedOrganisation,
  sealedSections,
  sealedText,
  submittedFacts,
} from "#app/rooms/applications/sealing.ts";
import { type StepRefusal, writable } from "#app/rooms/applications/step.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { closesFor, permissionUsed, phaseFor } from "#app/rooms/calls/late.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type SubmitSubject = Case & {
  readonly sections: Sections;
  readonly organisation: SealedOrganisation;
  readonly attachments: readonly (SealedAttachment & { readonly state: AttachmentState })[];
  readonly confirmations: readonly Pick<Confirmation, "id" | "state" | "asked" | "answer">[];
  readonly call: {
    readonly id: string;
    readonly number: string;
    readonly title: Bilingual;
    readonly state: CallState;
    readonly opensAt: Date;
    readonly closesAt: Date;
    /** of a call in two steps: the last minute for idea sketches */
    readonly sketchClosesAt: Date | null;
    /** the organisation has been let in after the last day, until this instant */
    readonly lateUntil: Date | null;
    readonly nextNumber: number;
  };
  /** the case's number, which it got with its idea sketch */
  readonly sketchNumber: string | null;
  readonly follows: SealedFollowing | null;
  /** what the organisation has been granted before, as the register knows it */
  readonly awards: readonly KnownAward[];
  /** who gets a receipt */
  readonly team: readonly string[];
  /** of an application that came on paper: what was registered of it; `email` is empty when it named none */
  readonly paperFacts: {
    readonly number: string;
    readonly receivedOn: LocalDate;
    readonly registeredAt: Date;
    readonly email: string;
  } | null;
};

export type SubmitSurroundings = {
  readonly rules: AskedRules;
  readonly offered: Pick<CheckInput, "nodes" | "municipalities" | "members">;
  readonly nodes: readonly { readonly id: string; readonly code: string; readonly title: Bilingual }[];
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly fingerprint: (text: string) => string;
};

/** "DRUM-2027-014": the call's number and a running part that is given under the call's lock. */
export const registryNumber = (call: string, running: number): string => `${call}-${String(running).padStart(3, "0")}`;

/**
 * In time by the server's clock, the closing minute included; whole by the call's own rules; then sealed. The deadline is judged first:
 * nobody should spend the last minute on faults that no longer matter.
 */
export function submit(
  subject: SubmitSubject,
  at: At,
  surroundings: SubmitSurroundings,
): Result<Decision<ApplicationEvent, { number: string }>, "call-closed" | "incomplete" | "sketch-first" | StepRefusal> {
  const { call, sections, organisation } = subject;
  const { rules, offered } = surroundings;
  const { now } = at;
  if (subject.step === "sketch") return refuse("sketch-first");
  const open = writable(subject.step);
  if (!open.ok) return open;
  if (call.state !== "published" || phaseFor(call, now) !== "open")
    return refuse("call-closed", { values: { closed: closesFor(call).getTime() } });
  const late = permissionUsed(call, now);
  const faults =
    faultsOf({ sections, rules, ...offered }).length +
    attachmentFaults(annexesOf(rules, sections.questions, false), subject.attachments).length +
    confirmationFaults(rules, organisation.name, sections, subject.confirmations).length;
  if (faults > 0) return refuse("incomplete", { values: { faults } });
  const number = subject.sketchNumber ?? registryNumber(call.number, call.nextNumber);
  const content = sealedContent(subject, at, surroundings, { number, late });
  return accept({ ...sealing(subject, content, late, surroundings), value: { number } });
}

/** What is sealed: the sections as they stand, the words they rest on, and the files that went with them. */
export function sealedContent(
  { call, sections, organisation, rulesVersion, ...subject }: SubmitSubject,
  { actor, now }: At,
  { rules, nodes, municipalities }: SubmitSurroundings,
  { number, late, paper }: { number: string; late: Date | null; paper?: Sealed["paper"] },
): Sealed {
  const annexes = annexesOf(rules, sections.questions, paper !== undefined);
  const attachments = filesFor(annexes, subject.attachments)
    .filter((file) => file.state !== "infected")
    .map(({ state: _, ...file }) => file);
  const confirmations = sealedConfirmations(subject.confirmations);
  return {
    format: "drum-application/1",
    number,
    submittedAt: now.toISOString(),
    submittedBy: { id: actor.personId, name: actor.name },
    ...(late ? { late: { until: late.toISOString() } } : {}),
    ...(paper ? { paper } : {}),
    call: {
      id: call.id,
      number: call.number,
      title: call.title,
      rulesVersion,
      terms: { key: rules.terms.key, version: rules.terms.version, title: rules.terms.title },
    },
    organisation,
    sections: sealedSections(sections, rules),
    names: {
      ...namesFor(rules, nodes, municipalities, sections),
      ...(subject.follows ? { follows: subject.follows } : {}),
      ...(rules.earlierSupport && subject.awards.length > 0 ? { awards: subject.awards } : {}),
      ...(attachments.length > 0 ? { annexes: annexNames({ annexes }) } : {}),
    },
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(confirmations.length > 0 ? { confirmations } : {}),
  };
}

/** The sealed content as a fact, its receipts to the team, and the machine's own checks of it. */
export function sealing(
  subject: Pick<SubmitSubject, "id" | "team" | "sections">,
  content: Sealed,
  lateUntil: Date | null,
  { rules, fingerprint }: Pick<SubmitSurroundings, "rules" | "fingerprint">,
): Required<Pick<Decision<ApplicationEvent, never>, "events" | "follow">> {
  const { number } = content;
  const text = sealedText(content);
  return {
    events: [
      {
        type: "ApplicationSubmitted",
        number,
        sha256: fingerprint(text),
        content: new Undisclosed(text),
        lateUntil,
        files: (content.attachments ?? []).map(({ id }) => id),
        facts: submittedFacts(subject.sections, rules),
      },
    ],
    follow: [
      ...subject.team.map((personId) => ({
        kind: "mail-receipt",
        payload: { applicationId: subject.id, personId },
        dedupeKey: `receipt ${number} ${personId}`,
      })),
      { kind: "eligibility-reckoning", payload: { applicationId: subject.id }, dedupeKey: `reckon ${number} 1` },
    ],
  };
}
