import type { DrumDocument } from "#app/documents/document.ts";
import type { Actor } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import type { PutOffBefore } from "#app/rooms/decisions/agenda.ts";
import type { AmendmentState } from "#app/rooms/decisions/amendment.lifecycle.ts";
import type { AmendmentContent } from "#app/rooms/decisions/amendment.ts";

const content = sql`p.kind, p.amount_ore, p.ends_on, p.conditions, p.correction, p.ground, p.reasons, (p.before ->> 'amountOre')::bigint as before_ore`;

/** Of the paragraphs that `which` picks, those that a meeting has put off, the oldest first, as JSON. */
export const putOff = (which: Fragment): Fragment => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('paragraph', bi.paragraph, 'heldOn', bm.held_on, 'kind', bi.deferral ->> 'kind', 'reasons', bi.deferral ->> 'reasons')
    order by bm.starts_at, bi.position), '[]'::jsonb)
  from agenda_item bi join meeting bm on bm.id = bi.meeting_id where bi.freed and bi.deferral is not null and ${which})`;

export type AmendmentOfCase = AmendmentContent & {
  readonly id: string;
  readonly state: Exclude<AmendmentState, "absent">;
  readonly version: number;
  readonly beforeOre: bigint;
  readonly proposedAt: Date;
  readonly meetingId: string | null;
  readonly itemId: string | null;
  readonly paragraph: number | null;
  readonly body: string | null;
  readonly heldOn: LocalDate | null;
};

/** The later decisions of a case, the oldest first. The caller has shown that the reader may see the case. */
export const amendmentsOfCase = (applicationId: string): Promise<AmendmentOfCase[]> =>
  database.many<AmendmentOfCase>(sql`
    select p.id, p.state, p.version, p.proposed_at, ${content}, m.id as meeting_id, i.id as item_id, i.paragraph, m.body, m.held_on
    from amendment p join decision d on d.id = p.decision_id left join agenda_item i on i.amendment_id = p.id and not i.freed left join meeting m on m.id = i.meeting_id
    where d.application_id = ${applicationId} order by p.proposed_at, p.id`);

export type WaitingAmendment = AmendmentContent & {
  readonly id: string;
  readonly callId: string;
  readonly number: string;
  readonly project: string;
  readonly organisation: string;
  readonly outcome: "grant" | "reject";
  readonly beforeOre: bigint;
  readonly paragraph: number;
  readonly heldOn: LocalDate;
  /** meetings that have put it off, the oldest first */
  readonly before: readonly PutOffBefore[];
};

/** What waits for a meeting; `where` narrows to what a reader may see. */
export const waitingAmendments = (where: Fragment = sql`true`, db: Executor = database): Promise<WaitingAmendment[]> =>
  db.many<WaitingAmendment>(sql`
    select p.id, a.call_id, a.number, a.title as project, o.name as organisation, d.outcome, ${content}, i.paragraph, m.held_on, ${putOff(sql`bi.amendment_id = p.id`)} as before
    from amendment p join decision d on d.id = p.decision_id join application a on a.id = d.application_id join organisation o on o.id = a.organisation_id
    join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    where p.state = 'proposed' and not exists (select 1 from agenda_item x where x.amendment_id = p.id and not x.freed) and ${where} order by p.proposed_at, p.id`);

export type AmendmentAt = AmendmentContent & {
  readonly decisionId: string;
  readonly beforeOre: bigint;
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly paragraph: number;
  readonly adjustedAt: Date | null;
  readonly appealUntil: LocalDate | null;
  readonly releasedAt: Date | null;
};

export const amendmentAt = (db: Executor, id: string): Promise<AmendmentAt | null> =>
  db.maybe<AmendmentAt>(sql`
    select p.decision_id, ${content}, m.body, m.held_on, i.paragraph, m.adjusted_at, m.appeal_until, p.released_at
    from amendment p join agenda_item i on i.amendment_id = p.id join meeting m on m.id = i.meeting_id where p.id = ${id} and i.paragraph is not null and not i.freed`);

export const amendmentsOut = async (db: Executor, meetingId: string): Promise<string[]> =>
  (
    await db.many<{ id: string }>(sql`
    select p.id from amendment p join agenda_item i on i.amendment_id = p.id join letter l on l.decision_id = p.id where i.meeting_id = ${meetingId} and not i.freed order by p.id`)
  ).map((row) => row.id);

/** The letter of a later decision, for who may see the case; nothing before it is released. */
export const releasedAmendment = (
  actor: Actor,
  applicationId: string,
  id: string,
): Promise<{ number: string; document: { sv: DrumDocument; en: DrumDocument } } | null> =>
  database.maybe(sql`
    select a.number, l.document from amendment p join decision d on d.id = p.decision_id join application a on a.id = d.application_id
    join letter l on l.decision_id = p.id where p.id = ${id} and a.id = ${applicationId} and p.state in ('released', 'quashed') and ${visibleTo(actor)}`);

export const decisionOfApplication = async (applicationId: string, where: Fragment): Promise<string | null> =>
  (
    await database.maybe<{ id: string }>(
      sql`select d.id from decision d join application a on a.id = d.application_id where a.id = ${applicationId} and d.released_at is not null and ${where}`,
    )
  )?.id ?? null;
