import type { Actor } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import { readSealed, type Sealed } from "#app/rooms/applications/sealing.ts";
import { visibleTo, withoutConflict } from "#app/rooms/applications/visibility.server.ts";
import { awaitsDecision, heldInConflict } from "#app/rooms/assessment/advisory.store.server.ts";
import type { Advisory, Stance } from "#app/rooms/assessment/advisory.ts";
import { assessmentsVisibleTo } from "#app/rooms/assessment/queries/sight.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

type Row = {
  id: string;
  state: Advisory["state"];
  version: number;
  body: string;
  contactName: string;
  contactEmail: string;
  question: string;
  dueOn: LocalDate;
  askedAt: Date;
  askedBy: string;
  answeredAt: Date | null;
  answeredName: string;
  answeredTitle: string;
  stance: Stance | null;
  words: string;
};

const columns: Fragment = sql`y.id, y.state, y.version, y.body, y.contact_name, y.contact_email, y.question, y.due_on, y.asked_at, p.name as asked_by,
  y.answered_at, y.answered_name, y.answered_title, y.stance, y.words`;

const read = (row: Row): Advisory => ({
  id: row.id,
  state: row.state,
  version: row.version,
  body: row.body,
  contact: { name: row.contactName, email: row.contactEmail },
  question: row.question,
  dueOn: row.dueOn,
  askedAt: row.askedAt,
  askedBy: row.askedBy,
  answer: row.answeredAt
    ? { at: row.answeredAt, name: row.answeredName, title: row.answeredTitle, stance: row.stance, words: row.words }
    : null,
});

/**
 * What has been asked and answered about a case. The office reads all of it, the beredning and the board what has been answered and what is
 * awaited; whoever the case is hidden from, or who belongs to the applicant, reads nothing.
 */
export const advisoriesIn = async (actor: Actor, applicationId: string): Promise<Advisory[]> =>
  (
    await database.many<Row>(sql`
    select ${columns} from advisory y join application a on a.id = y.application_id join person p on p.id = y.asked_by_id
    where a.id = ${applicationId} and a.submitted_at is not null and ${visibleTo(actor)} and ${withoutConflict(actor)}
      and a.organisation_id <> all(${actor.memberships.map(({ organisationId }) => organisationId)}::uuid[])
    order by y.asked_at, y.body, y.id`)
  ).map(read);

export type AdvisedCase = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly open: boolean;
};

/** The cases that the office may ask about, by number; `only` for one of them. */
export const casesToAdvise = (
  actor: Actor,
  where: { readonly callId: string } | { readonly id: string },
): Promise<AdvisedCase[]> =>
  database.many(sql`
    select a.id, a.number, a.title, o.name as organisation, ${awaitsDecision} as open from application a join organisation o on o.id = a.organisation_id
    where ${"callId" in where ? sql`a.call_id = ${where.callId}` : sql`a.id = ${where.id}`} and a.state in ('submitted', 'returned') and ${assessmentsVisibleTo(actor)}
    order by a.number collate "C"`);

/** All that has been asked in a call, of the cases that the reader may see. */
export const advisoriesInCall = async (
  actor: Actor,
  callId: string,
): Promise<(Advisory & { readonly applicationId: string })[]> =>
  (
    await database.many<Row & { applicationId: string }>(sql`
    select ${columns}, a.id as application_id from advisory y join application a on a.id = y.application_id join person p on p.id = y.asked_by_id
    where a.call_id = ${callId} and ${assessmentsVisibleTo(actor)} order by y.due_on, y.body, a.number collate "C"`)
  ).map((row) => ({ ...read(row), applicationId: row.applicationId }));

export type HeldAdvisory = {
  readonly advisory: Advisory;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly call: Bilingual;
  /** the case still waits for its decision: an answer can be given */
  readonly open: boolean;
  readonly content: Sealed | null;
};

/** What a link leads to. Withdrawn, never there and held by somebody with a conflict of interest are one and the same answer. */
export async function advisoryHeld(tokenHash: string): Promise<HeldAdvisory | null> {
  const row = await database.maybe<
    Row & { number: string; title: string; organisation: string; callTitle: Bilingual; open: boolean; content: string | null }
  >(sql`
    select ${columns}, a.number, a.title, o.name as organisation, c.title as call_title, ${awaitsDecision} as open,
      case when y.state = 'asked' then (select n.content from application_snapshot n where n.application_id = a.id order by n.number desc limit 1) end as content
    from advisory y join application a on a.id = y.application_id join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
      join person p on p.id = y.asked_by_id
    where y.token_hash = ${tokenHash} and y.state <> 'withdrawn' and a.state <> 'withdrawn' and not ${heldInConflict}`);
  if (!row) return null;
  const { number, title, organisation, callTitle: call, open } = row;
  return {
    advisory: read(row),
    number,
    title,
    organisation,
    call,
    open,
    content: open && row.content !== null ? readSealed(row.content) : null,
  };
}
