import type { DrumDocument } from "#app/documents/document.ts";
import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import type { PutOffBefore } from "#app/rooms/decisions/agenda.ts";
import { readMeeting } from "#app/rooms/decisions/meeting.store.server.ts";
import type { Capacity, Meeting } from "#app/rooms/decisions/meeting.ts";
import type { Papers } from "#app/rooms/decisions/minutes.ts";
import { putOff } from "#app/rooms/decisions/queries/amendments.server.ts";
import { casesOnAgenda } from "#app/rooms/decisions/queries/on-agenda.server.ts";
import { heldOn, heldToday } from "#app/rooms/people/role.store.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type MeetingLine = {
  readonly id: string;
  readonly state: Meeting["state"];
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly startsAt: Date;
  readonly place: string;
  readonly adjustedAt: Date | null;
  readonly announcedAt: Date | null;
  readonly appealUntil: LocalDate | null;
  readonly items: number;
  readonly first: number | null;
  readonly last: number | null;
};

const lines = sql`
  select m.id, m.state, m.body, m.held_on, m.starts_at, m.place, m.adjusted_at, m.announced_at, m.appeal_until,
    (select count(*) from agenda_item i where i.meeting_id = m.id)::int as items,
    (select min(paragraph) from agenda_item i where i.meeting_id = m.id) as first, (select max(paragraph) from agenda_item i where i.meeting_id = m.id) as last
  from meeting m`;

export const allMeetings = (): Promise<MeetingLine[]> =>
  database.many(sql`${lines} where m.kind = 'board' order by m.held_on desc, m.starts_at desc limit 200`);

/** A day that the board meets, or was to have met. */
export type BoardDay = Pick<MeetingLine, "id" | "body" | "heldOn" | "startsAt" | "place" | "announcedAt" | "appealUntil"> & {
  readonly calledOff: boolean;
  /** how many times it has been moved */
  readonly moves: number;
  /** when day, time or place was last settled, or that there is to be no meeting */
  readonly settledAt: Date;
};
export const boardDays = (): Promise<BoardDay[]> =>
  database.many(sql`
    select m.id, m.body, m.held_on, m.starts_at, m.place, m.announced_at, m.appeal_until, m.state = 'called-off' as called_off,
      jsonb_array_length(m.moves) as moves, coalesce((select max(j.at) from journal_entry j
        where j.subject_type = 'meeting' and j.subject_id = m.id::text and j.command in ('plan', 'move', 'call-off')), m.starts_at) as settled_at
    from meeting m where m.kind = 'board' order by m.held_on desc, m.starts_at desc limit 200`);

export type AnnouncedLine = MeetingLine & { readonly beforeCourt: boolean };
const announced = sql`
  select l.*, exists (select 1 from appeal a join agenda_item i on i.id = a.item_id where i.meeting_id = l.id and a.state = 'registered') as before_court
  from (${lines}) l where l.state = 'announced'`;
/** Every meeting whose minutes have been announced; how long they are public is for `minutes-term.ts` to say. */
export const announcedMeetings = (): Promise<AnnouncedLine[]> =>
  database.many(sql`${announced} order by l.announced_at desc limit 200`);
export const announcedMeeting = (id: string, db: Executor = database): Promise<AnnouncedLine | null> =>
  db.maybe(sql`${announced} and l.id = ${id}`);

export type ParagraphLine = {
  readonly meetingId: string;
  readonly itemId: string;
  readonly paragraph: number;
  readonly title: string;
  /** of the call that it divides the money of */
  readonly callTitle: Bilingual | null;
};
export const paragraphsOf = (meetingIds: readonly string[]): Promise<ParagraphLine[]> =>
  database.many(sql`
    select i.meeting_id, i.id as item_id, i.paragraph, i.title, c.title as call_title from agenda_item i left join call c on c.id = i.call_id
    where i.meeting_id = any(${[...meetingIds]}::uuid[]) and i.paragraph is not null order by i.paragraph`);

export const meetingById = (id: string): Promise<Meeting | null> => readMeeting(database, id, false);

/** One row by its key, and what the reader is tied to: the cheapest there is to ask of a meeting. Another whenever either has changed. */
export const stampFor = (actor: Actor, id: string): Promise<{ stamp: string } | null> =>
  database.maybe(sql`
    select concat(version, '.', (select coalesce(sum(version), 0) from conflict where person_id = ${actor.personId})) as stamp
    from meeting where id = ${id}`);

