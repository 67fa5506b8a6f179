import { type Actor, hasRole, isStaff, isSystem } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { sql } from "#app/platform/database.server.ts";
import type { EligibilityEvent, EligibilitySubject } from "#app/rooms/eligibility/commands/settle.ts";
import {
  type EligibilityCommand,
  type EligibilityRelation,
  type EligibilityState,
  eligibilityLifecycle,
} from "#app/rooms/eligibility/eligibility.lifecycle.ts";
import { readAnswers } from "#app/rooms/eligibility/eligibility.ts";

/** A member of the applying organisation and a person with a conflict of interest have no part in the check, whatever their role. */
export function relationsTo(subject: Pick<EligibilitySubject, "organisationId" | "barred">, actor: Actor): EligibilityRelation[] {
  if (isSystem(actor)) return ["system"];
  const outside =
    !subject.barred.includes(actor.personId) &&
    actor.memberships.every((membership) => membership.organisationId !== subject.organisationId);
  if (!outside || !isStaff(actor)) return [];
  return hasRole(actor, "officer") ? ["officer", "office"] : ["office"];
}

type Row = {
  id: string;
  organisationId: string;
  withdrawn: boolean;
  decided: boolean;
  barred: string[];
  state: EligibilityState | null;
  version: number | null;
  answers: unknown;
};

export const eligibilityKind: CaseKind<
  EligibilityState,
  EligibilityCommand,
  EligibilityRelation,
  EligibilitySubject,
  EligibilityEvent
> = {
  name: "eligibility",
  lifecycle: eligibilityLifecycle,
  // The application's row is what is locked: before the first note the check has no row of its own.
  load: async (tx, id) => {
    const held = await tx.maybe<{ id: string }>(
      sql`select id from application where id = ${id} and submitted_at is not null for update`,
    );
    if (!held) return null;
    const row = await tx.one<Row>(sql`
      select a.id, a.organisation_id, a.state = 'withdrawn' as withdrawn, e.state, e.version, e.answers,
        exists (select 1 from decision d where d.application_id = a.id and d.state <> 'drafted') as decided,
        array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred
      from application a left join eligibility_check e on e.application_id = a.id where a.id = ${id}`);
    return { ...row, state: row.state ?? "pending", version: row.version ?? 0, answers: readAnswers(row.answers) };
  },
  relationsTo,
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events) {
      if (event.type === "EligibilityReckoned") {
        await tx.run(sql`
          insert into eligibility_findings (application_id, snapshot, findings, faults, questions, reckoned_at)
          values (${subject.id}, ${event.snapshot}, ${event.findings.text}::jsonb, ${event.faults}, ${event.questions}, ${now})
          on conflict (application_id) do update set snapshot = excluded.snapshot, findings = excluded.findings, faults = excluded.faults,
            questions = excluded.questions, reckoned_at = excluded.reckoned_at
          where eligibility_findings.snapshot <= excluded.snapshot`);
        continue;
      }
      const settled = event.type === "EligibilitySettled";
      const answers = event.type === "EligibilityReopened" ? JSON.stringify(subject.answers) : event.answers.text;
      await tx.run(sql`
        insert into eligibility_check (application_id, state, version, answers, reason, officer_id, opened_at, settled_at)
        values (${subject.id}, ${next}, 1, ${answers}::jsonb, ${event.reason.text}, ${actor.personId},
          (select submitted_at from application where id = ${subject.id}), ${settled ? now : null})
        on conflict (application_id) do update set state = excluded.state, version = eligibility_check.version + 1, answers = excluded.answers,
          reason = excluded.reason, officer_id = excluded.officer_id, settled_at = excluded.settled_at`);
    }
  },
  caseId: (subject) => subject.id,
};
