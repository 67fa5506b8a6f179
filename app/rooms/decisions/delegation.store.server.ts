import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { localDate } from "#app/kernel/time.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { perYearOf, roomsOfCall } from "#app/rooms/allocation/allocation.server.ts";
import type { DelegationEvent } from "#app/rooms/decisions/commands/delegate.ts";
import {
  type DelegationCommand,
  type DelegationRelation,
  type DelegationState,
  delegationLifecycle,
} from "#app/rooms/decisions/delegation.lifecycle.ts";
import { delegationWords } from "#app/rooms/decisions/delegation.texts.ts";
import { type DelegatedCase, type DelegationRule, rulesFor } from "#app/rooms/decisions/delegation.ts";
import { lockFunds, post } from "#app/rooms/money/money.server.ts";

export type DelegationSubject = {
  readonly id: string;
  readonly state: DelegationState;
  readonly version: number;
  readonly about: DelegatedCase;
  readonly organisationId: string;
  readonly barred: readonly string[];
  /** the next number of the year's decisions on delegation */
  readonly paragraph: number;
  readonly year: number;
  readonly demo: boolean;
};

/** The case under its own lock and its funds', so that two decisions never spend the same money. */
async function caseOf(
  tx: Executor,
  applicationId: string,
  now: Date,
): Promise<Omit<DelegationSubject, "id" | "state" | "version"> | null> {
  // Locked before it is read: what was written while this one waited is then seen.
  if (!(await tx.maybe(sql`select id from application where id = ${applicationId} for update`))) return null;
  const row = await tx.maybe<Omit<DelegatedCase, "perYear" | "funds"> & { organisationId: string; demo: boolean }>(sql`
    select a.id as application_id, coalesce(a.number, '') as number, a.title, o.name as organisation, a.call_id, c.kind as call_kind, coalesce(a.requested_ore, 0) as requested_ore,
      a.state = 'submitted' as submitted, a.organisation_id, a.demo,
      coalesce((select case e.state when 'passed' then 'passed' when 'failed' then 'failed' else 'open' end from eligibility_check e where e.application_id = a.id), 'open') as eligibility,
      (select count(*) from assessment s where s.application_id = a.id and s.state = 'submitted')::int as assessments,
      coalesce((select (r.rules ->> 'assessorsPerApplication')::int from call_rules r where r.call_id = a.call_id and r.version = a.rules_version), 2) as wanted,
      exists (select 1 from allocation_line l where l.application_id = a.id) as in_allocation,
      exists (select 1 from decision d where d.application_id = a.id) as decided,
      exists (select 1 from delegated_matter x where x.application_id = a.id and x.state = 'proposed') as open
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
    where a.id = ${applicationId}`);
  if (!row) return null;
  const { organisationId, demo, ...about } = row;
  const fundIds = await tx.many<{ fundId: string }>(sql`select fund_id from call_fund where call_id = ${about.callId}`);
  await lockFunds(
    tx,
    fundIds.map((one) => one.fundId),
  );
  const barred = await tx.many<{ personId: string }>(
    sql`select person_id from conflict where application_id = ${applicationId} and state in ('declared', 'confirmed')`,
  );
  const year = Number(localDate(now).slice(0, 4));
  await tx.run(sql`select pg_advisory_xact_lock(7303, ${year}::int)`);
  const { next } = await tx.one<{ next: number }>(
    sql`select (coalesce(max(paragraph), 0) + 1)::int as next from agenda_item where series = 'delegation' and year = ${year}`,
  );
  return {
    about: {
      ...about,
      perYear: (await perYearOf(tx, [applicationId])).get(applicationId) ?? [],
      funds: await roomsOfCall(tx, about.callId),
    },
    organisationId,
    demo,
    barred: barred.map((one) => one.personId),
    paragraph: next,
    year,
  };
}

export const absentMatter =
  (applicationId: string, now: Date) =>
  async (tx: Executor, id: string): Promise<DelegationSubject | null> => {
    const found = await caseOf(tx, applicationId, now);
    return found && { ...found, id, state: "absent", version: 0 };
  };

export const loadMatter =
  (now: Date) =>
  async (tx: Executor, id: string): Promise<DelegationSubject | null> => {
    const at = await tx.maybe<{ applicationId: string }>(sql`select application_id from delegated_matter where id = ${id}`);
    const found = at && (await caseOf(tx, at.applicationId, now));
    if (!found) return null;
    const row = await tx.one<Pick<DelegationSubject, "state" | "version">>(
      sql`select state, version from delegated_matter where id = ${id} for update`,
    );
    return { ...found, id, ...row };
  };

