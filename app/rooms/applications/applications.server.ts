import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import { type Decision, execute } from "#app/gate/execute.server.ts";
import { type JournalLine, journalOfCase } from "#app/gate/journal.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { installation } from "#app/platform/installation.ts";
import { firstUnseen } from "#app/rooms/applications/answers.ts";
import { sectionForm } from "#app/rooms/applications/application.forms.ts";
import {
  applicationWith,
  loadForAsking,
  loadForCompletion,
  loadForOfficer,
  loadForPaper,
  loadForSection,
  loadForStart,
  loadForSubmission,
  loadForWithdrawal,
  loadForWriting,
} from "#app/rooms/applications/application.store.server.ts";
import { readSections, type SectionKey, type Sections, sectionsWith } from "#app/rooms/applications/application.ts";
import { blankForm } from "#app/rooms/applications/blank-form.ts";
import { askToSubmit } from "#app/rooms/applications/commands/ask-to-submit.ts";
import { assignOfficer } from "#app/rooms/applications/commands/assign-officer.ts";
import * as completing from "#app/rooms/applications/commands/completion.ts";
import { resubmit } from "#app/rooms/applications/commands/completion.ts";
import { registerPaper, sealPaper } from "#app/rooms/applications/commands/paper.ts";
import { saveSection as decideSave } from "#app/rooms/applications/commands/save-section.ts";
import { start } from "#app/rooms/applications/commands/start.ts";
import { submit } from "#app/rooms/applications/commands/submit.ts";
import { withdraw } from "#app/rooms/applications/commands/withdraw.ts";
import { type Writing, type Written, withUnasked, writeSection } from "#app/rooms/applications/commands/write-section.ts";
import type { CompletionPart } from "#app/rooms/applications/completion.ts";
import type { Kin } from "#app/rooms/applications/copying.ts";
import type { ApplicationEvent } from "#app/rooms/applications/events.ts";
import { type Present, present } from "#app/rooms/applications/presence.store.server.ts";
import { type CompletionView, completionView } from "#app/rooms/applications/queries/completion.server.ts";
import {
  officers as officersQuery,
  papersToEnter as papersQuery,
  roundList as roundListQuery,
  roundRows as roundRowsQuery,
  rounds as roundsQuery,
  standingForOffice,
} from "#app/rooms/applications/queries/office.server.ts";
import {
  receiptFor as receiptQuery,
  type SealedCase,
  sealedCase as sealedQuery,
} from "#app/rooms/applications/queries/sealed.server.ts";
import {
  formChoices,
  submitSurroundings,
  surroundingsOf,
  surroundingsWith,
} from "#app/rooms/applications/queries/surroundings.server.ts";
import {
  kinOf,
  origin,
  stateForTeam,
  applicationsOfTeam as teamListQuery,
  applicationForTeam as teamQuery,
} from "#app/rooms/applications/queries/team.server.ts";
import { receiptDocument } from "#app/rooms/applications/receipt.ts";
import type { AssignmentTally, OfficeStage, Unassignable } from "#app/rooms/applications/round.ts";
import { firstAidUnseen } from "#app/rooms/applications/state-aid.ts";
import type { StepRefusal } from "#app/rooms/applications/step.ts";
import { officeKnows } from "#app/rooms/applications/visibility.server.ts";
import { type Call, type CallWithRules, type Phase, phaseOf } from "#app/rooms/calls/call.ts";
import { callBySlug, lateUntilFor, publishedCalls, rulesVersion } from "#app/rooms/calls/calls.server.ts";
import { closesFor, phaseFor } from "#app/rooms/calls/late.ts";
import { beginning } from "#app/rooms/calls/two-step.ts";
import { organisationOnPaper, type PaperOrganisation } from "#app/rooms/people/people.server.ts";
import type { Language } from "#app/texts/language.ts";

export { recount as recountCases } from "#app/rooms/applications/kept-counts.store.server.ts";
export type { Present } from "#app/rooms/applications/presence.store.server.ts";
export { forgetPresences } from "#app/rooms/applications/presence.store.server.ts";
export { keptCounts as verifyCounts } from "#app/rooms/applications/queries/kept-counts.server.ts";
export type { Round, RoundLine } from "#app/rooms/applications/queries/office.server.ts";
export type { SealedCase } from "#app/rooms/applications/queries/sealed.server.ts";
export { factsOfCall, sealedForReckoning } from "#app/rooms/applications/queries/sealed.server.ts";
export type { TeamLine } from "#app/rooms/applications/queries/team.server.ts";

