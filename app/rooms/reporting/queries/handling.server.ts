import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** How one call was handled, in numbers of applications; each that came in is granted, rejected or was withdrawn before it was decided. */
export type HandledCall = {
  readonly id: string;
  readonly title: Bilingual;
  /** the version of its rules that the proposal was made by */
  readonly rulesVersion: number;
  readonly closedOn: LocalDate;
  readonly firstDecidedOn: LocalDate;
  readonly lastDecidedOn: LocalDate;
  readonly received: number;
  readonly withdrawn: number;
  /** did not meet the call's conditions */
  readonly ineligible: number;
  /** by at least one assessor */
  readonly assessed: number;
  readonly assessments: number;
  readonly granted: number;
  readonly rejected: number;
  /** from an application came in until it was decided; half took longer */
  readonly medianDays: number;
};

/**
 * The calls of these cases (ids of awards and of rejected applications) that are over: every application is decided and announced, or was withdrawn before.
 * While one is open, how many there are is not told: the report is the same whoever reads it. A withdrawn one that was decided counts as decided.
 */
export const handledCalls = (cases: readonly string[]): Promise<HandledCall[]> =>
  database.many<HandledCall>(sql`
    with came as (
      select a.id, a.call_id, d.outcome, m.held_on, coalesce(a.paper_received_on, (a.submitted_at at time zone 'Europe/Stockholm')::date) as came_on,
        case when d.id is null then a.state = 'withdrawn' else d.released_at is not null and d.state in ('released', 'final') and m.state = 'announced' end as over,
        a.id = any(${[...cases]}::uuid[]) or w.id = any(${[...cases]}::uuid[]) as asked,
        e.state as eligibility, (select count(*) from assessment s where s.application_id = a.id and s.state = 'submitted') as assessments
      from application a left join decision d on d.application_id = a.id left join agenda_item i on i.id = d.item_id left join meeting m on m.id = i.meeting_id
        left join award w on w.decision_id = d.id left join eligibility_check e on e.application_id = a.id
      where a.submitted_at is not null)
    select c.id, c.title, (c.closes_at at time zone 'Europe/Stockholm')::date as closed_on, min(t.held_on) as first_decided_on, max(t.held_on) as last_decided_on,
      coalesce((select (al.input ->> 'rulesVersion')::int from allocation al where al.call_id = c.id and al.proposed_at is not null), c.rules_version) as rules_version,
      count(*)::int as received, (count(*) filter (where t.outcome is null))::int as withdrawn, (count(*) filter (where t.eligibility = 'failed'))::int as ineligible,
      (count(*) filter (where t.assessments > 0))::int as assessed, sum(t.assessments)::int as assessments,
      (count(*) filter (where t.outcome = 'grant'))::int as granted, (count(*) filter (where t.outcome = 'reject'))::int as rejected,
      (percentile_disc(0.5) within group (order by t.held_on - t.came_on) filter (where t.held_on is not null))::int as median_days
    from came t join call c on c.id = t.call_id
    group by c.id having bool_and(t.over) and bool_or(coalesce(t.asked, false)) and max(t.held_on) >= (c.closes_at at time zone 'Europe/Stockholm')::date
    order by max(t.held_on), c.number`);