export const delegationRelations =
  (rules: readonly DelegationRule[]) =>
  (
    subject: Pick<DelegationSubject, "barred" | "organisationId"> & {
      readonly about: Pick<DelegatedCase, "callKind" | "requestedOre">;
    },
    actor: Actor,
  ): DelegationRelation[] => {
    const free =
      actor.personId !== "" &&
      !subject.barred.includes(actor.personId) &&
      actor.memberships.every(({ organisationId }) => organisationId !== subject.organisationId);
    if (!free) return [];
    const [rule] = rulesFor(rules, subject.about.callKind, subject.about.requestedOre);
    return [
      ...(hasRole(actor, "officer") ? (["officer"] as const) : []),
      ...(rule && hasRole(actor, rule.role) ? (["delegate"] as const) : []),
    ];
  };

export const delegationKind = (
  rules: readonly DelegationRule[],
  now: Date,
): CaseKind<DelegationState, DelegationCommand, DelegationRelation, DelegationSubject, DelegationEvent> => ({
  name: "delegation",
  lifecycle: delegationLifecycle,
  load: loadMatter(now),
  relationsTo: delegationRelations(rules),
  apply: async (tx, subject, next, events, at) => {
    for (const event of events)
      switch (event.type) {
        case "DelegationProposed":
          await tx.run(sql`
            insert into delegated_matter (id, application_id, state, rule, outcome, amount_ore, reasons, conditions, note, proposed_at, proposed_by_id)
            values (${subject.id}, ${subject.about.applicationId}, ${next}, ${event.rule}, ${event.outcome}, ${event.amountOre}, ${event.reasons}, ${event.conditions}, ${event.note},
              ${at.now}, ${at.actor.personId})`);
          break;
        case "DelegationTakenBack":
          await tx.run(sql`update delegated_matter set state = ${next}, version = version + 1 where id = ${subject.id}`);
          break;
        case "DelegationHandedBack":
          await tx.run(
            sql`update delegated_matter set state = ${next}, version = version + 1, handed_back_reason = ${event.reason} where id = ${subject.id}`,
          );
          break;
        case "DecidedOnDelegation":
          await writeDecision(tx, subject, event, at);
          await tx.run(sql`
            update delegated_matter set state = ${next}, version = version + 1, decided_at = ${at.now}, decided_by_id = ${at.actor.personId},
              decision_id = ${event.decisionId}, outcome = ${event.outcome}, amount_ore = ${event.amountOre}, reasons = ${event.reasons}, conditions = ${event.conditions}, note = ${event.note}
            where id = ${subject.id}`);
          break;
      }
  },
  caseId: (subject) => subject.about.applicationId,
});

/** A meeting of one: its own minutes, adjusted as they are made, with one paragraph in the series of decisions on delegation. */
async function writeDecision(
  tx: Executor,
  subject: DelegationSubject,
  event: Extract<DelegationEvent, { type: "DecidedOnDelegation" }>,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<void> {
  const day = localDate(now);
  await tx.run(sql`
    insert into meeting (id, kind, state, body, held_on, starts_at, place, opened_at, closed_at, adjusted_at, chair_id, demo)
    values (${event.meetingId}, 'delegation', 'adjusted', ${event.body}, ${day}, ${now}, '', ${now}, ${now}, ${now}, ${actor.personId}, ${subject.demo})`);
  await tx.run(sql`
    insert into agenda_item (id, meeting_id, position, year, paragraph, series, kind, title, call_id, clauses, procedure, settled)
    values (${event.itemId}, ${event.meetingId}, 1, ${subject.year}, ${event.paragraph}, 'delegation', 'delegated', ${delegationWords.title(subject.about.title)},
      ${subject.about.callId}, '[]'::jsonb, 'none', true)`);
  await tx.run(sql`
    insert into decision (id, application_id, item_id, state, outcome, amount_ore, reasons, conditions, recorded_at)
    values (${event.decisionId}, ${subject.about.applicationId}, ${event.itemId}, 'recorded', ${event.outcome}, ${event.amountOre}, ${event.reasons}, ${event.conditions}, ${now})`);
  for (const tranche of event.tranches)
    await tx.run(sql`
      insert into tranche (decision_id, year, fund_id, amount_ore, standing)
      values (${event.decisionId}, ${tranche.year}, ${tranche.fundId}, ${tranche.amountOre}, ${tranche.standing})`);
  for (const transaction of event.ledger) await post(tx, transaction, now, actor.personId);
  await tx.run(
    sql`insert into minutes (meeting_id, version, document, sha256, created_at) values (${event.meetingId}, 1, ${event.document}::jsonb, ${event.sha256}, ${now})`,
  );
  await appendToJournal(tx, {
    subjectType: "decision",
    subjectId: event.decisionId,
    caseId: subject.about.applicationId,
    at: now,
    actorId: actor.personId,
    command: "record",
    payload: { to: "recorded", delegation: event.rule, outcome: event.outcome, amountOre: event.amountOre },
  });
}