// ── questions ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const applicationForTeam = teamQuery;
export const applicationsOfTeam = teamListQuery;

/** Calls that can be begun in at this moment by the server's clock, the one that closes first on top. */
export async function openCalls(): Promise<Call[]> {
  const at = now();
  return (await publishedCalls())
    .map(beginning)
    .filter((call) => phaseOf(call, at) === "open")
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime());
}

/** A published call and whether one can begin in it, this reader when one is given; null when there is none. In two steps that is the first. */
export async function callToApplyTo(
  slug: string,
  actor?: Actor,
): Promise<(Call & { readonly phase: Phase /** of the whole call, to its very last minute */; readonly full: Phase }) | null> {
  const found = await callBySlug(slug);
  if (found?.state !== "published") return null;
  const { rules: _rules, ...rest } = found;
  const call = beginning(rest);
  const window = { ...call, lateUntil: actor ? await lateUntilFor(actor, call.id) : null };
  return { ...call, closesAt: closesFor(window), phase: phaseFor(window, now()), full: phaseOf(rest, now()) };
}
/** The form of a call with nothing in it, part by part as whoever applies will meet it. */
export async function emptyFormOf({ rules }: CallWithRules) {
  const around = await surroundingsWith(rules);
  const { limits, frameworks, costTypes, pay, sourceTypes, indicators, stateAid, earlierSupport } = rules;
  return {
    parts: sectionsWith(around.rules),
    sections: readSections({}),
    choices: formChoices(around),
    offers: around.offers.map(({ field, nodes }) => ({
      field,
      nodes: nodes.map(({ id, code, title }) => ({ id, code, title })),
    })),
    municipalities: around.municipalities,
    rules: { limits, frameworks, costTypes, pay, sourceTypes, indicators, stateAid, earlierSupport },
  };
}

/** The form of a call to read in advance, published or still being built. */
export async function blankFormFor(call: CallWithRules, language: Language): Promise<DrumDocument> {
  const { offers, municipalities } = await surroundingsWith(call.rules);
  const address = publicUrl() + (call.slug ? paths.call(call.slug) : paths.calls());
  return blankForm({ call, offers, municipalities, address }, installation, language);
}

/** Paper applications of a call that are registered and not yet sealed, for those who may enter them. */
export const papersToEnter = papersQuery;

export const rounds = roundsQuery;
export const roundList = roundListQuery;
export const roundRows = roundRowsQuery;
export const officers = officersQuery;
/** The sealed content of a case this reader may see: assessors, board and office alike. */
export const sealedCase = sealedQuery;
/** The sealed content for its own team. */
export const receiptFor = receiptQuery;

/** The receipt as a document, for its own team. */
export async function receiptDocumentFor(actor: Actor, id: string, language: Language): Promise<DrumDocument | null> {
  const found = await receiptQuery(actor, id);
  return found && receiptDocument(found, installation, language);
}

/** Granted applications that a case follows on, and submitted ones that follow on it, of those that the office may show this reader. */
export const kinForOffice = (actor: Actor, id: string): Promise<Kin[]> => kinOf(id, officeKnows(actor));

export type OfficeCase = SealedCase & {
  readonly stage: OfficeStage;
  /** who answers for the case in the office */
  readonly responsible: { readonly id: string; readonly name: string } | null;
};

/** A case with its sealed content, as the office sees it. */
export async function caseForOffice(actor: Actor, id: string): Promise<OfficeCase | null> {
  const standing = await standingForOffice(actor, id);
  const found = standing && (await sealedQuery(actor, id));
  if (!found) return null;
  const { stage, officerId, officer } = standing;
  return { ...found, stage, responsible: officerId && officer ? { id: officerId, name: officer } : null };
}

/** What has been asked for in a case and how it was answered, with all its sealed versions; null when the office may not see it. */
export async function completionOf(actor: Actor, id: string): Promise<CompletionView | null> {
  const found = await caseForOffice(actor, id);
  return found && completionView(actor, found);
}
export type { CompletionView } from "#app/rooms/applications/queries/completion.server.ts";

