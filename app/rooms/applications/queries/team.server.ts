import type { Actor } from "#app/gate/actor.ts";
import { openCommands } from "#app/gate/lifecycle.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { FormChoices } from "#app/rooms/applications/application.forms.ts";
import {
  type ApplicationCommand,
  type ApplicationRelation,
  type ApplicationState,
  applicationLifecycle,
} from "#app/rooms/applications/application.lifecycle.ts";
import { registrarRelation, relationsTo, touchedAt } from "#app/rooms/applications/application.store.server.ts";
import { type ApplicationFacts, readSections, type SectionKey, type Sections } from "#app/rooms/applications/application.ts";
import {
  type Annex,
  type Attachment,
  type AttachmentFault,
  attachmentFaults,
  current,
} from "#app/rooms/applications/attachment.ts";
import { type Fault, faultsOf } from "#app/rooms/applications/check.ts";
import { annexesIn, completionEnds, isLate, type OpenCompletion } from "#app/rooms/applications/completion.ts";
import { type Confirmation, type ConfirmationFault, confirmationFaults } from "#app/rooms/applications/confirmation.ts";
import { standingOf } from "#app/rooms/applications/confirmation-standing.store.server.ts";
import { type CopiedFrom, copiedFrom, type Kin } from "#app/rooms/applications/copying.ts";
import { annexesOf, filesFor } from "#app/rooms/applications/paper.ts";
import { erasedFrom } from "#app/rooms/applications/purging.ts";
import { attachmentsOf } from "#app/rooms/applications/queries/attachments.server.ts";
import { draftKeeping } from "#app/rooms/applications/queries/drafts.server.ts";
import { awardsOfOrganisation } from "#app/rooms/applications/queries/known-awards.server.ts";
import { formChoices, offered, type Surroundings, surroundingsOf } from "#app/rooms/applications/queries/surroundings.server.ts";
import { type Names, namesFor, type SealedOrganisation } from "#app/rooms/applications/sealing.ts";
import { lastMinuteOf, stepOf } from "#app/rooms/applications/step.store.server.ts";
import type { Step } from "#app/rooms/applications/step.ts";
import { registrarSees } from "#app/rooms/applications/visibility.server.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { type CallKind, type Phase, phaseOf } from "#app/rooms/calls/call.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What its own team is told about where an application stands: the office's work in between is not theirs to follow. */
export type TeamStage = "drafted" | "registered" | "submitted" | "returned" | "granted" | "rejected" | "withdrawn";

const teamStage = sql`case
    when a.state = 'withdrawn' then 'withdrawn'
    when a.state in ('drafted', 'registered') then a.state
    when d.state in ('released', 'final') then case d.outcome when 'grant' then 'granted' else 'rejected' end
    when a.state = 'returned' then 'returned'
    else 'submitted' end`;

const ofTeam = (actor: Actor) =>
  sql`a.organisation_id = any(${actor.memberships.map((membership) => membership.organisationId)}::uuid[])`;

/** What an application follows on and what follows on it, of those that the reader may see. */
export const kinOf = (id: string, seen: Fragment): Promise<Kin[]> =>
  database.many(sql`
    select a.id, a.number, a.title, x.follows_as as "as", true as earlier from application x join application a on a.id = x.follows_id
    where x.id = ${id} and ${seen}
    union all
    select a.id, a.number, a.title, a.follows_as as "as", false as earlier from application a
    where a.follows_id = ${id} and a.state <> 'withdrawn' and ${seen} order by earlier desc, number nulls last`);

const followsIn = (kin: readonly Kin[]): Pick<Names, "follows"> => {
  const earlier = kin.find((one) => one.earlier);
  return earlier?.number ? { follows: { as: earlier.as, number: earlier.number, title: earlier.title } } : {};
};
/** Its team; and, of what came on paper, the officers who may enter it. */
const openTo = (actor: Actor) => sql`(${ofTeam(actor)} or ${registrarSees(actor)})`;

export type TwoSteps = {
  readonly sketchClosesAt: Date;
  readonly sketchAnswerOn: LocalDate;
  /** the last minute for the full application */
  readonly fullClosesAt: Date;
};

