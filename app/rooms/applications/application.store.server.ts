import { type Actor, hasRole, isSystem } from "#app/gate/actor.ts";
import type { At, CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  type ApplicationCommand,
  type ApplicationRelation,
  type ApplicationState,
  applicationLifecycle,
} from "#app/rooms/applications/application.lifecycle.ts";
import { readSections, type SectionKey, type Sections } from "#app/rooms/applications/application.ts";
import type { AttachmentState, NewFile, SealedAttachment } from "#app/rooms/applications/attachment.ts";
import type { AskSubject } from "#app/rooms/applications/commands/ask-to-submit.ts";
import type { ResponsibleSubject } from "#app/rooms/applications/commands/assign-officer.ts";
import type { AttachmentSubject } from "#app/rooms/applications/commands/attach.ts";
import type { CompletionSubject } from "#app/rooms/applications/commands/completion.ts";
import type { PaperSubject } from "#app/rooms/applications/commands/paper.ts";
import type { SectionSubject } from "#app/rooms/applications/commands/save-section.ts";
import type { StartSubject } from "#app/rooms/applications/commands/start.ts";
import type { SubmitSubject } from "#app/rooms/applications/commands/submit.ts";
import type { WithdrawSubject } from "#app/rooms/applications/commands/withdraw.ts";
import type { WritingSubject } from "#app/rooms/applications/commands/write-section.ts";
import type { OpenCompletion } from "#app/rooms/applications/completion.ts";
import { isLive } from "#app/rooms/applications/confirmation.ts";
import { standingOf } from "#app/rooms/applications/confirmation-standing.store.server.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { type DraftTimes, type Letters, type PurgeSubject, warningKey } from "#app/rooms/applications/purging.ts";
import { awardsOfOrganisation } from "#app/rooms/applications/queries/known-awards.server.ts";
import {
  readSealed,
  type SealedFollowing,
  type SealedOrganisation,
  type SubmittedFacts,
} from "#app/rooms/applications/sealing.ts";
import { isSketched, lastMinuteOf, stepOf } from "#app/rooms/applications/step.store.server.ts";
import { beforeBoard } from "#app/rooms/applications/visibility.server.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { heldToday } from "#app/rooms/people/role.store.server.ts";

/** The team's relations, in every state. */
export function relationsTo(organisationId: string, actor: Actor): ApplicationRelation[] {
  if (isSystem(actor)) return ["system"];
  const role = actor.memberships.find((membership) => membership.organisationId === organisationId)?.role;
  return role === "signatory"
    ? ["member", "editor", "signatory"]
    : role === "editor"
      ? ["member", "editor"]
      : role === "reader"
        ? ["member"]
        : [];
}

/** An officer outside the team and without a conflict of interest, once the application has come in: a draft answers as one that does not exist. */
export const officerRelation = (
  subject: Pick<Case, "organisationId" | "submitted" | "barred">,
  actor: Actor,
): ApplicationRelation[] =>
  subject.submitted &&
  hasRole(actor, "officer") &&
  !subject.barred.includes(actor.personId) &&
  actor.memberships.every((membership) => membership.organisationId !== subject.organisationId)
    ? ["officer"]
    : [];

/** An officer who could handle the case may enter it, when it came on paper; nobody may so with what others write themselves. */
export const registrarRelation = (
  subject: Pick<Case, "organisationId" | "barred" | "paper">,
  actor: Actor,
): ApplicationRelation[] =>
  subject.paper && officerRelation({ ...subject, submitted: true }, actor).length > 0 ? ["registrar"] : [];

/** The same kind of case, with as much of it loaded and locked as a command needs to decide. */
export const applicationWith = <Subject extends Case>(
  load: (tx: Executor, id: string) => Promise<Subject | null>,
): CaseKind<ApplicationState, ApplicationCommand, ApplicationRelation, Subject, ApplicationEvent> => ({
  name: "application",
  lifecycle: applicationLifecycle,
  load,
  relationsTo: (subject, actor) => [
    ...relationsTo(subject.organisationId, actor),
    ...officerRelation(subject, actor),
    ...registrarRelation(subject, actor),
  ],
  apply,
  caseId: (subject) => subject.id,
});

