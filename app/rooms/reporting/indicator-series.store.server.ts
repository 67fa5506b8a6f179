import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import { sql } from "#app/platform/database.server.ts";
import {
  type IndicatorSeriesCommand,
  type IndicatorSeriesRelation,
  type IndicatorSeriesState,
  indicatorSeriesLifecycle,
} from "#app/rooms/reporting/indicator-series.lifecycle.ts";
import type { YearValue } from "#app/rooms/reporting/indicator-series.ts";
import { planEntryRelations } from "#app/rooms/reporting/plan-entry.store.server.ts";

export type IndicatorSeriesEvent =
  | { readonly type: "ValuesRecorded"; readonly values: readonly YearValue[]; readonly source: string }
  | { readonly type: "ValueTakenAway"; readonly year: number };

/** Who plans what is collected records it too. */
export const seriesRelations = (_: unknown, actor: Parameters<typeof planEntryRelations>[1]): IndicatorSeriesRelation[] =>
  planEntryRelations(null, actor).map((relation) => (relation === "planner" ? "recorder" : relation));

export const indicatorSeriesKind: CaseKind<
  IndicatorSeriesState,
  IndicatorSeriesCommand,
  IndicatorSeriesRelation,
  Case<IndicatorSeriesState>,
  IndicatorSeriesEvent
> = {
  name: "indicator-series",
  lifecycle: indicatorSeriesLifecycle,
  load: (tx, key) =>
    tx.maybe(sql`
      select i.key as id, 'followed' as state, coalesce((select s.version from indicator_series s where s.indicator = i.key), 1) as version
      from indicator i where i.key = ${key} for update of i`),
  relationsTo: seriesRelations,
  apply: async (tx, { id, version }, _next, events, { actor, now }) => {
    for (const event of events) {
      if (event.type === "ValueTakenAway") {
        await tx.run(sql`delete from indicator_value where indicator = ${id} and year = ${event.year}`);
        continue;
      }
      for (const { year, value } of event.values)
        await tx.run(sql`
          insert into indicator_value (indicator, year, value, source, noted_at, noted_by_id)
          values (${id}, ${year}, ${value}::numeric, ${event.source}, ${now}, ${actor.personId})
          on conflict (indicator, year) do update set value = excluded.value, source = excluded.source, noted_at = excluded.noted_at,
            noted_by_id = excluded.noted_by_id`);
    }
    await tx.run(sql`
      insert into indicator_series (indicator, version) values (${id}, ${version + 1}) on conflict (indicator) do update set version = excluded.version`);
  },
  caseId: () => null,
};
