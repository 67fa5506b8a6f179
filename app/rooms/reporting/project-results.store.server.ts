import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { Case, CaseKind } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { sql } from "#app/platform/database.server.ts";
import {
  type ProjectResultsCommand,
  type ProjectResultsRelation,
  type ProjectResultsState,
  projectResultsLifecycle,
} from "#app/rooms/reporting/project-results.lifecycle.ts";

export type ProjectResultsSubject = Case<ProjectResultsState> & {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly barred: readonly string[];
};
export type ResultsNoted = {
  readonly type: "ResultsNoted";
  readonly goals: readonly { readonly position: number; readonly reached: number | null; readonly on: LocalDate | null }[];
};

/** Nobody with a conflict of interest in the case, nor a member of the organisation, says what it has reached. */
export const resultsRelations = (
  subject: Pick<ProjectResultsSubject, "barred" | "organisationId">,
  actor: Actor,
): ProjectResultsRelation[] =>
  hasRole(actor, "officer") &&
  !subject.barred.includes(actor.personId) &&
  actor.memberships.every(({ organisationId }) => organisationId !== subject.organisationId)
    ? ["officer"]
    : [];

export const projectResultsKind: CaseKind<
  ProjectResultsState,
  ProjectResultsCommand,
  ProjectResultsRelation,
  ProjectResultsSubject,
  ResultsNoted
> = {
  name: "projectResults",
  lifecycle: projectResultsLifecycle,
  load: async (tx, id) => {
    if (!(await tx.maybe(sql`select id from award where id = ${id} and decision_id is not null for update`))) return null;
    return tx.one(sql`
      select w.id, 'running' as state, w.results_version as version, d.application_id, a.organisation_id,
        array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred
      from award w join decision d on d.id = w.decision_id join application a on a.id = d.application_id where w.id = ${id}`);
  },
  relationsTo: resultsRelations,
  apply: async (tx, { id }, _next, events) => {
    for (const { goals } of events)
      for (const { position, reached, on } of goals)
        await tx.run(
          sql`update award_goal set reached = ${reached}::numeric, reached_on = ${on}::date where award_id = ${id} and position = ${position}`,
        );
    await tx.run(sql`update award set results_version = results_version + 1 where id = ${id}`);
  },
  caseId: ({ applicationId }) => applicationId,
};