/** What has happened in a case since it came in. The work on the draft before that was the applicant's own (TF 2:13) and is left out. */
export async function caseJournal(
  actor: Actor,
  id: string,
): Promise<{ number: string | null; title: string; lines: JournalLine[] } | null> {
  const found = await caseForOffice(actor, id);
  if (!found) return null;
  const lines = await journalOfCase(id);
  return {
    number: found.facts.number,
    title: found.facts.title,
    lines: lines.filter(
      (line) =>
        // What happened to a confirmation was all before the application came in.
        line.subjectType !== "confirmation" &&
        (line.subjectType !== "application" ||
          // What came on paper was the office's own work from the first day.
          found.content.paper !== undefined ||
          ![
            "start",
            "save-section",
            "ask-to-submit",
            "add-attachment",
            "remove-attachment",
            "restore-attachment",
            "note-scan",
          ].includes(line.command)),
    ),
  };
}

// ── commands ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An id for a form that will begin an application. */
export const newApplicationId = (): string => newId();

/** Said twice with the same id, the second answer is the first application. */
export async function startApplication(order: {
  actor: Actor;
  id: string;
  slug: string;
  organisationId: string;
  title: string;
}): Promise<Result<{ id: string }, GateRefusal | "call-not-open" | "not-invited">> {
  const { actor, id, slug, organisationId, title } = order;
  const outcome = await execute({
    kind: applicationWith(loadForStart(slug, organisationId)),
    command: "start",
    actor,
    id,
    decide: (subject, at) => start(subject, at, title),
  });
  if (outcome.ok) return accept({ id });
  return outcome.refusal.code === "not-in-this-state" && (await stateForTeam(actor, id)) ? accept({ id }) : outcome;
}

/**
 * An application that has reached the office on paper gets its number and is the office's to enter. Its organisation is the one that has the
 * number, or is brought in as it is written on the paper. Said twice with the same id, the second answer is the first application.
 */
export async function registerPaperApplication(order: {
  actor: Actor;
  id: string;
  callId: string;
  organisation: PaperOrganisation;
  title: string;
  receivedOn: LocalDate;
  email: string;
}): Promise<Result<{ id: string }, GateRefusal | "call-not-open" | "day-unlikely" | "organisation-unknown" | "number-taken">> {
  const { actor, id, callId, organisation } = order;
  const applicant = await organisationOnPaper(actor, organisation);
  if (!applicant.ok) return applicant;
  const outcome = await execute({
    kind: applicationWith(loadForPaper(callId, applicant.value.id)),
    command: "register-paper",
    actor,
    id,
    decide: (subject, at) => registerPaper(subject, at, order),
  });
  if (outcome.ok) return accept({ id });
  return outcome.refusal.code === "not-in-this-state" && (await stateForTeam(actor, id)) ? accept({ id }) : outcome;
}

/** `appeared`: the field of the first question that came into sight by what was answered; null when every one had been seen. */
export type SavedPart = {
  readonly version: number;
  /** one of the parts that the office has asked to have completed */
  readonly completing: boolean;
  readonly appeared: string | null;
  /** the application's parts in order */
  readonly parts: readonly SectionKey[];
};

/** `typed` is the form as nested texts. Readable but unfinished is welcome: it is a draft. */
export async function saveSection(order: {
  actor: Actor;
  id: string;
  section: SectionKey;
  version: number;
  typed: Record<string, unknown>;
}): Promise<Result<SavedPart | undefined, GateRefusal | "unreadable">> {
  const { actor, id, section, version, typed } = order;
  const begun = (await stateForTeam(actor, id)) && (await origin(id));
  if (!begun) return refuse("not-found");
  const around = await surroundingsOf(begun.callId, begun.rulesVersion, begun.step);
  const parts = sectionsWith(around.rules);
  if (!parts.includes(section)) return refuse("not-found");
  const read = sectionForm(section, formChoices(around)).safeParse(typed);
  if (!read.success) {
    const fields: Record<string, string> = {};
    for (const issue of read.error.issues) fields[issue.path.join(".")] ??= issue.message;
    return refuse("unreadable", { fields });
  }
  const outcome = await execute({
    kind: applicationWith(loadForSection(section)),
    command: "save-section",
    actor,
    id,
    decide: (subject, at) => {
      const content = withUnasked(section, read.data, subject.answers, formChoices(around));
      return decideSave(subject, { section, version, content: content as never }, at.now);
    },
  });
  if (!outcome.ok || !outcome.value) return outcome as Result<undefined, GateRefusal>;
  const appeared =
    section === "questions"
      ? firstUnseen(around.rules.questions, (read.data as Sections["questions"]).answers, typed.seen)
      : section === "aid"
        ? firstAidUnseen(read.data as Sections["aid"], typed.seen)
        : null;
  return accept({ ...outcome.value, appeared, parts });
}

