import type { Actor } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { knownTo, visibleTo } from "#app/rooms/applications/visibility.server.ts";
import type { DelegationState } from "#app/rooms/decisions/delegation.lifecycle.ts";
import { heldOn } from "#app/rooms/people/role.store.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type Matter = {
  readonly id: string;
  readonly state: Exclude<DelegationState, "absent">;
  readonly version: number;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly callTitle: Bilingual;
  readonly callKind: string;
  readonly requestedOre: bigint;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly summary: string;
  readonly rule: string;
  readonly outcome: "grant" | "reject";
  readonly amountOre: bigint;
  readonly reasons: string;
  readonly conditions: string;
  readonly note: string;
  readonly preparedBy: string;
  readonly handedBackReason: string;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly meetingId: string | null;
  readonly itemId: string | null;
  readonly body: string | null;
  readonly paragraph: number | null;
  readonly announcedAt: Date | null;
  /** where the board is told */
  readonly reported: { readonly meetingId: string; readonly heldOn: LocalDate; readonly paragraph: number | null } | null;
};

const matter = sql`
  select x.id, x.state, x.version, a.id as application_id, a.organisation_id, a.number, a.title, o.name as organisation, c.title as call_title, c.kind as call_kind,
    coalesce(a.requested_ore, 0) as requested_ore, a.starts_on, a.ends_on,
    coalesce((select s.content::jsonb #>> '{sections,project,summary}' from application_snapshot s where s.application_id = a.id order by s.number desc limit 1), '') as summary,
    x.rule, x.outcome, x.amount_ore, x.reasons, x.conditions, x.note, p.name as prepared_by, x.handed_back_reason, x.decided_at, q.name as decided_by,
    m.id as meeting_id, i.id as item_id, m.body, i.paragraph, m.announced_at,
    case when r.id is not null then json_build_object('meetingId', rm.id, 'heldOn', rm.held_on, 'paragraph', r.paragraph) end as reported
  from delegated_matter x join application a on a.id = x.application_id join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
  join person p on p.id = x.proposed_by_id left join person q on q.id = x.decided_by_id
  left join decision d on d.id = x.decision_id left join agenda_item i on i.id = d.item_id left join meeting m on m.id = i.meeting_id
  left join agenda_item r on r.id = x.reported_item_id left join meeting rm on rm.id = r.meeting_id`;

export type MatterLine = Pick<
  Matter,
  "id" | "state" | "number" | "title" | "organisation" | "amountOre" | "paragraph" | "reported"
> & {
  /** null until the reader has answered that nothing ties them to it; until then only title and organisation are told */
  readonly outcome: Matter["outcome"] | null;
};

/** What this reader may know of, waiting first, then the newest decided. */
export const matters = async (actor: Actor): Promise<MatterLine[]> => {
  const [all, open] = await Promise.all([
    database.many<Matter>(
      sql`${matter} where x.state in ('proposed', 'decided') and ${knownTo(actor)} order by x.decided_at desc nulls first, x.proposed_at, x.id limit 200`,
    ),
    database.many<{ id: string }>(
      sql`select x.id from delegated_matter x join application a on a.id = x.application_id where ${visibleTo(actor)}`,
    ),
  ]);
  const seen = new Set(open.map((row) => row.id));
  return all.map(({ id, state, number, title, organisation, outcome, amountOre, paragraph, reported }) => {
    const told = seen.has(id);
    return {
      id,
      state,
      number,
      title,
      organisation,
      paragraph,
      reported,
      outcome: told ? outcome : null,
      amountOre: told ? amountOre : 0n,
    };
  });
};

export const matterWithId = (actor: Actor, id: string): Promise<Matter | null> =>
  database.maybe<Matter>(sql`${matter} where x.id = ${id} and ${visibleTo(actor)}`);

export const mattersOfCase = (applicationId: string): Promise<Matter[]> =>
  database.many<Matter>(sql`${matter} where a.id = ${applicationId} order by x.proposed_at, x.id`);

export type UnreportedMatter = {
  readonly id: string;
  readonly paragraph: number;
  readonly year: number;
  readonly decidedAt: Date;
  readonly by: string;
  readonly number: string;
  readonly organisation: string;
  readonly title: string;
  readonly outcome: "grant" | "reject";
  readonly amountOre: bigint;
};

/** Decided and not yet told to the board (KL 6:40); `where` narrows to what a reader may see. */
export const unreported = (where: Fragment = sql`true`, db: Executor = database): Promise<UnreportedMatter[]> =>
  db.many<UnreportedMatter>(sql`
    select x.id, i.paragraph, i.year, x.decided_at, q.name as by, a.number, o.name as organisation, a.title, x.outcome, x.amount_ore
    from delegated_matter x join application a on a.id = x.application_id join organisation o on o.id = a.organisation_id join person q on q.id = x.decided_by_id
    join decision d on d.id = x.decision_id join agenda_item i on i.id = d.item_id
    where x.state = 'decided' and x.reported_item_id is null and ${where} order by i.year, i.paragraph`);

/** What a meeting's minutes tell the board of and has no notice of its own: it goes up with theirs. */
export const reportedAt = async (tx: Executor, meetingId: string): Promise<{ meetingId: string; decisionId: string }[]> =>
  tx.many(sql`
    select m.id as meeting_id, d.id as decision_id from delegated_matter x join agenda_item r on r.id = x.reported_item_id
    join decision d on d.id = x.decision_id join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    where r.meeting_id = ${meetingId} and m.state = 'adjusted' order by m.id`);

/** Weighed against others in an allocation, which only the board decides. Asked once the case has been shown. */
export const isInAllocation = async (applicationId: string): Promise<boolean> =>
  (
    await database.one<{ found: boolean }>(
      sql`select exists (select 1 from allocation_line where application_id = ${applicationId}) as found`,
    )
  ).found;

/** Who holds a role that day, by name. */
export const holdersOf = async (role: string, day: LocalDate): Promise<string[]> =>
  (
    await database.many<{ name: string }>(sql`
      select distinct p.name from person p join person_role r on r.person_id = p.id
      where r.role = ${role} and ${heldOn(day)} and p.erased_at is null order by p.name`)
  ).map((row) => row.name);

export const barredFrom = async (applicationId: string): Promise<string[]> =>
  (
    await database.many<{ personId: string }>(
      sql`select person_id from conflict where application_id = ${applicationId} and state in ('declared', 'confirmed')`,
    )
  ).map((row) => row.personId);
