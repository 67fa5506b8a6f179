import { database, sql } from "#app/platform/database.server.ts";

export type NotedValue = {
  readonly indicator: string;
  readonly year: number;
  readonly value: number;
  readonly source: string;
};
export const notedValues = (): Promise<NotedValue[]> =>
  database.many(sql`select indicator, year, value::float8 as value, source from indicator_value order by indicator, year`);

export const seriesVersion = async (indicator: string): Promise<number> =>
  (await database.maybe<{ version: number }>(sql`select version from indicator_series where indicator = ${indicator}`))
    ?.version ?? 1;

export type ProjectOutcome = {
  readonly indicator: string;
  readonly year: number;
  readonly projects: number;
  readonly sum: number;
};
/** What projects in the register have reached of an indicator, by the year when it was known. */
export const projectOutcomes = (): Promise<ProjectOutcome[]> =>
  database.many(sql`
    select g.indicator, extract(year from g.reached_on)::int as year, count(*)::int as projects, sum(g.reached)::float8 as sum
    from award_goal g join award a on a.id = g.award_id
    where g.indicator <> '' and g.reached is not null and g.reached_on is not null and a.published_at is not null group by 1, 2 order by 1, 2`);
