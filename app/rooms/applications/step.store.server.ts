import { sql } from "#app/platform/database.server.ts";

/** The step (`Step`) of `application a`, the same as `stepAfter` says. What came on paper is the whole application. */
export const stepOf = sql`(case when a.paper_received_on is not null then 'full' else coalesce(
    (select case when k.state = 'submitted' then 'waiting' when k.state = 'advised-against' and k.binding then 'ended' else 'full' end from sketch k where k.application_id = a.id),
    (select case when y.sketch_closes_at is null then 'full' else 'sketch' end from call y where y.id = a.call_id)) end)`;

export const isSketched = sql`exists (select 1 from sketch k where k.application_id = a.id)`;

/** The last minute for one organisation in the step its application is in: the call's own (`call c`), or the later one that it has been given. */
export const lastMinuteOf = sql`greatest(case when ${stepOf} = 'sketch' then c.sketch_closes_at else c.closes_at end,
  (select max(x.until) from call_admission x where x.call_id = c.id and x.organisation_id = a.organisation_id))`;