/** An application's row, locked: every change of it and of what belongs to it comes one after the other. */
export const lockedCase = (tx: Executor, id: string): Promise<Case | null> =>
  tx.maybe(sql`
    select a.id, a.state, a.version, a.call_id, a.organisation_id, a.rules_version, a.submitted_at is not null as submitted,
      a.paper_received_on is not null as paper, ${stepOf} as step, ${isSketched} as sketched,
      array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred
    from application a where a.id = ${id} for update of a`);

/** How long an organisation has been let into `call` after the last day, if it has. */
const permission = (organisationId: string) =>
  sql`(select max(x.until) from call_admission x where x.call_id = call.id and x.organisation_id = ${organisationId})`;

const invited = (organisationId: string) =>
  sql`(call.kind <> 'limited' or exists (select 1 from call_invitation i join organisation o on o.number = i.number where i.call_id = call.id and o.id = ${organisationId}))`;

/** A case that is not there yet, as its first command finds it. */
const absent = (id: string, callId: string, organisationId: string, rulesVersion: number) => ({
  id,
  state: "absent" as const,
  version: 0,
  callId,
  organisationId,
  rulesVersion,
  submitted: false,
  barred: [],
  paper: false,
  step: "full" as const,
  sketched: false,
});

/** Creation waits for a twin with the same id, so that ten presses make one application. */
export const loadForStart =
  (slug: string, organisationId: string) =>
  async (tx: Executor, id: string): Promise<StartSubject | null> => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7302))`);
    const call = await tx.maybe<StartSubject["call"] & { id: string; rulesVersion: number; twoSteps: boolean }>(
      sql`select id, state, opens_at, coalesce(sketch_closes_at, closes_at) as closes_at, ${permission(organisationId)} as late_until, rules_version, ${invited(organisationId)} as invited, sketch_closes_at is not null as two_steps from call where slug = ${slug} for share`,
    );
    const existing = await lockedCase(tx, id);
    if (!call) return null;
    return existing
      ? { ...existing, call }
      : { ...absent(id, call.id, organisationId, call.rulesVersion), step: call.twoSteps ? "sketch" : "full", call };
  };

/** The call's row is locked as when an application is submitted, since its number is given here; a twin with the same id is waited for. */
export const loadForPaper =
  (callId: string, organisationId: string) =>
  async (tx: Executor, id: string): Promise<PaperSubject | null> => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7302))`);
    const existing = await lockedCase(tx, id);
    const call = await tx.maybe<PaperSubject["call"] & { rulesVersion: number }>(
      sql`select state, number, next_number, published_at, rules_version from call where id = ${callId} for no key update`,
    );
    if (!call) return null;
    return existing ? { ...existing, call } : { ...absent(id, callId, organisationId, call.rulesVersion), paper: true, call };
  };

async function promisedBy(tx: Executor, id: string): Promise<SectionSubject["promised"]> {
  const standing = (await standingOf(tx, id)).filter(isLive);
  return standing.length > 0 ? { standing, sections: await sectionsOf(tx, id) } : null;
}

export const loadForSection =
  (section: SectionKey) =>
  async (tx: Executor, id: string): Promise<SectionSubject | null> => {
    const found = await lockedCase(tx, id);
    if (!found) return null;
    const stored = await tx.maybe<{ version: number }>(
      sql`select version from application_section where application_id = ${id} and section = ${section}`,
    );
    return {
      ...found,
      sectionVersion: stored?.version ?? 0,
      completion: await openCompletion(tx, id),
      answers: section === "questions" ? (await sectionsOf(tx, id)).questions.answers : {},
      promised: section === "financing" || section === "project" ? await promisedBy(tx, id) : null,
    };
  };

const openCompletion = (tx: Executor, id: string): Promise<OpenCompletion | null> =>
  tx.maybe(
    sql`select number, sections, message, due_on from application_completion where application_id = ${id} and state = 'open'`,
  );

