import type { Actor } from "#app/gate/actor.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { officeSees } from "#app/rooms/applications/visibility.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type AwardGoal = {
  readonly position: number;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly comparator: "at-least" | "more-than" | "at-most" | "yes";
  readonly planned: number | null;
  readonly reached: number | null;
  readonly reachedOn: LocalDate | null;
};
export const goalsOf = (awardId: string): Promise<AwardGoal[]> =>
  database.many(sql`
    select position, name, unit, comparator, planned::float8 as planned, reached::float8 as reached, reached_on from award_goal where award_id = ${awardId} order by position`);

export type ResultsHead = {
  readonly id: string;
  readonly version: number;
  readonly project: string;
  readonly number: string;
  readonly organisationId: string;
  readonly organisation: string;
};
/** Null when there is no such project for this reader. */
export const resultsHead = (actor: Actor, id: string): Promise<ResultsHead | null> =>
  database.maybe(sql`
    select w.id, w.results_version as version, w.project, a.number, a.organisation_id, coalesce(w.owner_name, '') as organisation
    from award w join decision d on d.id = w.decision_id join application a on a.id = d.application_id
    where w.id = ${id} and d.released_at is not null and ${officeSees(actor)}`);
