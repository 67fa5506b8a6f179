import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { StatementState } from "#app/rooms/decisions/statement.lifecycle.ts";
import type { StatementContent } from "#app/rooms/decisions/statement.ts";
import type { Bilingual } from "#app/texts/language.ts";

// Asked only for readers who may know the case: the room's faces see to that.

export type Statement = {
  readonly state: StatementState;
  readonly version: number;
  readonly content: StatementContent;
  readonly decided: boolean;
};

type Row = Omit<Statement, "content"> & StatementContent;

/** The draft as it stands; `absent` when nobody has written one. */
export async function statementOf(applicationId: string): Promise<Statement> {
  const { outcome, amountOre, summary, reasons, conditions, ...row } = await database.one<Row>(sql`
    select coalesce(s.state, 'absent') as state, coalesce(s.version, 0) as version, s.outcome, s.amount_ore,
      coalesce(s.summary, '') as summary, coalesce(s.reasons, '') as reasons, coalesce(s.conditions, '') as conditions,
      exists (select 1 from decision d where d.application_id = a.id) as decided
    from application a left join officer_statement s on s.application_id = a.id where a.id = ${applicationId}`);
  return { ...row, content: { outcome, amountOre, summary, reasons, conditions } };
}

export type Edition = {
  readonly number: number;
  readonly sha256: string;
  readonly sealedAt: Date;
  readonly sealedBy: string;
};

export const editionsOf = (applicationId: string): Promise<Edition[]> =>
  database.many(sql`
    select e.number, e.sha256, e.sealed_at, p.name as sealed_by
    from statement_edition e join person p on p.id = e.sealed_by_id where e.application_id = ${applicationId} order by e.number desc`);

/** One finished edition, or the last of them. */
export const editionDocument = (
  applicationId: string,
  number: number | null,
): Promise<{ document: unknown; number: number } | null> =>
  database.maybe(sql`
    select document, number from statement_edition
    where application_id = ${applicationId} and (${number}::int is null or number = ${number}::int) order by number desc limit 1`);

export type CaseFacts = {
  readonly callId: string;
  readonly organisationId: string;
  readonly callTitle: Bilingual;
  readonly requestedOre: bigint;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly demo: boolean;
  readonly applicantSummary: string;
  /** from the proposed allocation, when the case is in one */
  readonly proposal: "grant" | "reject" | null;
  readonly proposedOre: bigint | null;
  readonly reason: string | null;
  readonly rank: number | null;
};

export const caseFacts = (applicationId: string): Promise<CaseFacts> =>
  database.one(sql`
    select a.call_id, a.organisation_id, c.title as call_title, coalesce(a.requested_ore, 0) as requested_ore, a.starts_on, a.ends_on, a.demo,
      coalesce((select s.content::jsonb #>> '{sections,project,summary}' from application_snapshot s where s.application_id = a.id order by s.number desc limit 1), '') as applicant_summary,
      l.proposal, l.amount_ore as proposed_ore, l.reason, l.rank
    from application a join call c on c.id = a.call_id left join allocation_line l on l.application_id = a.id
    where a.id = ${applicationId}`);

export type FinishedStatement = {
  readonly applicationId: string;
  readonly number: number;
  readonly summary: string;
  readonly reasons: string;
  readonly conditions: string;
  readonly sealedAt: Date;
  readonly sealedBy: string;
  readonly document: unknown;
};

/** The last finished edition of each of these cases that has one. */
export const finishedOf = (applicationIds: readonly string[]): Promise<FinishedStatement[]> =>
  database.many(sql`
    select distinct on (e.application_id) e.application_id, e.number, e.summary, e.reasons, e.conditions, e.document, e.sealed_at, p.name as sealed_by
    from statement_edition e join person p on p.id = e.sealed_by_id
    where e.application_id = any(${[...applicationIds]}::uuid[]) order by e.application_id, e.number desc`);