/** As somebody writes: merged with what others have written meanwhile (`writeSection`). */
export async function writeInSection(order: {
  actor: Actor;
  id: string;
  writing: Writing;
}): Promise<Result<Written & { readonly savedAt: Date }, GateRefusal | "unreadable">> {
  const { actor, id, writing } = order;
  const begun = (await stateForTeam(actor, id)) && (await origin(id));
  if (!begun) return refuse("not-found");
  const around = await surroundingsOf(begun.callId, begun.rulesVersion, begun.step);
  if (!sectionsWith(around.rules).includes(writing.section)) return refuse("not-found");
  let unchanged: Written | undefined;
  const outcome = await execute({
    kind: applicationWith(loadForWriting(writing.section)),
    command: "save-section",
    actor,
    id,
    decide: (
      subject,
      at,
    ): Result<
      Decision<ApplicationEvent, Written>,
      "unreadable" | "changed-since-read" | "section-closed" | "completion-closed" | "nothing-new" | StepRefusal
    > => {
      const wrote = writeSection(subject, writing, formChoices(around), at.now);
      if (!wrote.ok) return wrote;
      if (wrote.value.decision) return accept(wrote.value.decision);
      unchanged = wrote.value.written;
      return refuse("nothing-new");
    },
  });
  if (outcome.ok && outcome.value) return accept({ ...outcome.value, savedAt: now() });
  // Assigned inside the transaction, which the compiler does not follow.
  const same = unchanged as Written | undefined;
  if (same) return accept({ ...same, savedAt: now() });
  return outcome as Result<never, GateRefusal | "unreadable">;
}

/** Tells that somebody of the team is in a part, and hears who else is in the application and whether the part has been saved since. */
export async function bePresent(order: {
  actor: Actor;
  id: string;
  section: SectionKey;
}): Promise<Result<{ readonly others: readonly Present[]; readonly version: number; readonly by: string | null }>> {
  const { actor, id, section } = order;
  if (!(await stateForTeam(actor, id))) return refuse("not-found");
  return accept(await present(actor, id, section, now()));
}

/** A second press finds the application submitted and is answered with the same number. */
export async function submitApplication(order: {
  actor: Actor;
  id: string;
  version: number;
}): Promise<
  Result<
    { number: string },
    | GateRefusal
    | "call-closed"
    | "incomplete"
    | "completion-closed"
    | "scan-missing"
    | "rules-changed"
    | "sketch-first"
    | StepRefusal
  >
> {
  const { actor, id, version } = order;
  const before = await stateForTeam(actor, id);
  const begun = before && (await origin(id));
  if (!begun) return refuse("not-found");
  const around = submitSurroundings(await surroundingsOf(begun.callId, begun.rulesVersion, begun.step));
  if (before.state === "returned") {
    const again = await execute({
      kind: applicationWith(loadForCompletion),
      command: "resubmit",
      actor,
      id,
      version,
      decide: (subject, at) => resubmit(subject, at, around),
    });
    return again.ok ? accept(again.value ?? { number: before.number ?? "" }) : again;
  }
  // New rules may have come between the reading of them and the lock.
  type Sealed<Code extends string> = Result<Decision<ApplicationEvent, { number: string }>, Code>;
  const ifHeld = <Code extends string>(version: number, decide: () => Sealed<Code>): Sealed<Code | "rules-changed"> =>
    version === begun.rulesVersion ? decide() : refuse("rules-changed");
  const outcome =
    before.state === "registered"
      ? await execute({
          kind: applicationWith(loadForSubmission),
          command: "seal-paper",
          actor,
          id,
          version,
          decide: (subject, at) => ifHeld(subject.rulesVersion, () => sealPaper(subject, at, around)),
        })
      : await execute({
          kind: applicationWith(loadForSubmission),
          command: "submit",
          actor,
          id,
          version,
          decide: (subject, at) => ifHeld(subject.rulesVersion, () => submit(subject, at, around)),
        });
  if (outcome.ok && outcome.value) return accept(outcome.value);
  const standing = await stateForTeam(actor, id);
  if (standing?.state === "submitted" && standing.number) return accept({ number: standing.number });
  return outcome.ok ? refuse("not-found") : outcome;
}

