import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { sql } from "#app/platform/database.server.ts";
import { installation } from "#app/platform/installation.ts";
import type { MoneyMoved, ProjectMoneySubject } from "#app/rooms/decisions/commands/move-money.ts";
import { payableAt } from "#app/rooms/decisions/legal-force.ts";
import {
  type ProjectMoneyCommand,
  type ProjectMoneyRelation,
  type ProjectMoneyState,
  projectMoneyLifecycle,
} from "#app/rooms/decisions/project-money.lifecycle.ts";
import { decisionOfCase } from "#app/rooms/decisions/queries/appeals.server.ts";
import { holdingsOf, lockFunds, post } from "#app/rooms/money/money.server.ts";

type Subject = ProjectMoneySubject & {
  readonly state: ProjectMoneyState;
  readonly version: number;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly barred: readonly string[];
};

type Row = Omit<Subject, "funds" | "decision" | "state" | "payable"> & { paragraph: number };

/** Nobody with a conflict of interest in the case, nor a member of the organisation, moves its money. */
export const projectMoneyRelations = (
  subject: Pick<Subject, "barred" | "organisationId">,
  actor: Actor,
): ProjectMoneyRelation[] =>
  hasRole(actor, "controller") &&
  !subject.barred.includes(actor.personId) &&
  actor.memberships.every(({ organisationId }) => organisationId !== subject.organisationId)
    ? ["controller"]
    : [];

export const projectMoneyKind: CaseKind<ProjectMoneyState, ProjectMoneyCommand, ProjectMoneyRelation, Subject, MoneyMoved> = {
  name: "projectMoney",
  lifecycle: projectMoneyLifecycle,
  load: async (tx, id) => {
    if (!(await tx.maybe(sql`select id from award where id = ${id} and decision_id is not null for update`))) return null;
    const { paragraph, ...row } = await tx.one<Row>(sql`
      select w.id, w.money_version as version, d.application_id, a.organisation_id, a.call_id, i.paragraph, m.held_on as decided_on,
        array(select c.person_id::text from conflict c where c.application_id = a.id and c.state in ('declared', 'confirmed')) as barred
      from award w join decision d on d.id = w.decision_id join application a on a.id = d.application_id
      join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id where w.id = ${id}`);
    const tranches = await tx.many<{ fundId: string }>(sql`select distinct fund_id from tranche where decision_id = ${id}`);
    await lockFunds(
      tx,
      tranches.map(({ fundId }) => fundId),
    );
    const standing = await decisionOfCase(row.applicationId, tx);
    return {
      ...row,
      state: "running",
      payable: payableAt(standing, localDate(now()), installation.legalForceWaitDays),
      decision: `§ ${paragraph}/${row.decidedOn.slice(0, 4)}`,
      funds: await holdingsOf(tx, id),
    };
  },
  relationsTo: projectMoneyRelations,
  apply: async (tx, subject, _next, events, { actor, now }) => {
    for (const { transaction } of events) await post(tx, transaction, now, actor.personId);
    await tx.run(sql`update award set money_version = money_version + 1 where id = ${subject.id}`);
  },
  caseId: (subject) => subject.applicationId,
};
