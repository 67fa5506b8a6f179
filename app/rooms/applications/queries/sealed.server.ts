import type { Actor } from "#app/gate/actor.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { ApplicationFacts } from "#app/rooms/applications/application.ts";
import type { Attachment } from "#app/rooms/applications/attachment.ts";
import { attachmentsOf } from "#app/rooms/applications/queries/attachments.server.ts";
import { readSealed, type Sealed } from "#app/rooms/applications/sealing.ts";
import { registrarSees, visibleTo } from "#app/rooms/applications/visibility.server.ts";

export type SealedCase = {
  readonly facts: ApplicationFacts;
  readonly legalForm: string;
  readonly demo: boolean;
  readonly rulesVersion: number;
  /** which sealed version: 1 as it first came in, more after each completion */
  readonly snapshot: number;
  readonly sha256: string;
  readonly submittedAt: Date;
  /** the last minute for this applicant: the call's own, or the later one by permission */
  readonly closesAt: Date;
  /** whether the call, when it is limited, invites the organisation; null when it is open to all */
  readonly invited: boolean | null;
  /** how its idea sketch was answered, in a call in two steps */
  readonly firstStep: "none" | "submitted" | "welcomed" | "advised-against";
  /** why it was taken back; empty when it was not */
  readonly withdrawnReason: string;
  readonly content: Sealed;
  /** the files that went with it, as they stand now with the scanner */
  readonly attachments: readonly Attachment[];
  /** files of earlier sealed versions that this one is without */
  readonly formerAttachments: readonly Attachment[];
};

const factColumns = sql`a.id, a.number, a.title, a.state, a.call_id, a.organisation_id, o.name as organisation, a.requested_ore, a.total_ore, a.starts_on,
  a.ends_on, a.submitted_at`;

async function sealedWhere(condition: Fragment): Promise<SealedCase | null> {
  const row = await database.maybe<
    ApplicationFacts & {
      legalForm: string;
      demo: boolean;
      rulesVersion: number;
      snapshot: number;
      content: string;
      sha256: string;
      sealedAt: Date;
      closesAt: Date;
      invited: boolean | null;
      firstStep: SealedCase["firstStep"];
      withdrawnReason: string;
    }
  >(sql`
    select ${factColumns}, o.legal_form, a.demo, a.rules_version, s.number as snapshot, s.content, s.sha256, s.submitted_at as sealed_at, greatest(c.closes_at, a.late_until) as closes_at,
      case when c.kind = 'limited' then exists (select 1 from call_invitation i where i.call_id = c.id and i.number = o.number) end as invited,
      a.withdrawn_reason, coalesce((select k.state from sketch k where k.application_id = a.id), 'none') as first_step
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
      join lateral (select * from application_snapshot x where x.application_id = a.id order by x.number desc limit 1) s on true
    where ${condition}`);
  if (!row) return null;
  const {
    legalForm,
    demo,
    rulesVersion,
    snapshot,
    content,
    sha256,
    sealedAt,
    closesAt,
    invited,
    firstStep,
    withdrawnReason,
    ...facts
  } = row;
  const read = readSealed(content);
  const files = (await attachmentsOf(facts.id)).filter((file) => file.sealed);
  const here = new Set(read.attachments?.map((file) => file.id));
  return {
    facts,
    legalForm,
    demo,
    rulesVersion,
    snapshot,
    sha256,
    submittedAt: sealedAt,
    closesAt,
    invited,
    firstStep,
    withdrawnReason,
    content: read,
    attachments: files.filter((file) => here.has(file.id)),
    formerAttachments: files.filter((file) => !here.has(file.id)),
  };
}

/** The last sealed content of an application this reader may see. */
export const sealedCase = (actor: Actor, id: string): Promise<SealedCase | null> =>
  sealedWhere(sql`a.id = ${id} and a.submitted_at is not null and ${visibleTo(actor)}`);

/** For the machine's own checks when a version comes in; no person reads through this. */
export const sealedForReckoning = (id: string): Promise<SealedCase | null> =>
  sealedWhere(sql`a.id = ${id} and a.submitted_at is not null`);

/** For the team: what it sent in; and for the officers who enter what comes on paper, to print and send. */
export const receiptFor = (actor: Actor, id: string): Promise<SealedCase | null> =>
  sealedWhere(
    sql`a.id = ${id} and (a.organisation_id = any(${actor.memberships.map((membership) => membership.organisationId)}::uuid[]) or ${registrarSees(actor)})`,
  );

/** Facts of a call's submitted applications that this reader may see, in the order of their numbers. */
export const factsOfCall = (actor: Actor, callId: string): Promise<ApplicationFacts[]> =>
  database.many(sql`
    select ${factColumns} from application a join organisation o on o.id = a.organisation_id
    where a.call_id = ${callId} and a.submitted_at is not null and a.state <> 'withdrawn' and ${visibleTo(actor)} order by a.number`);