/** Which of the meeting's applications this reader may see, and which are on the agenda at all. */
export async function casesFor(actor: Actor, meeting: Pick<Meeting, "id">) {
  const [all, visible, named] = await Promise.all([
    casesOnAgenda(database, meeting.id),
    casesOnAgenda(database, meeting.id, visibleTo(actor)),
    // Withdrawn since it was given a paragraph of its own, it is no case of the agenda, and yet named there.
    database.many<{ id: string }>(sql`
      select a.id from agenda_item i join application a on a.id = i.application_id where i.meeting_id = ${meeting.id} and not ${visibleTo(actor)}`),
  ]);
  const seen = new Set(visible.map((one) => one.applicationId));
  const hidden = all.flatMap(({ applicationId }) => (seen.has(applicationId) ? [] : [applicationId]));
  return { all, visible, hidden: new Set([...hidden, ...named.map(({ id }) => id)]) };
}

export type Person = {
  readonly personId: string;
  readonly name: string;
  readonly title: string | null;
  readonly municipality: string | null;
  readonly capacity: Capacity;
  readonly chair: boolean;
};

/** The board as it stands on a day, in the order of the roll: chair, members, substitutes, adjuncts, then officers. */
export const boardOn = (date: LocalDate): Promise<Person[]> =>
  database.many(sql`
    select p.id as person_id, p.name, p.title, max(mu.name) as municipality, bool_or(pr.role = 'board-chair') as chair,
      case when bool_or(pr.role in ('board-chair', 'board-member')) then 'member' when bool_or(pr.role = 'board-substitute') then 'substitute'
        when bool_or(pr.role = 'adjunct') then 'adjunct' else 'officer' end as capacity
    from person p join person_role pr on pr.person_id = p.id left join municipality mu on mu.code = pr.municipality_code
    where pr.role in ('board-chair', 'board-member', 'board-substitute', 'adjunct', 'officer') and ${heldOn(date, sql`pr`)}
      and p.erased_at is null
    group by p.id order by bool_or(pr.role = 'board-chair') desc,
      min(case pr.role when 'board-chair' then 1 when 'board-member' then 2 when 'board-substitute' then 3 when 'adjunct' then 4 else 5 end), p.name`);

const lineFields = sql`x.application_id, x.rank, x.score_num, x.score_den, x.proposal, x.amount_ore, x.purpose, x.reason`;

/** A proposal's cases as a meeting has them before it: those it has sent back since stay as they were. */
export const lineReasons = (allocationId: string, meetingId: string) =>
  database.many<{
    applicationId: string;
    rank: number | null;
    scoreNum: string | null;
    scoreDen: string | null;
    proposal: "grant" | "reject";
    amountOre: bigint;
    purpose: string;
    reason: string;
    /** how many decimals the call's rules show scores with */
    decimals: number;
  }>(sql`
    select l.application_id, l.rank, l.score_num, l.score_den, l.proposal, l.amount_ore, l.purpose, l.reason, coalesce((r.rules ->> 'decimals')::int, 2) as decimals
    from (select ${lineFields} from referral x join agenda_item i on i.id = x.item_id where x.allocation_id = ${allocationId} and i.meeting_id = ${meetingId}
      union all select ${lineFields} from allocation_line x where x.allocation_id = ${allocationId} and not exists (select 1
        from referral r join agenda_item i on i.id = r.item_id where r.application_id = x.application_id and i.meeting_id = ${meetingId})) l
    join application a on a.id = l.application_id left join call_rules r on r.call_id = a.call_id and r.version = a.rules_version`);

/** What lay before the meeting: proposals as handed over, and the last statement on each case that was finished before it was closed. */
export const papersOf = async (
  db: Executor,
  { items, closedAt }: Pick<Meeting, "items" | "closedAt">,
  applicationIds: readonly string[],
): Promise<Papers> => {
  const proposals = await db.many<Papers["proposals"][number]>(sql`
    select id as allocation_id, proposed_at from allocation
    where id = any(${[...new Set(items.flatMap((item) => item.allocationId ?? []))]}::uuid[]) and proposed_at is not null`);
  const statements = await db.many<Papers["statements"][number]>(sql`
    select distinct on (application_id) application_id, number, sealed_at from statement_edition
    where application_id = any(${[...applicationIds]}::uuid[]) and (${closedAt}::timestamptz is null or sealed_at <= ${closedAt})
    order by application_id, number desc`);
  return { proposals, statements };
};