export type SavedSection = { readonly version: number; readonly at: Date; readonly by: string };

export type ApplicationForTeam = {
  readonly id: string;
  readonly state: Exclude<ApplicationState, "absent">;
  readonly stage: TeamStage;
  /** of a call in two steps; `full` in every other */
  readonly step: Step;
  /** what its idea sketch was given when it came in; null before that, and where there is none */
  readonly sketchNumber: string | null;
  readonly version: number;
  readonly number: string | null;
  readonly title: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly withdrawnReason: string;
  readonly demo: boolean;
  /** the day it reached the office on paper; null when it was written in Drum */
  readonly paperReceivedOn: LocalDate | null;
  /** where the receipt of a paper application is mailed; empty for nowhere */
  readonly paperEmail: string;
  /** when the call's rules were last changed while this was being written; null when they were not */
  readonly rulesChangedAt: Date | null;
  readonly organisation: SealedOrganisation;
  readonly call: {
    readonly id: string;
    readonly slug: string;
    readonly number: string;
    readonly kind: CallKind;
    readonly title: Bilingual;
    readonly state: CallState;
    readonly opensAt: Date;
    /** the last minute in the step that the application is in */
    readonly closesAt: Date;
    readonly phase: Phase;
    /** of a call in two steps: the dates of both */
    readonly steps: TwoSteps | null;
  };
  readonly sections: Sections;
  /** what it was copied from and what did not come along; of a draft only */
  readonly copied: CopiedFrom | null;
  /** granted applications of the organisation that it follows on, and those that follow on it */
  readonly kin: readonly Kin[];
  /** sections that have been saved at least once */
  readonly saved: Partial<Readonly<Record<SectionKey, SavedSection>>>;
  readonly around: Surroundings;
  readonly choices: FormChoices;
  readonly names: Names;
  /** of the whole application; empty when there is nothing left to put right */
  readonly faults: readonly Fault[];
  /** with those that a completion has left out */
  readonly attachments: readonly Attachment[];
  /** what files can be added to at this moment */
  readonly annexes: readonly Annex[];
  readonly attachmentFaults: readonly AttachmentFault[];
  /** what financiers have been asked, oldest first */
  readonly confirmations: readonly Confirmation[];
  readonly confirmationFaults: readonly ConfirmationFault[];
  readonly relations: readonly ApplicationRelation[];
  readonly may: readonly ApplicationCommand[];
  readonly signatories: readonly string[];
  /** of a draft whose call has closed: the first day that it may be gone */
  readonly erasedFrom: LocalDate | null;
  /** what the office has asked to have completed, while it is */
  readonly completion: (OpenCompletion & { readonly late: boolean; readonly ends: Date }) | null;
};

type Row = Omit<
  ApplicationForTeam,
  | "organisation"
  | "call"
  | "sections"
  | "copied"
  | "kin"
  | "saved"
  | "around"
  | "choices"
  | "names"
  | "faults"
  | "attachments"
  | "annexes"
  | "attachmentFaults"
  | "confirmations"
  | "confirmationFaults"
  | "relations"
  | "may"
  | "signatories"
  | "erasedFrom"
  | "completion"
> & {
  touchedAt: Date;
  warnedAt: Date | null;
  rulesVersion: number;
  organisation: SealedOrganisation;
  callId: string;
  slug: string;
  callNumber: string;
  callKind: CallKind;
  callTitle: Bilingual;
  callState: CallState;
  copied: unknown;
  sketchClosesAt: Date | null;
  sketchAnswerOn: LocalDate | null;
  fullClosesAt: Date;
  opensAt: Date;
  closesAt: Date;
  signatories: string[];
};

