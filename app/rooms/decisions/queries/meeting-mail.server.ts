import type { LocalDate } from "#app/kernel/time.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import type { MovedFrom } from "#app/rooms/decisions/meeting.ts";
import { heldOn } from "#app/rooms/people/role.store.server.ts";

export type MailAbout = {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly state: string;
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly startsAt: Date;
  readonly place: string;
  readonly adjustedAt: Date | null;
  readonly calledOffReason: string;
  readonly moves: readonly MovedFrom[];
  readonly isCalled: boolean;
};

/** Whom a mail about a meeting goes to, and how the meeting stands when it does. */
export const mailAbout = (tx: Executor, meetingId: string, personId: string): Promise<MailAbout | null> =>
  tx.maybe(sql`
    select p.email, p.name, p.language, m.state, m.body, m.held_on, m.starts_at, m.place, m.adjusted_at, m.called_off_reason, m.moves,
      exists (select 1 from meeting_member mm where mm.meeting_id = m.id and mm.person_id = p.id) as is_called
    from meeting m cross join person p where m.id = ${meetingId} and p.id = ${personId} and p.erased_at is null`);

/** Those who can put up the notice of a meeting that is adjusted and not announced: whoever has the role that day. */
export const announcersOf = async (tx: Executor, meetingId: string, today: LocalDate): Promise<string[]> =>
  (
    await tx.many<{ personId: string }>(sql`
    select distinct pr.person_id from person_role pr join person p on p.id = pr.person_id
    where pr.role = 'secretary' and ${heldOn(today, sql`pr`)} and p.erased_at is null
      and exists (select 1 from meeting m where m.id = ${meetingId} and m.state = 'adjusted')`)
  ).map((row) => row.personId);
