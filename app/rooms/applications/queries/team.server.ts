import type { Actor } from "#app/gate/actor.ts";
import { openCommands } from "#app/gate/lifecycle.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { FormChoices } from "#app/rooms/applications/application.forms.ts";
import {
  type ApplicationCommand,
  type ApplicationRelation,
  type ApplicationState,
  applicationLifecycle,
} from "#app/rooms/applications/application.lifecycle.ts";
import { registrarRelation, relationsTo } from "#app/rooms/applications/application.store.server.ts";
import { type ApplicationFacts, readSections, type SectionKey, type Sections } from "#app/rooms/applications/application.ts";
import { type Attachment, type AttachmentFault, attachmentFaults } from "#app/rooms/applications/attachment.ts";
import { type Fault, faultsOf } from "#app/rooms/applications/check.ts";
import { completionEnds, isLate, type OpenCompletion } from "#app/rooms/applications/completion.ts";
import { type Confirmation, type ConfirmationFault, confirmationFaults } from "#app/rooms/applications/confirmation.ts";
import { standingOf } from "#app/rooms/applications/confirmation-standing.store.server.ts";
import { annexesOf } from "#app/rooms/applications/paper.ts";
import { attachmentsOf } from "#app/rooms/applications/queries/attachments.server.ts";
import { formChoices, offered, type Surroundings, surroundingsOf } from "#app/rooms/applications/queries/surroundings.server.ts";
import { type Names, namesFor, type SealedOrganisation } from "#app/rooms/applications/sealing.ts";
import { registrarSees } from "#app/rooms/applications/visibility.server.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { type Phase, phaseOf } from "#app/rooms/calls/call.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What its own team is told about where an application stands: the office's work in between is not theirs to follow. */
export type TeamStage = "drafted" | "registered" | "submitted" | "returned" | "granted" | "rejected" | "withdrawn";

const teamStage = sql`case
    when a.state = 'withdrawn' then 'withdrawn'
    when a.state in ('drafted', 'registered') then a.state
    when d.state in ('released', 'final') then case d.outcome when 'grant' then 'granted' else 'rejected' end
    when a.state = 'returned' then 'returned'
    else 'submitted' end`;

/** The last minute for the team: the call's own, or the later one that its organisation has been given. */
const lastMinute = sql`greatest(c.closes_at, (select max(x.until) from call_admission x where x.call_id = c.id and x.organisation_id = a.organisation_id))`;

const ofTeam = (actor: Actor) =>
  sql`a.organisation_id = any(${actor.memberships.map((membership) => membership.organisationId)}::uuid[])`;

/** Its team; and, of what came on paper, the officers who may enter it. */
const openTo = (actor: Actor) => sql`(${ofTeam(actor)} or ${registrarSees(actor)})`;

export type SavedSection = { readonly version: number; readonly at: Date; readonly by: string };

export type ApplicationForTeam = {
  readonly id: string;
  readonly state: Exclude<ApplicationState, "absent">;
  readonly stage: TeamStage;
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
  readonly organisation: SealedOrganisation;
  readonly call: {
    readonly id: string;
    readonly slug: string;
    readonly number: string;
    readonly title: Bilingual;
    readonly state: CallState;
    readonly opensAt: Date;
    readonly closesAt: Date;
    readonly phase: Phase;
  };
  readonly sections: Sections;
  /** sections that have been saved at least once */
  readonly saved: Partial<Readonly<Record<SectionKey, SavedSection>>>;
  readonly around: Surroundings;
  readonly choices: FormChoices;
  readonly names: Names;
  /** of the whole application; empty when there is nothing left to put right */
  readonly faults: readonly Fault[];
  readonly attachments: readonly Attachment[];
  readonly attachmentFaults: readonly AttachmentFault[];
  /** what financiers have been asked, oldest first */
  readonly confirmations: readonly Confirmation[];
  readonly confirmationFaults: readonly ConfirmationFault[];
  readonly relations: readonly ApplicationRelation[];
  readonly may: readonly ApplicationCommand[];
  readonly signatories: readonly string[];
  /** what the office has asked to have completed, while it is */
  readonly completion: (OpenCompletion & { readonly late: boolean; readonly ends: Date }) | null;
};

type Row = Omit<
  ApplicationForTeam,
  | "organisation"
  | "call"
  | "sections"
  | "saved"
  | "around"
  | "choices"
  | "names"
  | "faults"
  | "attachments"
  | "attachmentFaults"
  | "confirmations"
  | "confirmationFaults"
  | "relations"
  | "may"
  | "signatories"
  | "completion"
> & {
  rulesVersion: number;
  organisation: SealedOrganisation;
  callId: string;
  slug: string;
  callNumber: string;
  callTitle: Bilingual;
  callState: CallState;
  opensAt: Date;
  closesAt: Date;
  signatories: string[];
};