export const storedMinutes = (db: Executor, meetingId: string): Promise<{ document: unknown; sha256: string } | null> =>
  db.maybe(sql`select document, sha256 from minutes where meeting_id = ${meetingId} order by version desc limit 1`);

export type ReleasedDecision = {
  decisionId: string;
  outcome: "grant" | "reject";
  amountOre: bigint;
  number: string;
  title: string;
  document: { sv: DrumDocument; en: DrumDocument };
  appealUntil: LocalDate | null;
  releasedAt: Date;
  meetingId: string;
};

/** A released decision on an application in the reader's sight; nothing at all before the minutes are adjusted and the letter released. */
export const releasedDecision = (actor: Actor, applicationId: string): Promise<ReleasedDecision | null> =>
  database.maybe(sql`
    select d.id as decision_id, d.outcome, d.amount_ore, a.number, a.title, le.document, m.appeal_until, d.released_at, m.id as meeting_id
    from application a join decision d on d.application_id = a.id join letter le on le.decision_id = d.id
    join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    where a.id = ${applicationId} and d.released_at is not null and ${visibleTo(actor)}`);

export const lettersOfMeeting = async (db: Executor, meetingId: string): Promise<string[]> =>
  (
    await db.many<{ decisionId: string }>(sql`
    select l.decision_id from letter l join decision d on d.id = l.decision_id join agenda_item i on i.id = d.item_id where i.meeting_id = ${meetingId}`)
  ).map((row) => row.decisionId);

export type MailFacts = { email: string; name: string; language: string; number: string; applicationId: string };
export const mailFacts = (db: Executor, decisionId: string, personId: string): Promise<MailFacts | null> =>
  db.maybe(sql`
    select p.email, p.name, p.language, a.number, a.id as application_id from decision d join application a on a.id = d.application_id
    join membership ms on ms.organisation_id = a.organisation_id join person p on p.id = ms.person_id
    where d.id = ${decisionId} and p.id = ${personId} and d.released_at is not null and p.erased_at is null`);

export type Poster = {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly number: string;
  readonly applicationId: string;
};
export const posters = (db: Executor, decisionId: string): Promise<Poster[]> =>
  db.many(sql`
    select p.id as person_id, p.email, p.name, p.language, a.number, a.id as application_id
    from decision d join application a on a.id = d.application_id cross join person p
    where d.id = ${decisionId} and d.released_at is not null and p.erased_at is null
      and (p.id = a.officer_id or a.officer_id is null and exists (
        select 1 from person_role r where r.person_id = p.id and r.role = 'secretary' and ${heldToday()}))
      and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))
    order by p.id`);

export const maySeeMeetings = (actor: Actor): boolean =>
  hasRole(actor, "officer", "secretary", "controller", "auditor", "board-member", "board-chair", "board-substitute", "adjunct");

/** What each allocation proposes, over the applications that `where` lets through; those decided, withdrawn or with the office are not counted. */
export const proposedSums = (allocationIds: readonly string[], where: Fragment = sql`true`, db: Executor = database) =>
  db.many<{
    allocationId: string;
    closesAt: Date;
    applications: number;
    requestedOre: bigint;
    grants: number;
    proposedOre: bigint;
    rest: boolean;
    before: PutOffBefore[];
  }>(sql`
    select l.allocation_id, c.closes_at, ${putOff(sql`bi.allocation_id = l.allocation_id`)} as before,
      exists (select 1 from allocation_line y join decision d on d.application_id = y.application_id where y.allocation_id = l.allocation_id) as rest, count(*)::int as applications, coalesce(sum(a.requested_ore), 0)::bigint as requested_ore,
      (count(*) filter (where l.proposal = 'grant'))::int as grants,
      coalesce(sum(l.amount_ore) filter (where l.proposal = 'grant'), 0)::bigint as proposed_ore
    from allocation_line l join allocation al on al.id = l.allocation_id join application a on a.id = l.application_id join call c on c.id = a.call_id
    where l.allocation_id = any(${[...allocationIds]}::uuid[]) and a.state = 'submitted'
      and not exists (select 1 from decision d where d.application_id = a.id)
      and (al.state <> 'open' or l.handed_over_at is not null) and ${where} group by l.allocation_id, c.closes_at`);

/** For reads outside a command. */
export const reading: Executor = database;
