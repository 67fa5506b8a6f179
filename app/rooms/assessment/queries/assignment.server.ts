import { type Actor, hasRole } from "#app/gate/actor.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { AssessmentState } from "#app/rooms/assessment/assessment.ts";
import type { AssignmentWishes } from "#app/rooms/assessment/assignment.forms.ts";
import { type AssignmentProblem, inOrder } from "#app/rooms/assessment/assignment.ts";
import type { ConflictState } from "#app/rooms/assessment/conflict.lifecycle.ts";
import { proposer } from "#app/rooms/assessment/queries/parties.server.ts";
import { profiles } from "#app/rooms/assessment/queries/profiles.server.ts";
import { assessmentsVisibleTo, owesAssessment, scoringClosed } from "#app/rooms/assessment/queries/sight.server.ts";

export type RoundPerson = { readonly id: string; readonly name: string; readonly title: string | null };
export type RoundCase = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
};

export type RoundToAssign = {
  readonly problem: AssignmentProblem;
  readonly cases: readonly RoundCase[];
  readonly people: readonly RoundPerson[];
  /** names of those who have a case and are no assessors any more */
  readonly names: Readonly<Record<string, string>>;
};

type Row = RoundCase & {
  areas: string[];
  assessments: { assessorId: string; name: string; state: AssessmentState }[];
  conflicts: { personId: string; state: ConflictState }[];
};

const problemOf = (
  { perApplication, preferAreas, apart }: AssignmentWishes,
  applications: AssignmentProblem["applications"] = [],
  assessors: AssignmentProblem["assessors"] = [],
): AssignmentProblem =>
  inOrder({
    perApplication,
    preferAreas,
    applications,
    assessors,
    apart: apart.filter((pair) => pair.every((id) => assessors.some((one) => one.id === id))),
  });

/**
 * The cases of a round that an officer may see and that are still to be assessed, with everything that speaks for or against each assessor:
 * declared and ruled conflicts of interest, and what is known of their ties as assignment by hand shows it. A tie that is by itself seldom
 * enough (KL 6:28, 6:31) is not assumed to be one. What an officer has ruled not to be a conflict is none.
 */
export async function roundToAssign(actor: Actor, callId: string, wishes: AssignmentWishes): Promise<RoundToAssign> {
  if (!hasRole(actor, "officer")) return { problem: problemOf(wishes), cases: [], people: [], names: {} };
  const states = wishes.scope === "passed" ? ["passed"] : ["passed", "pending"];
  const [rows, people, elsewhere] = await Promise.all([
    database.many<Row>(sql`
      select a.id, a.number, a.title, o.name as organisation,
        array(select h.node_id from application_share h where h.application_id = a.id) as areas,
        coalesce((select json_agg(json_build_object('assessorId', s.assessor_id, 'name', p.name, 'state', s.state) order by p.name, p.id)
          from assessment s join person p on p.id = s.assessor_id where s.application_id = a.id), '[]') as assessments,
        coalesce((select json_agg(json_build_object('personId', k.person_id, 'state', k.state)) from conflict k where k.application_id = a.id), '[]') as conflicts
      from application a join organisation o on o.id = a.organisation_id left join eligibility_check e on e.application_id = a.id
      where a.call_id = ${callId} and a.state in ('submitted', 'returned') and coalesce(e.state, 'pending') = any(${states}::text[])
        and not ${scoringClosed}
        and ${assessmentsVisibleTo(actor)} and not ${owesAssessment(actor)}
      order by a.number collate "C"`),
    profiles(actor),
    // Everything an assessor has in the call, whoever may see it: their own limit counts it all.
    database.many<{ assessorId: string; count: number }>(sql`
      select s.assessor_id, count(*)::int as count from assessment s join application a on a.id = s.application_id
      where a.call_id = ${callId} and a.state in ('submitted', 'returned') and s.state in ('assigned', 'begun', 'submitted') group by s.assessor_id`),
  ]);
  const proposals = await proposer(
    people.map(({ id }) => id),
    rows.map(({ id }) => id),
  );
  const all = new Map(elsewhere.map(({ assessorId, count }) => [assessorId, count]));
  const here = new Map<string, number>();
  const names: Record<string, string> = {};
  const applications = rows.map(({ id, areas, assessments, conflicts }) => {
    const ruled = new Map(conflicts.map(({ personId, state }) => [personId, state]));
    const barred = new Set(
      conflicts.filter(({ state }) => state === "declared" || state === "confirmed").map(({ personId }) => personId),
    );
    const wary = new Set<string>();
    const kept: string[] = [];
    for (const { assessorId, name, state } of assessments) {
      if (state === "recused" || state === "released") barred.add(assessorId);
      else if (!barred.has(assessorId)) {
        kept.push(assessorId);
        names[assessorId] = name;
        here.set(assessorId, (here.get(assessorId) ?? 0) + 1);
      }
    }
    for (const person of people) {
      if (barred.has(person.id) || kept.includes(person.id) || ruled.get(person.id) === "dismissed") continue;
      const found = proposals(person.id, id);
      if (found.some(({ weak, controlled }) => !weak && !controlled)) barred.add(person.id);
      else if (found.length > 0) wary.add(person.id);
    }
    return { id, areas, kept, barred: [...barred], wary: [...wary] };
  });
  return {
    problem: problemOf(
      wishes,
      applications,
      people.map(({ id, areas, most }) => ({ id, areas, most, elsewhere: (all.get(id) ?? 0) - (here.get(id) ?? 0) })),
    ),
    cases: rows.map(({ id, number, title, organisation }) => ({ id, number, title, organisation })),
    people: people.map(({ id, name, title }) => ({ id, name, title })),
    names,
  };
}