/** One application with all that its team - or, of what came on paper, the office - needs to go on with it; null for everybody else. */
export async function applicationForTeam(actor: Actor, id: string): Promise<ApplicationForTeam | null> {
  const row = await database.maybe<Row>(sql`
    select a.id, a.state, ${teamStage} as stage, a.version, a.number, a.title, a.created_at, a.submitted_at, a.withdrawn_reason, a.demo, a.rules_version, a.paper_received_on, a.paper_email,
      (select max(x.at) from call_change x where x.call_id = c.id and x.kind = 'rules' and x.at > a.created_at and a.state in ('drafted', 'registered')) as rules_changed_at,
      json_build_object('id', o.id, 'name', o.name, 'number', o.number, 'legalForm', o.legal_form, 'municipalityCode', o.municipality_code, 'address', o.address) as organisation,
      c.id as call_id, c.slug, c.number as call_number, c.kind as call_kind, a.copied, ${touchedAt} as touched_at, a.purge_warned_at as warned_at, c.title as call_title, c.state as call_state, c.opens_at, ${lastMinuteOf} as closes_at,
      ${stepOf} as step, (select k.number from sketch k where k.application_id = a.id) as sketch_number, c.sketch_closes_at, c.sketch_answer_on, c.closes_at as full_closes_at,
      array(select p.name from membership m join person p on p.id = m.person_id where m.organisation_id = o.id and m.role = 'signatory' order by p.name) as signatories
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id left join decision d on d.application_id = a.id
    where a.id = ${id} and ${openTo(actor)}`);
  if (!row) return null;
  const paper = row.paperReceivedOn !== null;
  const [stored, rulesAround, asked, files, confirmations, awards, kin, keeping] = await Promise.all([
    database.many<{ section: SectionKey; content: unknown; version: number; at: Date; by: string }>(sql`
      select s.section, s.content, s.version, s.saved_at as at, p.name as "by"
      from application_section s join person p on p.id = s.saved_by_id where s.application_id = ${id}`),
    surroundingsOf(row.callId, row.rulesVersion, row.step),
    database.maybe<OpenCompletion>(
      sql`select number, sections, message, due_on from application_completion where application_id = ${id} and state = 'open'`,
    ),
    attachmentsOf(id),
    standingOf(database, id),
    awardsOfOrganisation(database, row.organisation.id),
    kinOf(id, ofTeam(actor)),
    draftKeeping(),
  ]);
  const { callId, slug, callNumber, callKind, copied, callTitle, callState, opensAt, closesAt, ...unsorted } = row;
  const { sketchClosesAt, sketchAnswerOn, fullClosesAt, ...others } = unsorted;
  const { rulesVersion: _version, touchedAt: touched, warnedAt, ...rest } = others;
  const times = { touchedAt: touched, closesAt, warnedAt };
  const sections = readSections(Object.fromEntries(stored.map((one) => [one.section, one.content])));
  const around = {
    ...rulesAround,
    rules: { ...rulesAround.rules, annexes: [...annexesOf(rulesAround.rules, sections.questions, paper)] },
  };
  const attachments = filesFor(annexesIn(around.rules, asked), files);
  const relations = [
    ...relationsTo(row.organisation.id, actor),
    ...registrarRelation({ organisationId: row.organisation.id, barred: [], paper }, actor),
  ];
  return {
    ...rest,
    call: {
      id: callId,
      slug,
      number: callNumber,
      kind: callKind,
      title: callTitle,
      state: callState,
      opensAt,
      closesAt,
      phase: phaseOf({ opensAt, closesAt }, now()),
      steps: sketchClosesAt && sketchAnswerOn && !paper ? { sketchClosesAt, sketchAnswerOn, fullClosesAt } : null,
    },
    sections,
    copied: row.state === "drafted" && copied ? copiedFrom.parse(copied) : null,
    kin,
    saved: Object.fromEntries(stored.map((one) => [one.section, { version: one.version, at: one.at, by: one.by }])),
    around,
    choices: formChoices(around),
    names: {
      ...namesFor(
        around.rules,
        around.offers.flatMap((offer) => offer.nodes),
        around.municipalities,
      ),
      ...followsIn(kin),
      ...(around.rules.earlierSupport && awards.length > 0 ? { awards } : {}),
    },
    faults: faultsOf({ sections, rules: around.rules, ...offered(around) }),
    attachments,
    annexes: annexesIn(around.rules, asked),
    attachmentFaults: attachmentFaults(around.rules.annexes, current(attachments), actor.language),
    confirmations,
    // On paper a financier has signed on paper, if at all: the office judges it.
    confirmationFaults: paper ? [] : confirmationFaults(around.rules, row.organisation.name, sections, confirmations),
    relations,
    may: openCommands(applicationLifecycle, row.state, relations).filter(
      (one) => row.state !== "drafted" || atStep(row.step, one),
    ),
    erasedFrom:
      row.submittedAt === null &&
      !paper &&
      (row.sketchNumber === null || (row.step !== "waiting" && stored.length > 0)) &&
      phaseOf({ opensAt, closesAt }, now()) === "closed"
        ? erasedFrom(times, keeping, now())
        : null,
    completion: asked && { ...asked, late: isLate(asked.dueOn, now()), ends: completionEnds(asked.dueOn) },
  };
}