/** One application with all that its team - or, of what came on paper, the office - needs to go on with it; null for everybody else. */
export async function applicationForTeam(actor: Actor, id: string): Promise<ApplicationForTeam | null> {
  const row = await database.maybe<Row>(sql`
    select a.id, a.state, ${teamStage} as stage, a.version, a.number, a.title, a.created_at, a.submitted_at, a.withdrawn_reason, a.demo, a.rules_version, a.paper_received_on, a.paper_email,
      json_build_object('id', o.id, 'name', o.name, 'number', o.number, 'legalForm', o.legal_form, 'municipalityCode', o.municipality_code, 'address', o.address) as organisation,
      c.id as call_id, c.slug, c.number as call_number, c.title as call_title, c.state as call_state, c.opens_at, ${lastMinute} as closes_at,
      array(select p.name from membership m join person p on p.id = m.person_id where m.organisation_id = o.id and m.role = 'signatory' order by p.name) as signatories
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id left join decision d on d.application_id = a.id
    where a.id = ${id} and ${openTo(actor)}`);
  if (!row) return null;
  const paper = row.paperReceivedOn !== null;
  const [stored, rulesAround, asked, attachments, confirmations] = await Promise.all([
    database.many<{ section: SectionKey; content: unknown; version: number; at: Date; by: string }>(sql`
      select s.section, s.content, s.version, s.saved_at as at, p.name as "by"
      from application_section s join person p on p.id = s.saved_by_id where s.application_id = ${id}`),
    surroundingsOf(row.callId, row.rulesVersion),
    database.maybe<OpenCompletion>(
      sql`select number, sections, message, due_on from application_completion where application_id = ${id} and state = 'open'`,
    ),
    attachmentsOf(id),
    standingOf(database, id),
  ]);
  const { callId, slug, callNumber, callTitle, callState, opensAt, closesAt, rulesVersion: _version, ...rest } = row;
  const sections = readSections(Object.fromEntries(stored.map((one) => [one.section, one.content])));
  const around = {
    ...rulesAround,
    rules: { ...rulesAround.rules, annexes: [...annexesOf(rulesAround.rules, paper)] },
  };
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
      title: callTitle,
      state: callState,
      opensAt,
      closesAt,
      phase: phaseOf({ opensAt, closesAt }, now()),
    },
    sections,
    saved: Object.fromEntries(stored.map((one) => [one.section, { version: one.version, at: one.at, by: one.by }])),
    around,
    choices: formChoices(around),
    names: namesFor(
      around.rules,
      around.offers.flatMap((offer) => offer.nodes),
      around.municipalities,
    ),
    faults: faultsOf({ sections, rules: around.rules, ...offered(around) }),
    attachments,
    attachmentFaults: attachmentFaults(around.rules.annexes, attachments, actor.language),
    confirmations,
    // On paper a financier has signed on paper, if at all: the office judges it.
    confirmationFaults: paper ? [] : confirmationFaults(around.rules, row.organisation.name, sections, confirmations),
    relations,
    may: openCommands(applicationLifecycle, row.state, relations),
    completion: asked && { ...asked, late: isLate(asked.dueOn, now()), ends: completionEnds(asked.dueOn) },
  };
}

export type TeamLine = ApplicationFacts & {
  readonly stage: TeamStage;
  readonly callTitle: Bilingual;
  readonly closesAt: Date;
  readonly phase: Phase;
  readonly savedAt: Date | null;
  readonly grantedOre: bigint | null;
};

export async function applicationsOfTeam(actor: Actor): Promise<TeamLine[]> {
  const at = now();
  const rows = await database.many<Omit<TeamLine, "phase"> & { opensAt: Date }>(sql`
    select a.id, a.number, a.title, a.state, a.call_id, a.organisation_id, o.name as organisation, a.requested_ore, a.total_ore, a.starts_on, a.ends_on,
      a.submitted_at, ${teamStage} as stage, c.title as call_title, c.opens_at, ${lastMinute} as closes_at,
      (select max(s.saved_at) from application_section s where s.application_id = a.id) as saved_at,
      case when d.state in ('released', 'final') then d.amount_ore end as granted_ore
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id left join decision d on d.application_id = a.id
    where ${ofTeam(actor)} order by coalesce(a.submitted_at, a.created_at) desc, a.id limit 500`);
  return rows.map(({ opensAt, ...row }) => ({ ...row, phase: phaseOf({ opensAt, closesAt: row.closesAt }, at) }));
}

/** The team's state of one application, for a second press of a button whose first one was heard. */
export const stateForTeam = (actor: Actor, id: string): Promise<{ state: ApplicationState; number: string | null } | null> =>
  database.maybe(sql`select a.state, a.number from application a where a.id = ${id} and ${openTo(actor)}`);

/** What was begun against; asked before the transaction so that the rules are read outside it. */
export const origin = (id: string): Promise<{ callId: string; rulesVersion: number; paper: boolean } | null> =>
  database.maybe(sql`select call_id, rules_version, paper_received_on is not null as paper from application where id = ${id}`);
