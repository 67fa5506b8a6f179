import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";

export type CaseOutcome = {
  readonly outcome: "grant" | "reject" | null;
  /** of the award, when the register shows it */
  readonly awardId: string | null;
  readonly endsOn: LocalDate | null;
};
/** What a case has come to. Asked after the reader has been found to see the case. */
export const outcomeOf = (applicationId: string): Promise<CaseOutcome> =>
  database.one(sql`
    select d.outcome, w.id as award_id, coalesce(w.ends_on, a.ends_on) as ends_on
    from application a left join decision d on d.application_id = a.id and d.released_at is not null
      left join award w on w.decision_id = d.id and w.published_at is not null
    where a.id = ${applicationId} order by d.released_at desc nulls last limit 1`);
