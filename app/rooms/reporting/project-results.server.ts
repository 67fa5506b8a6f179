import type { Actor } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { localDate } from "#app/kernel/time.ts";
import type { ProjectResultsForm } from "#app/rooms/reporting/project-results.forms.ts";
import { projectResultsKind, resultsRelations } from "#app/rooms/reporting/project-results.store.server.ts";
import { type AwardGoal, goalsOf, type ResultsHead, resultsHead } from "#app/rooms/reporting/queries/project-results.server.ts";

export type ResultsPage = ResultsHead & { readonly goals: readonly AwardGoal[]; readonly mayNote: boolean };

/** What a granted project set out to reach and what has been noted of it; null when there is no such project for this reader. */
export async function resultsPage(actor: Actor, id: string): Promise<ResultsPage | null> {
  const head = await resultsHead(actor, id);
  // Who is shown the page at all has no conflict of interest in the case (officeSees).
  return head && { ...head, goals: await goalsOf(id), mayNote: resultsRelations({ ...head, barred: [] }, actor).length > 0 };
}

export const noteResults = ({
  actor,
  id,
  form,
}: {
  readonly actor: Actor;
  readonly id: string;
  readonly form: ProjectResultsForm;
}): Promise<Result<undefined, GateRefusal | "day-ahead">> =>
  execute({
    kind: projectResultsKind,
    command: "note",
    actor,
    id,
    version: form.version,
    decide: (_, { now }) => {
      const today = localDate(now);
      const ahead = form.goals.flatMap(({ on }, index) => (on !== null && on > today ? [[`goals.${index}.on`, "dayAhead"]] : []));
      return ahead.length > 0
        ? refuse("day-ahead", { fields: Object.fromEntries(ahead) })
        : accept({ events: [{ type: "ResultsNoted" as const, goals: form.goals }] });
    },
  });
