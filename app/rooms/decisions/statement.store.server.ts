import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import type { StatementEvent, StatementSubject } from "#app/rooms/decisions/commands/write-statement.ts";
import {
  type StatementCommand,
  type StatementRelation,
  type StatementState,
  statementLifecycle,
} from "#app/rooms/decisions/statement.lifecycle.ts";
import type { StatementContent } from "#app/rooms/decisions/statement.ts";

/** What a command writes down besides its event: a draft's words, or a finished edition's document in one text. */
export type StatementWriting =
  | { readonly kind: "draft"; readonly content: StatementContent }
  | { readonly kind: "edition"; readonly document: string; readonly at: Date }
  | { readonly kind: "nothing" };

type Row = Omit<StatementSubject, "state" | "version" | "content"> &
  StatementContent & { readonly state: StatementState; readonly version: number };

/** Under the case's own lock: a decision that is being recorded has been recorded or has not. */
async function load(tx: Executor, id: string): Promise<StatementSubject | null> {
  if (!(await tx.maybe(sql`select id from application where id = ${id} and submitted_at is not null for update`))) return null;
  const { outcome, amountOre, summary, reasons, conditions, ...row } = await tx.one<Row>(sql`
    select a.id, coalesce(s.state, 'absent') as state, coalesce(s.version, 0) as version, s.outcome, s.amount_ore,
      coalesce(s.summary, '') as summary, coalesce(s.reasons, '') as reasons, coalesce(s.conditions, '') as conditions,
      (select count(*)::int from statement_edition e where e.application_id = a.id) as editions,
      coalesce(a.requested_ore, 0) as requested_ore, a.organisation_id,
      exists (select 1 from decision d where d.application_id = a.id) as decided,
      array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred
    from application a left join officer_statement s on s.application_id = a.id where a.id = ${id}`);
  return { ...row, content: { outcome, amountOre, summary, reasons, conditions } };
}

/** Nobody with a conflict of interest in the case, nor anybody of the organisation that applies, writes about it. */
export const statementRelations = (
  subject: Pick<StatementSubject, "barred" | "organisationId">,
  actor: Actor,
): StatementRelation[] =>
  hasRole(actor, "officer") &&
  !subject.barred.includes(actor.personId) &&
  actor.memberships.every(({ organisationId }) => organisationId !== subject.organisationId)
    ? ["officer"]
    : [];

export const statementWith = (
  writing: StatementWriting,
): CaseKind<StatementState, StatementCommand, StatementRelation, StatementSubject, StatementEvent> => ({
  name: "statement",
  lifecycle: statementLifecycle,
  load,
  relationsTo: statementRelations,
  apply: async (tx, subject, next, events, at) => {
    const content = writing.kind === "draft" ? writing.content : subject.content;
    const { outcome, amountOre, summary, reasons, conditions } = content;
    await tx.run(sql`
      insert into officer_statement (application_id, state, outcome, amount_ore, summary, reasons, conditions, changed_at, changed_by_id)
      values (${subject.id}, ${next}, ${outcome}, ${amountOre}, ${summary}, ${reasons}, ${conditions}, ${at.now}, ${at.actor.personId})
      on conflict (application_id) do update set version = officer_statement.version + 1, state = excluded.state, outcome = excluded.outcome,
        amount_ore = excluded.amount_ore, summary = excluded.summary, reasons = excluded.reasons, conditions = excluded.conditions,
        changed_at = excluded.changed_at, changed_by_id = excluded.changed_by_id`);
    for (const event of events)
      if (event.type === "StatementSealed" && writing.kind === "edition")
        await tx.run(sql`
          insert into statement_edition (application_id, number, outcome, amount_ore, summary, reasons, conditions, document, sha256, sealed_at, sealed_by_id)
          values (${subject.id}, ${event.edition}, ${outcome}, ${outcome === "grant" ? amountOre : 0n}, ${summary}, ${reasons},
            ${outcome === "grant" ? conditions : ""}, ${writing.document}::jsonb, ${event.sha256}, ${writing.at}, ${at.actor.personId})`);
  },
  caseId: (subject) => subject.id,
});