/** With the last sealed content, what has been asked for, and what keeps the case from being sent back. */
export async function loadForCompletion(tx: Executor, id: string): Promise<CompletionSubject | null> {
  const found = await lockedCase(tx, id);
  if (!found?.submitted) return null;
  const row = await tx.one<{
    number: string;
    asked: number;
    snapshots: number;
    content: string;
    decided: boolean;
    proposed: boolean;
  }>(sql`
    select a.number, s.number as snapshots, s.content,
      (select count(*)::int from application_completion c where c.application_id = a.id) as asked,
      exists (select 1 from decision d where d.application_id = a.id and d.state <> 'drafted') as decided,
      ${beforeBoard} as proposed
    from application a join lateral (select number, content from application_snapshot x where x.application_id = a.id order by x.number desc limit 1) s on true
    where a.id = ${id}`);
  const { content, ...rest } = row;
  return {
    ...found,
    ...rest,
    sealed: readSealed(content),
    open: await openCompletion(tx, id),
    attachments: await tx.many(sql`
      select id, annex, name, kind, bytes::int as bytes, sha256, state, sealed_at is not null as sealed, dropped_at is not null as dropped
      from attachment where application_id = ${id} and dropped_in is null order by annex, added_at, id`),
    sections: await sectionsOf(tx, id),
    team: await writersOf(tx, found.organisationId),
  };
}

/** Who writes in the organisation's applications, and is told of them. */
export const writersOf = async (tx: Executor, organisationId: string): Promise<string[]> =>
  (
    await tx.many<{ personId: string }>(
      sql`select person_id from membership where organisation_id = ${organisationId} and role in ('editor', 'signatory') order by person_id`,
    )
  ).map((one) => one.personId);

/** The same with the words: to merge what somebody writes with what is there. */
export const loadForWriting =
  (section: SectionKey) =>
  async (tx: Executor, id: string): Promise<WritingSubject | null> => {
    const found = await loadForSection(section)(tx, id);
    return found && { ...found, stored: await sectionsOf(tx, id) };
  };
export async function loadForAttachment(tx: Executor, id: string): Promise<AttachmentSubject | null> {
  const found = await lockedCase(tx, id);
  if (!found) return null;
  const { questions } = await sectionsOf(tx, id);
  return {
    ...found,
    questions,
    attachments: await tx.many(
      sql`select id, annex, state, sealed_at is not null as sealed, dropped_at is not null as dropped from attachment where application_id = ${id} and dropped_in is null`,
    ),
    completion: await openCompletion(tx, id),
  };
}

export async function sectionsOf(tx: Executor, id: string): Promise<Sections> {
  const stored = await tx.many<{ section: SectionKey; content: unknown }>(
    sql`select section, content from application_section where application_id = ${id}`,
  );
  return readSections(Object.fromEntries(stored.map((row) => [row.section, row.content])));
}

/**
 * The call's row is locked after the application's, always in that order: the registry number runs without gaps or twins, and a deadline
 * that is being moved has been moved or has not. (`no key update`, so that others may begin applications meanwhile.)
 */
export async function loadForSubmission(tx: Executor, id: string): Promise<SubmitSubject | null> {
  const found = await lockedCase(tx, id);
  if (!found) return null;
  const call = await tx.one<SubmitSubject["call"]>(
    sql`select id, number, title, state, opens_at, closes_at, sketch_closes_at, ${permission(found.organisationId)} as late_until, next_number from call where id = ${found.callId} for no key update`,
  );
  const organisation = await tx.one<SealedOrganisation>(
    sql`select id, name, number, legal_form, municipality_code, address from organisation where id = ${found.organisationId}`,
  );
  return {
    ...found,
    call: { ...call, state: call.state as CallState },
    organisation,
    sections: await sectionsOf(tx, id),
    team: await writersOf(tx, found.organisationId),
    paperFacts: found.paper
      ? await tx.one<SubmitSubject["paperFacts"] & object>(
          sql`select number, paper_received_on as received_on, created_at as registered_at, paper_email as email from application where id = ${id}`,
        )
      : null,
    attachments: await tx.many<SealedAttachment & { state: AttachmentState }>(sql`
      select id, annex, name, kind, bytes::int as bytes, sha256, state from attachment where application_id = ${id} order by annex, added_at, id`),
    confirmations: await standingOf(tx, id),
    sketchNumber:
      (await tx.maybe<{ number: string }>(sql`select number from sketch where application_id = ${id}`))?.number ?? null,
    follows: await followedBy(tx, id),
    awards: await awardsOfOrganisation(tx, found.organisationId),
  };
}

