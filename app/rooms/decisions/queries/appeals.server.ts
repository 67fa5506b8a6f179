import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Executor, sql } from "#app/platform/database.server.ts";
import type { AgreementState } from "#app/rooms/decisions/agreement.lifecycle.ts";
import { agreedOf, asks } from "#app/rooms/decisions/agreement.store.server.ts";
import type { AppealFact } from "#app/rooms/decisions/legal-force.ts";
import type { LetterState } from "#app/rooms/decisions/letter.lifecycle.ts";

export type Appeal = AppealFact & {
  readonly id: string;
  readonly version: number;
  readonly itemId: string;
  readonly appellant: string;
  readonly caseNumber: string;
  readonly returnedOn: LocalDate | null;
  readonly note: string;
};

/** Requests for a legality review of a meeting's paragraphs, in the order they came in. */
export const appealsOfMeeting = (meetingId: string, db: Executor = database): Promise<Appeal[]> =>
  db.many<Appeal>(sql`
    select p.id, p.version, p.item_id, p.decision_id, p.state, p.came_in, p.appellant, p.case_number, p.returned_on, p.decided_on, p.note
    from appeal p join agenda_item i on i.id = p.item_id where i.meeting_id = ${meetingId} order by p.came_in, p.registered_at, p.id`);

/** The days on which legal force has been noted, decision by decision. */
export const notedOfMeeting = (meetingId: string): Promise<{ decisionId: string; finalOn: LocalDate | null }[]> =>
  database.many(sql`
    select d.id as decision_id, d.final_on from decision d join agenda_item i on i.id = d.item_id where i.meeting_id = ${meetingId}`);

export type DecisionOfCase = {
  readonly decisionId: string;
  readonly outcome: "grant" | "reject";
  readonly amountOre: bigint;
  readonly body: string;
  readonly heldOn: LocalDate;
  readonly paragraph: number;
  readonly meetingId: string;
  readonly itemId: string;
  readonly appealUntil: LocalDate | null;
  readonly finalOn: LocalDate | null;
  /** of the rules that the application was sealed with: money waits for legal force */
  readonly waits: boolean;
  /** of a grant whose terms the applicant is to accept: how that stands */
  readonly agreement: AgreementState | null;
  /** money waits for the terms to be accepted, and they are not */
  readonly unaccepted: boolean;
  /** nobody in the organisation has an account: the letter goes by post */
  readonly byPost: boolean;
  readonly letter: LetterState;
  readonly appeals: readonly AppealFact[];
};

/** The released decision on a case that the caller has shown that the reader may see; null before it is released. */
export async function decisionOfCase(applicationId: string, db: Executor = database): Promise<DecisionOfCase | null> {
  const row = await db.maybe<Omit<DecisionOfCase, "appeals">>(sql`
    select d.id as decision_id, d.outcome, d.amount_ore, m.body, m.held_on, i.paragraph, m.id as meeting_id, i.id as item_id, m.appeal_until, d.final_on,
      coalesce((select l.state from letter l where l.decision_id = d.id), 'out') as letter,
      coalesce(r.rules #>> '{terms,payments}' = 'legal-force', false) as waits,
      ${agreedOf} as agreement, exists (select 1 from agreement g where g.decision_id = d.id and g.before_payment and g.state <> 'accepted' and ${asks}) as unaccepted,
      not exists (select 1 from membership ms join person p on p.id = ms.person_id where ms.organisation_id = a.organisation_id and p.erased_at is null) as by_post
    from decision d join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id join application a on a.id = d.application_id
    left join call_rules r on r.call_id = a.call_id and r.version = a.rules_version
    where d.application_id = ${applicationId} and d.released_at is not null`);
  return (
    row && {
      ...row,
      appeals: await db.many<AppealFact>(sql`
        select state, came_in, decision_id, decided_on from appeal
        where item_id = ${row.itemId} and (decision_id is null or decision_id = ${row.decisionId}) order by came_in, id`),
    }
  );
}

export const stateOfDecision = async (decisionId: string): Promise<string | null> =>
  (await database.maybe<{ state: string }>(sql`select state from decision where id = ${decisionId}`))?.state ?? null;
