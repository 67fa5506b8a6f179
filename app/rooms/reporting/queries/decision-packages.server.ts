import type { Ore } from "#app/kernel/money.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { ScoreCount, ScoreReach } from "#app/rooms/reporting/decision-package.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type DecidedCall = {
  readonly allocationId: string;
  readonly callId: string;
  readonly number: string;
  readonly slug: string;
  readonly title: Bilingual;
  readonly demo: boolean;
  readonly announcedOn: LocalDate;
};

/** Every case that was weighed is decided in announced minutes, or had been withdrawn: while one is open nothing is told of any. */
const decided = (where: Fragment): Promise<DecidedCall[]> =>
  database.many<DecidedCall>(sql`
    select al.id as allocation_id, c.id as call_id, c.number, c.slug, c.title, c.demo,
      (max(coalesce(m.announced_at, d.released_at, d.recorded_at)) at time zone 'Europe/Stockholm')::date as announced_on
    from allocation al join call c on c.id = al.call_id join allocation_line l on l.allocation_id = al.id
      join application a on a.id = l.application_id left join decision d on d.application_id = a.id
      left join agenda_item i on i.id = d.item_id left join meeting m on m.id = i.meeting_id
    where al.proposed_at is not null and ${where}
    group by al.id, c.id
    having count(d.id) > 0 and bool_and(case when d.id is null then a.state = 'withdrawn' else m.state = 'announced' and d.state <> 'recorded' end)
    order by announced_on desc, c.number`);

export const decidedCalls = (): Promise<DecidedCall[]> => decided(sql`true`);
export const decidedCall = async (slug: string): Promise<DecidedCall | null> => (await decided(sql`c.slug = ${slug}`))[0] ?? null;

export type DecidedRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly published: boolean;
  readonly proposedOre: Ore;
  readonly proposedFrom: string;
  readonly outcome: "grant" | "reject" | "withdrawn";
  readonly amountOre: Ore;
  readonly tranches: readonly { readonly year: number; readonly purpose: string; readonly amountOre: string }[];
  readonly assessors: number;
};

const handedOver = sql`coalesce(l.handed_over_at, al.proposed_at)`;

/**
 * What counted when the case was last handed over (`assessment s`, `allocation al`, its line `l`): scoring is closed from then on, and a conflict of interest
 * declared or dismissed since has not changed what the board was given.
 */
const counted = sql`s.state in ('submitted', 'recused') and s.submitted_at <= ${handedOver} and not exists (select 1 from conflict x
  where x.application_id = s.application_id and x.person_id = s.assessor_id and x.declared_at <= ${handedOver}
    and (x.state in ('declared', 'confirmed') or (x.state = 'dismissed' and x.ruled_at > ${handedOver})))`;

export const decidedRows = (allocationId: string): Promise<DecidedRow[]> =>
  database.many<DecidedRow>(sql`
    select a.id, a.number, a.title, l.amount_ore as proposed_ore, l.purpose as proposed_from, coalesce(d.outcome, 'withdrawn') as outcome,
      coalesce(d.outcome = 'grant' and w.published_at is not null, false) as published,
      case when d.outcome = 'grant' then d.amount_ore else 0 end as amount_ore,
      coalesce((select jsonb_agg(jsonb_build_object('year', t.year, 'purpose', f.purpose, 'amountOre', t.amount_ore::text) order by t.year)
        from tranche t join fund f on f.id = t.fund_id where t.decision_id = d.id), '[]') as tranches,
      (select count(*) from assessment s where s.application_id = a.id and ${counted})::int as assessors
    from allocation_line l join allocation al on al.id = l.allocation_id join application a on a.id = l.application_id left join decision d on d.application_id = a.id
      left join award w on w.decision_id = d.id
    where l.allocation_id = ${allocationId} order by a.number`);

/** What was frozen when the proposal was handed over; `problem` of the scenario that it was made from, if it was made from one. */
export const frozenInput = (allocationId: string): Promise<{ input: unknown; problem: string | null }> =>
  database.one(sql`
    select al.input, s.problem from allocation al left join allocation_scenario s on s.id = al.scenario_id where al.id = ${allocationId}`);

export const scoreCounts = (allocationId: string): Promise<ScoreCount[]> =>
  database.many<ScoreCount>(sql`
    select o.criterion, case when o.not_assessable then null else o.value end as value, count(*)::int as count
    from allocation_line l join allocation al on al.id = l.allocation_id
      join assessment s on s.application_id = l.application_id join score o on o.assessment_id = s.id
    where l.allocation_id = ${allocationId} and ${counted} group by 1, 2`);

export const scoreReach = (allocationId: string): Promise<ScoreReach[]> =>
  database.many<ScoreReach>(sql`
    select o.criterion, count(distinct s.assessor_id)::int as assessors, count(distinct s.application_id)::int as cases
    from allocation_line l join allocation al on al.id = l.allocation_id
      join assessment s on s.application_id = l.application_id join score o on o.assessment_id = s.id
    where l.allocation_id = ${allocationId} and ${counted} group by 1`);