const followedBy = (tx: Executor, id: string): Promise<SealedFollowing | null> =>
  tx.maybe(sql`
    select a.follows_as as "as", f.number, f.title from application a join application f on f.id = a.follows_id where a.id = ${id}`);

/** Who may submit it, to be asked to, and whether there is anything left to put right. */
export async function loadForAsking(tx: Executor, id: string): Promise<AskSubject | null> {
  const found = await lockedCase(tx, id);
  if (!found) return null;
  const signatories = await tx.many<{ personId: string }>(
    sql`select person_id from membership where organisation_id = ${found.organisationId} and role = 'signatory' order by person_id`,
  );
  return {
    ...found,
    signatories: signatories.map((one) => one.personId),
    sections: await sectionsOf(tx, id),
    attachments: await tx.many(sql`select annex, name, state from attachment where application_id = ${id}`),
  };
}

/** When something was last done to a draft. */
export const touchedAt = sql`greatest(a.created_at, a.withdrawn_at, (select max(s.saved_at) from application_section s where s.application_id = a.id),
  (select max(t.added_at) from attachment t where t.application_id = a.id), (select max(greatest(f.asked_at, f.answered_at, f.ended_at)) from confirmation f where f.application_id = a.id))`;

export async function loadForPurge(tx: Executor, id: string): Promise<PurgeSubject | null> {
  const found = await lockedCase(tx, id);
  if (!found) return null;
  const times = await tx.one<DraftTimes>(sql`
    select ${touchedAt} as touched_at, ${lastMinuteOf} as closes_at, a.purge_warned_at as warned_at
    from application a join call c on c.id = a.call_id where a.id = ${id}`);
  const attachments = await tx.many<{ id: string }>(sql`select id from attachment where application_id = ${id} order by id`);
  return {
    ...found,
    times,
    letters: await lettersOf(tx, { id, organisationId: found.organisationId, warnedAt: times.warnedAt }),
    team: await writersOf(tx, found.organisationId),
    attachments: attachments.map((one) => one.id),
  };
}

/** Whether the letters of the last warning have left. One that cannot be delivered to somebody does not hold back what others have been told. */
export async function lettersOf(
  db: Executor,
  draft: { id: string; organisationId: string; warnedAt: Date | null },
): Promise<Letters> {
  const { id, organisationId, warnedAt } = draft;
  if (warnedAt === null) return { left: null, waiting: false };
  const keys = (await writersOf(db, organisationId)).map((personId) => warningKey(id, warnedAt, personId));
  return db.one<Letters>(sql`
    select max(done_at) as "left", count(*) > 0 and count(done_at) = 0 as waiting from outbox_message where dedupe_key = any(${keys}::text[])`);
}

export async function loadForWithdrawal(tx: Executor, id: string): Promise<WithdrawSubject | null> {
  const found = await lockedCase(tx, id);
  if (!found) return null;
  const decision = await tx.maybe<{ id: string }>(
    sql`select id from decision where application_id = ${id} and state <> 'drafted'`,
  );
  const unsealed = found.submitted
    ? await tx.many<{ id: string }>(sql`select id from attachment where application_id = ${id} and sealed_at is null`)
    : [];
  return { ...found, decided: decision !== null, unsealed: unsealed.map((one) => one.id) };
}

/** With what is known of whoever is to answer for the case. */
export const loadForOfficer =
  (officerId: string | null) =>
  async (tx: Executor, id: string): Promise<ResponsibleSubject | null> => {
    const found = await lockedCase(tx, id);
    if (!found || !officerId) return found && { ...found, candidate: null };
    const person = await tx.maybe<{ officer: boolean; member: boolean }>(sql`
      select p.erased_at is null and exists (select 1 from person_role r where r.person_id = p.id and r.role = 'officer'
          and ${heldToday()}) as officer,
        exists (select 1 from membership m where m.person_id = p.id and m.organisation_id = ${found.organisationId}) as member
      from person p where p.id = ${officerId}`);
    return {
      ...found,
      candidate: {
        id: officerId,
        officer: person?.officer ?? false,
        conflicted: found.barred.includes(officerId) || (person?.member ?? false),
      },
    };
  };