/** What the lifecycle lets a draft's writers do, as far as its step does: an idea sketch is handed in by a command of its own. */
const atStep = (step: Step, command: ApplicationCommand): boolean =>
  step === "full" || command === "withdraw" || (step === "sketch" && command === "save-section");

export type TeamLine = ApplicationFacts & {
  readonly stage: TeamStage;
  readonly callTitle: Bilingual;
  readonly callKind: CallKind;
  readonly step: Step;
  /** the case's number, when its idea sketch has come in */
  readonly sketchNumber: string | null;
  readonly closesAt: Date;
  readonly phase: Phase;
  readonly savedAt: Date | null;
  /** of a draft whose call has closed: the first day that it may be gone */
  readonly erasedFrom: LocalDate | null;
  readonly grantedOre: bigint | null;
};

export async function applicationsOfTeam(actor: Actor): Promise<TeamLine[]> {
  const at = now();
  type Line = Omit<TeamLine, "phase" | "erasedFrom"> & { opensAt: Date; touchedAt: Date; warnedAt: Date | null };
  const keeping = await draftKeeping();
  const rows = await database.many<Line>(sql`
    select a.id, a.number, a.title, a.state, a.call_id, a.organisation_id, o.name as organisation, a.requested_ore, a.total_ore, a.starts_on, a.ends_on,
      a.submitted_at, ${teamStage} as stage, c.title as call_title, c.kind as call_kind, c.opens_at, ${lastMinuteOf} as closes_at, ${stepOf} as step,
      (select k.number from sketch k where k.application_id = a.id) as sketch_number,
      (select max(s.saved_at) from application_section s where s.application_id = a.id) as saved_at, ${touchedAt} as touched_at,
      a.purge_warned_at as warned_at,
      case when d.state in ('released', 'final') then d.amount_ore end as granted_ore
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id left join decision d on d.application_id = a.id
    where ${ofTeam(actor)} order by coalesce(a.submitted_at, a.created_at) desc, a.id limit 500`);
  return rows.map(({ opensAt, touchedAt: touched, warnedAt, ...row }) => {
    const phase = phaseOf({ opensAt, closesAt: row.closesAt }, at);
    const erased = row.submittedAt === null && row.number === null && row.sketchNumber === null && phase === "closed";
    const times = { touchedAt: touched, closesAt: row.closesAt, warnedAt };
    return { ...row, phase, erasedFrom: erased ? erasedFrom(times, keeping, at) : null };
  });
}

/** The team's state of one application, for a second press of a button whose first one was heard. */
export const stateForTeam = (actor: Actor, id: string): Promise<{ state: ApplicationState; number: string | null } | null> =>
  database.maybe(sql`select a.state, a.number from application a where a.id = ${id} and ${openTo(actor)}`);

/** What was begun against; asked before the transaction so that the rules are read outside it. */
export const origin = (id: string): Promise<{ callId: string; rulesVersion: number; paper: boolean; step: Step } | null> =>
  database.maybe(
    sql`select a.call_id, a.rules_version, a.paper_received_on is not null as paper, ${stepOf} as step from application a where a.id = ${id}`,
  );