export const withdrawApplication = (order: {
  actor: Actor;
  id: string;
  version: number;
  reason: string;
}): Promise<Result<null | undefined, GateRefusal | "already-decided" | "reason-missing">> =>
  execute({
    kind: applicationWith(loadForWithdrawal),
    command: "withdraw",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject) => withdraw(subject, order.reason),
  });

/** An editor asks the signatories, by mail, to read the application and submit it. */
export async function askForSubmission(order: {
  actor: Actor;
  id: string;
}): Promise<Result<null | undefined, GateRefusal | "no-signatory" | "incomplete" | "sketch-first" | StepRefusal>> {
  const { actor, id } = order;
  const begun = (await stateForTeam(actor, id)) && (await origin(id));
  if (!begun) return refuse("not-found");
  const around = submitSurroundings(await surroundingsOf(begun.callId, begun.rulesVersion, begun.step));
  return execute({
    kind: applicationWith(loadForAsking),
    command: "ask-to-submit",
    actor,
    id,
    decide: (subject, at) => askToSubmit(subject, at, around),
  });
}

type CompletionOrder = { readonly actor: Actor; readonly id: string; readonly version: number };

/** The office asks for what is lacking: these sections, this message, by the end of this day. */
export async function returnForCompletion(
  order: CompletionOrder & { sections: readonly CompletionPart[]; message: string; dueOn: LocalDate },
): Promise<Result<null | undefined, GateRefusal | "already-decided" | "in-proposal" | "unanswered">> {
  const { actor, id, version } = order;
  const begun = await origin(id);
  if (!begun) return refuse("not-found");
  const rules = await rulesVersion(begun.callId, begun.rulesVersion);
  return execute({
    kind: applicationWith(loadForCompletion),
    command: "return-for-completion",
    actor,
    id,
    version,
    decide: (subject, at) => completing.returnForCompletion(subject, at, { ...order, rules }),
  });
}

export const extendCompletion = (
  order: CompletionOrder & { dueOn: LocalDate },
): Promise<Result<null | undefined, GateRefusal | "unanswered">> =>
  execute({
    kind: applicationWith(loadForCompletion),
    command: "extend-completion",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject, at) => completing.extendCompletion(subject, at, order.dueOn),
  });

export const endCompletion = (order: CompletionOrder): Promise<Result<null | undefined, GateRefusal | "completion-running">> =>
  execute({
    kind: applicationWith(loadForCompletion),
    command: "end-completion",
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: completing.endCompletion,
  });

const reasons: Readonly<Record<string, Unassignable>> = {
  "officer-conflicted": "conflict",
  "not-in-this-state": "withdrawn",
  "not-an-officer": "not-an-officer",
};

/** One command per case, each with its own lock, authority and line in the journal: what one case refuses the others still get. */
export async function assignResponsible(order: {
  actor: Actor;
  cases: readonly string[];
  officerId: string | null;
}): Promise<Result<AssignmentTally, GateRefusal>> {
  let done = 0;
  const refused: Partial<Record<Unassignable, number>> = {};
  for (const id of new Set(order.cases)) {
    const outcome = await execute({
      kind: applicationWith(loadForOfficer(order.officerId)),
      command: "assign-officer",
      actor: order.actor,
      id,
      decide: assignOfficer,
    });
    if (outcome.ok) done += 1;
    else {
      const reason = reasons[outcome.refusal.code] ?? "not-found";
      refused[reason] = (refused[reason] ?? 0) + 1;
    }
  }
  return accept({ done, refused });
}