async function apply(
  tx: Executor,
  subject: Case,
  next: ApplicationState,
  events: readonly ApplicationEvent[],
  { actor, now }: At,
): Promise<void> {
  for (const event of events) {
    switch (event.type) {
      case "ApplicationStarted":
        await tx.run(sql`
          insert into application (id, call_id, organisation_id, state, version, title, created_at, rules_version, demo)
          values (${subject.id}, ${subject.callId}, ${subject.organisationId}, 'drafted', 0, ${event.title.text}, ${now}, ${subject.rulesVersion},
            (select demo from organisation where id = ${subject.organisationId}))`);
        await saveSection(tx, subject.id, "project", event.project.text, 1, actor.personId, now);
        break;
      case "ApplicationCopied":
        for (const { section, content } of event.sections)
          await saveSection(tx, subject.id, section, content.text, 1, actor.personId, now);
        await tx.run(sql`
          update application set copied = ${event.told.text}::jsonb, follows_as = ${event.following},
            follows_id = ${event.following ? event.fromId : null}::uuid
          where id = ${subject.id}`);
        break;
      case "PaperRegistered":
        await tx.run(sql`
          insert into application (id, call_id, organisation_id, state, version, title, number, created_at, rules_version, paper_received_on, paper_email, demo)
          values (${subject.id}, ${subject.callId}, ${subject.organisationId}, 'registered', 0, ${event.title.text}, ${event.number}, ${now}, ${subject.rulesVersion},
            ${event.receivedOn}, ${event.email.text}, (select demo from organisation where id = ${subject.organisationId}))`);
        await tx.run(sql`update call set next_number = next_number + 1 where id = ${subject.callId}`);
        await saveSection(tx, subject.id, "project", event.project.text, 1, actor.personId, now);
        break;
      case "SectionSaved":
        await saveSection(tx, subject.id, event.section, event.content.text, event.version, actor.personId, now);
        if (event.title) await tx.run(sql`update application set title = ${event.title.text} where id = ${subject.id}`);
        break;
      case "ApplicationSubmitted":
        await seal(tx, subject, event, actor.personId, now);
        break;
      case "AttachmentAdded": {
        const { name, kind, bytes, sha256 } = JSON.parse(event.file.text) as NewFile;
        await tx.run(sql`
          insert into attachment (id, application_id, annex, name, kind, bytes, sha256, state, added_at, added_by_id)
          values (${event.attachmentId}, ${subject.id}, ${event.annex}, ${name}, ${kind}, ${bytes}, ${sha256}, ${event.state}, ${now}, ${actor.personId})`);
        break;
      }
      case "AttachmentRemoved":
        await tx.run(sql`delete from attachment where id = ${event.attachmentId} and application_id = ${subject.id}`);
        break;
      case "AttachmentDropped":
      case "AttachmentRestored":
        await tx.run(
          sql`update attachment set dropped_at = ${event.type === "AttachmentDropped" ? now : null} where id = ${event.attachmentId} and application_id = ${subject.id}`,
        );
        break;
      case "AttachmentScanned":
        await tx.run(
          sql`update attachment set state = ${event.state}, scanned_at = ${now} where id = ${event.attachmentId} and application_id = ${subject.id}`,
        );
        break;
      case "ConfirmationVoided":
        await tx.run(sql`
          update confirmation set state = 'voided', version = version + 1, ended_at = ${now}
          where id = ${event.confirmationId} and application_id = ${subject.id}`);
        break;
      case "ApplicationWithdrawn":
        await tx.run(
          sql`update application set withdrawn_at = ${now}, withdrawn_reason = ${event.reason.text} where id = ${subject.id}`,
        );
        await tx.run(
          sql`update application_completion set state = 'withdrawn', closed_at = ${now} where application_id = ${subject.id} and state = 'open'`,
        );
        await asSealed(tx, subject.id, event.removed);
        break;
      case "ApplicationReturned":
        await tx.run(sql`
          insert into application_completion (application_id, number, sections, message, due_on, requested_at, requested_by_id)
          values (${subject.id}, ${event.number}, ${event.sections}, ${event.message.text}, ${event.dueOn}, ${now}, ${actor.personId})`);
        break;
      case "CompletionExtended":
        await tx.run(
          sql`update application_completion set due_on = ${event.dueOn} where application_id = ${subject.id} and number = ${event.number}`,
        );
        break;
      case "CompletionEnded":
        await tx.run(
          sql`update application_completion set state = 'ended', closed_at = ${now} where application_id = ${subject.id} and number = ${event.number}`,
        );
        for (const { section, content } of event.restored) {
          await tx.run(sql`
            update application_section set content = ${content.text}::jsonb, version = version + 1, saved_at = ${now}, saved_by_id = ${actor.personId}
            where application_id = ${subject.id} and section = ${section} and content <> ${content.text}::jsonb`);
        }
        await asSealed(tx, subject.id, event.removed);
        break;
      case "ApplicationResubmitted":
        await sealAgain(tx, subject, event, actor.personId, now);
        break;
      case "DraftPurgeWarned":
        await tx.run(sql`update application set purge_warned_at = ${now} where id = ${subject.id}`);
        break;
      case "DraftPurged":
        await eraseContent(tx, subject.id);
        await tx.run(sql`delete from application where id = ${subject.id}`);
        break;
      case "DraftLapsed":
        await eraseContent(tx, subject.id);
        await tx.run(
          sql`update application set withdrawn_at = coalesce(withdrawn_at, ${now}), copied = null where id = ${subject.id}`,
        );
        break;
      case "OfficerAssigned":
        await tx.run(sql`update application set officer_id = ${event.officerId} where id = ${subject.id}`);
        break;
    }
  }
  // Who answers for a case in the office, and a letter about a draft, change nothing that its team has in front of them.
  if (events.every((event) => event.type === "OfficerAssigned" || event.type === "DraftPurgeWarned")) return;
  await tx.run(sql`update application set state = ${next}, version = version + 1 where id = ${subject.id}`);
}

