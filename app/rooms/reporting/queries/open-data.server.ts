import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import type { OpenAward } from "#app/rooms/reporting/open-data.ts";

/** When the register last said something new of an award: when it was published, or a later decision about it was released. */
const changedAt = sql`greatest(a.published_at, (select max(greatest(m.released_at, m.quashed_at)) from amendment m where m.decision_id = a.decision_id))`;

const awards = (where: Fragment, after: Fragment): Promise<OpenAward[]> =>
  database.many(sql`
    select a.id, a.project, coalesce(s.content::jsonb #>> '{sections,project,summary}', '') as summary, c.id as call_id, c.number as call_number, a.call_name,
      c.kind = 'limited' as limited, p.number, a.owner_name, a.organisation_id, o.number as organisation_number, a.shown_ore as granted_ore, a.coverage, a.requested_ore,
      case when a.decision_id is null then null else coalesce((select sum(l.amount_ore)::bigint from ledger_posting l where l.award_id in (a.id, a.decision_id) and l.account = 'paid'), 0) end as paid_ore,
      a.starts_on, a.ends_on, a.decided_on, a.published_at, ${changedAt} as changed_at, a.demo,
      coalesce((select jsonb_agg(jsonb_build_object('code', m.municipality_code, 'name', coalesce(k.name, m.municipality_code)) order by m.municipality_code)
        from award_municipality m left join municipality k on k.code = m.municipality_code where m.award_id = a.id), '[]') as municipalities,
      coalesce((select jsonb_agg(jsonb_build_object('framework', f.name_sv, 'node', n.id, 'title', n.title_sv) order by n.id)
        from award_share h join framework_node n on n.id = h.node_id join framework f on f.id = n.framework_id where h.award_id = a.id), '[]') as goals
    from award a left join decision d on d.id = a.decision_id left join application p on p.id = d.application_id left join call c on c.id = p.call_id
      left join organisation o on o.id = a.organisation_id
      left join lateral (select content from application_snapshot x where x.application_id = p.id order by x.number desc limit 1) s on true
    where a.published_at is not null and ${where} order by changed_at desc, a.id ${after}`);

export const openAwards = (): Promise<OpenAward[]> => awards(sql`true`, sql``);
export const openAwardsPage = (limit: number, offset: number): Promise<OpenAward[]> =>
  awards(sql`true`, sql`limit ${limit} offset ${offset}`);
export const openAward = async (id: string): Promise<OpenAward | null> => (await awards(sql`a.id = ${id}`, sql``))[0] ?? null;

export const openAwardsCount = async (): Promise<number> =>
  (await database.one<{ n: number }>(sql`select count(*)::int as n from award a where a.published_at is not null`)).n;

/** Every project's page and when it was last changed, newest first. */
export const awardPages = (): Promise<{ id: string; changedAt: Date }[]> =>
  database.many(
    sql`select a.id, ${changedAt} as changed_at from award a where a.published_at is not null order by changed_at desc, a.id`,
  );

/** The newest change of the register; null when it is empty. */
export const lastChange = async (): Promise<Date | null> =>
  (await database.one<{ at: Date | null }>(sql`select max(${changedAt}) as at from award a where a.published_at is not null`)).at;
