import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { Plan } from "#app/rooms/reporting/learning.ts";
import type { PlanEntryState } from "#app/rooms/reporting/plan-entry.lifecycle.ts";

export type PlanEntry = {
  readonly id: string;
  readonly state: PlanEntryState;
  readonly version: number;
  readonly plan: Plan;
  readonly title: string;
  readonly words: string;
  readonly byWhom: string;
  readonly audience: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly source: string;
  readonly station: string;
  readonly open: boolean;
  readonly outcome: string;
  readonly changedAt: Date;
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
};

const entries = (condition: Fragment): Promise<PlanEntry[]> =>
  database.many(sql`
    select e.id, e.state, e.version, e.plan, e.title, e.words, e.by_whom, e.audience, e.from_on as "from", e.to_on as "to", e.source, e.station,
      e.is_open as open, e.outcome, e.changed_at, e.done_at, p.name as done_by
    from plan_entry e left join person p on p.id = e.done_by_id where ${condition} order by e.from_on, e.to_on, e.title, e.id`);

export const allPlanEntries = (): Promise<PlanEntry[]> => entries(sql`true`);
/** What everybody may see; what has been withdrawn goes along, so that a calendar that has it takes it away. */
export const openPlanEntries = (): Promise<PlanEntry[]> => entries(sql`e.is_open`);
export const planEntryWithId = async (id: string): Promise<PlanEntry | null> => (await entries(sql`e.id = ${id}`))[0] ?? null;

/** How many projects in the register end on a day, of those that state one. */
export const projectEnds = (): Promise<{ on: LocalDate; count: number; one: string; publishedAt: Date }[]> =>
  database.many(sql`
    select a.ends_on as "on", count(*)::int as count, min(a.project) as one, max(a.published_at) as published_at
    from award a where a.published_at is not null and a.ends_on is not null group by a.ends_on order by a.ends_on`);