/** Files as they were sealed: without those that were never sent in, and with those that were only left out of what never was. */
async function asSealed(tx: Executor, id: string, removed: readonly string[]): Promise<void> {
  await tx.run(sql`delete from attachment where application_id = ${id} and id = any(${removed}::uuid[])`);
  await tx.run(
    sql`update attachment set dropped_at = null where application_id = ${id} and dropped_in is null and dropped_at is not null`,
  );
}

/** All that a draft holds. A database that holds something which has come in then refuses to erase the draft (trigger `application_kept`). */
async function eraseContent(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from confirmation where application_id = ${id}`);
  await tx.run(sql`delete from attachment where application_id = ${id}`);
  await tx.run(sql`delete from application_presence where application_id = ${id}`);
  await tx.run(sql`delete from application_section where application_id = ${id}`);
}

const saveSection = (tx: Executor, id: string, section: SectionKey, content: string, version: number, by: string, at: Date) =>
  tx.run(sql`
    insert into application_section (application_id, section, content, version, saved_at, saved_by_id)
    values (${id}, ${section}, ${content}::jsonb, ${version}, ${at}, ${by})
    on conflict (application_id, section) do update
      set content = excluded.content, version = excluded.version, saved_at = excluded.saved_at, saved_by_id = excluded.saved_by_id`);

async function seal(
  tx: Executor,
  subject: Case,
  event: Extract<ApplicationEvent, { type: "ApplicationSubmitted" }>,
  by: string,
  at: Date,
): Promise<void> {
  const { facts } = event;
  await tx.run(sql`
    insert into application_snapshot (application_id, number, content, sha256, submitted_at, submitted_by_id)
    values (${subject.id}, (select coalesce(max(number), 0) + 1 from application_snapshot where application_id = ${subject.id}),
      ${event.content.text}, ${event.sha256}, ${at}, ${by})`);
  await tx.run(sql`
    update application set number = ${event.number}, submitted_at = ${at}, requested_ore = ${facts.requestedOre}, total_ore = ${facts.totalOre},
      starts_on = ${facts.startsOn}, ends_on = ${facts.endsOn}, late_until = ${event.lateUntil}, copied = null
    where id = ${subject.id}`);
  await tx.run(
    sql`update attachment set sealed_at = ${at} where application_id = ${subject.id} and id = any(${event.files}::uuid[])`,
  );
  // What came on paper had its number when it was registered, and what began as an idea sketch when that was handed in.
  if (!subject.paper && !subject.sketched)
    await tx.run(sql`update call set next_number = next_number + 1 where id = ${subject.callId}`);
  await keepWords(tx, subject.id, event.content.text);
  await copyFacts(tx, subject.id, facts);
}

/** A later version beside the first: number and day of arrival stay, everything that lists and ranking ask for is of the new one. */
async function sealAgain(
  tx: Executor,
  subject: Case,
  event: Extract<ApplicationEvent, { type: "ApplicationResubmitted" }>,
  by: string,
  at: Date,
): Promise<void> {
  const { facts } = event;
  await tx.run(sql`
    insert into application_snapshot (application_id, number, content, sha256, submitted_at, submitted_by_id)
    values (${subject.id}, ${event.snapshot}, ${event.content.text}, ${event.sha256}, ${at}, ${by})`);
  await tx.run(sql`
    update application set title = ${event.title.text}, requested_ore = ${facts.requestedOre}, total_ore = ${facts.totalOre},
      starts_on = ${facts.startsOn}, ends_on = ${facts.endsOn}
    where id = ${subject.id}`);
  await tx.run(sql`
    update application_completion set state = 'completed', closed_at = ${at}, snapshot = ${event.snapshot}
    where application_id = ${subject.id} and number = ${event.completion}`);
  await tx.run(
    sql`update attachment set sealed_at = ${at} where application_id = ${subject.id} and sealed_at is null and id = any(${event.files}::uuid[])`,
  );
  await tx.run(
    sql`update attachment set dropped_in = ${event.snapshot} where application_id = ${subject.id} and dropped_at is not null and dropped_in is null`,
  );
  await keepWords(tx, subject.id, event.content.text);
  await copyFacts(tx, subject.id, facts);
}

/** What the office's search looks in: always the last sealed content. */
const keepWords = (tx: Executor, id: string, sealed: string) =>
  tx.run(sql`
    insert into application_search (application_id, words) values (${id}, sealed_words(${sealed}::jsonb))
    on conflict (application_id) do update set words = excluded.words`);

/** The facts that lists and reports ask for; triggers keep the same in one line for the ranking. */
async function copyFacts(
  tx: Executor,
  id: string,
  facts: Pick<SubmittedFacts, "shares" | "municipalities" | "levels" | "undertakings">,
): Promise<void> {
  await tx.run(sql`delete from application_share where application_id = ${id}`);
  await tx.run(sql`delete from application_level where application_id = ${id}`);
  await tx.run(sql`delete from application_municipality where application_id = ${id}`);
  await tx.run(sql`delete from application_undertaking where application_id = ${id}`);
  await tx.run(sql`
    insert into application_share (application_id, node_id, basis_points)
    select ${id}::uuid, node, part from unnest(${facts.shares.map((one) => one.node)}::text[], ${facts.shares.map((one) => one.basisPoints)}::int[]) as given (node, part)
    on conflict do nothing`);
  await tx.run(sql`
    insert into application_level (application_id, position, amount_ore)
    select ${id}::uuid, place - 1, ore from unnest(${facts.levels.map(String)}::bigint[]) with ordinality as given (ore, place)`);
  await tx.run(sql`
    insert into application_municipality (application_id, municipality_code)
    select ${id}::uuid, code from unnest(${facts.municipalities}::text[]) as given (code) on conflict do nothing`);
  await tx.run(sql`
    insert into application_undertaking (application_id, number, planned_ore)
    select ${id}::uuid, number, ore from unnest(${facts.undertakings.map((one) => one.number)}::text[], ${facts.undertakings.map((one) => String(one.planned))}::bigint[]) as given (number, ore)
    on conflict do nothing`);
}
