import { type Actor, hasRole, isSystem } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import {
  type AmendmentCommand,
  type AmendmentRelation,
  type AmendmentState,
  amendmentLifecycle,
} from "#app/rooms/decisions/amendment.lifecycle.ts";
import { type AmendmentContent, type InForce, inForceAfter } from "#app/rooms/decisions/amendment.ts";
import type {
  AmendmentEvent,
  AmendmentGroundFacts,
  AmendmentMoney,
  AmendmentOnAgenda,
  AmendmentToQuash,
} from "#app/rooms/decisions/commands/amend.ts";
import { sharingPots } from "#app/rooms/money/fund.ts";
import type { Held, LedgerTransaction } from "#app/rooms/money/ledger.ts";
import { fundsById, heldBy, holdingsOf, lockFunds, post } from "#app/rooms/money/money.server.ts";

/** A decision as a change of it is judged by: what is in force, its money, and what is already under way. */
export type AmendedDecision = AmendmentGroundFacts & {
  readonly decisionId: string;
  readonly applicationId: string;
  readonly organisationId: string;
  readonly callId: string;
  /** the fund of the granted year */
  readonly fundId: string | null;
  readonly year: number | null;
  readonly intended: readonly (readonly Held[])[];
  /** the first decision, and the later ones that are in force, the oldest first */
  readonly first: InForce;
  readonly released: readonly (AmendmentContent & { readonly id: string })[];
  /** what it intended for later years, with what their funds have left */
  readonly later: AmendmentToQuash["later"];
  readonly barred: readonly string[];
  readonly team: readonly string[];
};

const content = sql`kind, amount_ore, ends_on, conditions, correction, ground, reasons`;

/** Under lock in a transaction that is to change it: the decision first, then its funds. */
export async function amendedDecision(db: Executor, decisionId: string, lock: boolean): Promise<AmendedDecision | null> {
  const row = await db.maybe<{
    applicationId: string;
    organisationId: string;
    callId: string;
    rulesVersion: number;
    state: string;
    outcome: "grant" | "reject";
    conditions: string;
    startsOn: LocalDate | null;
    endsOn: LocalDate | null;
    requestedOre: bigint;
  }>(sql`
    select d.application_id, a.organisation_id, a.call_id, a.rules_version, d.state, d.outcome, d.conditions, a.starts_on, a.ends_on,
      coalesce(a.requested_ore, 0) as requested_ore
    from decision d join application a on a.id = d.application_id where d.id = ${decisionId} ${lock ? sql`for update of d` : sql``}`);
  if (!row) return null;
  const tranches = await db.many<{ fundId: string; year: number; amountOre: bigint; standing: "granted" | "intended" }>(
    sql`select fund_id, year, amount_ore, standing from tranche where decision_id = ${decisionId} order by year`,
  );
  const granted = tranches.find((tranche) => tranche.standing === "granted");
  const fundIds = [...new Set(tranches.map((tranche) => tranche.fundId))];
  if (lock) await lockFunds(db, fundIds);
  const holdings = await holdingsOf(db, decisionId);
  const funds = await fundsById(db, fundIds);
  const fund = funds.find((one) => one.fundId === granted?.fundId);
  const held = holdings.find((one) => one.fundId === granted?.fundId);
  const money: AmendmentMoney | null =
    granted && fund
      ? { granted: held?.granted ?? [], paid: [...(held?.paid ?? []), ...(held?.returned ?? [])], pots: sharingPots(fund) }
      : null;
  const released = await db.many<AmendmentContent & { id: string }>(
    sql`select id, ${content} from amendment where decision_id = ${decisionId} and state = 'released' order by released_at, id`,
  );
  const first: InForce = {
    amountOre: granted?.amountOre ?? 0n,
    endsOn: row.endsOn,
    conditions: row.conditions,
    withdrawn: false,
  };
  const open = await db.maybe(
    sql`select id from amendment where decision_id = ${decisionId} and state in ('proposed', 'recorded') limit 1`,
  );
  const [barred, team] = [
    await db.many<{ personId: string }>(
      sql`select person_id from conflict where application_id = ${row.applicationId} and state in ('declared', 'confirmed')`,
    ),
    await db.many<{ personId: string }>(
      sql`select person_id from membership where organisation_id = ${row.organisationId} order by person_id`,
    ),
  ];
  const { limits } = await rulesVersion(row.callId, row.rulesVersion);
  const { applicationId, organisationId, callId, outcome, startsOn, requestedOre } = row;
  return {
    decisionId,
    applicationId,
    organisationId,
    callId,
    outcome,
    startsOn,
    requestedOre,
    standing: row.state === "recorded" ? "recorded" : row.state === "quashed" ? "quashed" : "holds",
    now: inForceAfter(first, released),
    latestEnd: limits.latestEnd,
    money,
    fundId: granted?.fundId ?? null,
    year: granted?.year ?? null,
    first,
    released,
    later: tranches
      .filter((tranche) => tranche.standing === "intended")
      .map(({ fundId, amountOre }) => {
        const own = funds.find((one) => one.fundId === fundId);
        return { amountOre, pots: own ? sharingPots(own) : [] };
      }),
    intended: holdings.map((one) => one.reserved).filter((parts) => parts.length > 0),
    openProposal: open !== null,
    barred: barred.map((one) => one.personId),
    team: team.map((one) => one.personId),
  };
}

export type AmendmentSubject = {
  readonly id: string;
  readonly state: AmendmentState;
  readonly version: number;
  readonly decision: AmendedDecision;
  readonly content: AmendmentContent | null;
  readonly itemId: string | null;
  readonly meetingAdjusted: boolean;
  readonly basis: string;
  /** set aside for it at the meeting */
  readonly reserved: readonly Held[];
};

/** What a paragraph about a change of a decision is recorded against. */
export async function amendmentOnAgenda(tx: Executor, id: string): Promise<AmendmentOnAgenda | null> {
  const subject = await load(tx, id);
  return subject?.content ? asOnAgenda(subject, subject.content) : null;
}

export const asOnAgenda = (subject: AmendmentSubject, of: AmendmentContent): AmendmentOnAgenda => ({
  id: subject.id,
  decisionId: subject.decision.decisionId,
  callId: subject.decision.callId,
  holds: subject.decision.standing === "holds" && !subject.decision.now.withdrawn,
  content: of,
  now: subject.decision.now,
  money: subject.decision.money,
  reserved: subject.reserved,
});

async function load(tx: Executor, id: string): Promise<AmendmentSubject | null> {
  // The meeting first, shared, as for a decision's release: an announcement waits for the letters, and a letter for an announcement.
  await tx.maybe(
    sql`select m.id from meeting m join agenda_item i on i.meeting_id = m.id where i.amendment_id = ${id} and not i.freed for share of m`,
  );
  const at = await tx.maybe<{ decisionId: string }>(sql`select decision_id from amendment where id = ${id}`);
  const decision = at && (await amendedDecision(tx, at.decisionId, true));
  if (!decision) return null;
  const row = await tx.one<{ state: AmendmentState; version: number } & AmendmentContent>(
    sql`select state, version, ${content} from amendment where id = ${id} for update`,
  );
  const item = await tx.maybe<{ id: string; paragraph: number | null; year: number; adjustedAt: Date | null }>(sql`
    select i.id, i.paragraph, i.year, m.adjusted_at from agenda_item i join meeting m on m.id = i.meeting_id where i.amendment_id = ${id} and not i.freed`);
  const { state, version, ...of } = row;
  return {
    id,
    state,
    version,
    decision,
    content: of,
    itemId: item?.id ?? null,
    meetingAdjusted: item?.adjustedAt != null,
    basis: item ? `§ ${item.paragraph}/${item.year}` : "",
    reserved: decision.fundId ? await heldBy(tx, id, decision.fundId, "reserved") : [],
  };
}

export const absentAmendment =
  (decisionId: string) =>
  async (tx: Executor, id: string): Promise<AmendmentSubject | null> => {
    const decision = await amendedDecision(tx, decisionId, true);
    return (
      decision && {
        id,
        state: "absent",
        version: 0,
        decision,
        content: null,
        itemId: null,
        meetingAdjusted: false,
        basis: "",
        reserved: [],
      }
    );
  };

/** What the meeting recorded of it, inside the meeting's transaction. */
export async function recordOutcome(
  tx: Executor,
  order: {
    id: string;
    command: "record" | "decline" | "defer";
    ledger: readonly LedgerTransaction[];
    actor: Actor;
    now: Date;
  },
): Promise<void> {
  const { id, command, ledger, actor, now } = order;
  const to = { record: "recorded", decline: "declined", defer: "proposed" }[command];
  const { applicationId } = await tx.one<{ applicationId: string }>(sql`
    update amendment p set state = ${to}, version = p.version + 1, recorded_at = ${command === "defer" ? null : now}
    from decision d where p.id = ${id} and d.id = p.decision_id returning d.application_id`);
  for (const transaction of ledger) await post(tx, transaction, now, actor.personId);
  await appendToJournal(tx, {
    subjectType: "amendment",
    subjectId: id,
    caseId: applicationId,
    at: now,
    actorId: actor.personId,
    command,
    payload: { to, ledger },
  });
}

export const amendmentRelations = (
  decision: Pick<AmendedDecision, "barred" | "organisationId">,
  actor: Actor,
): AmendmentRelation[] => {
  if (isSystem(actor)) return ["system"];
  const free =
    !decision.barred.includes(actor.personId) &&
    actor.memberships.every(({ organisationId }) => organisationId !== decision.organisationId);
  if (!free) return [];
  return [
    ...(hasRole(actor, "officer") ? (["officer"] as const) : []),
    ...(hasRole(actor, "secretary") ? (["secretary"] as const) : []),
  ];
};

export const amendmentKind: CaseKind<AmendmentState, AmendmentCommand, AmendmentRelation, AmendmentSubject, AmendmentEvent> = {
  name: "amendment",
  lifecycle: amendmentLifecycle,
  load,
  relationsTo: (subject, actor) => amendmentRelations(subject.decision, actor),
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const event of events)
      switch (event.type) {
        case "AmendmentProposed":
          await tx.run(sql`
            insert into amendment (id, decision_id, state, kind, amount_ore, ends_on, conditions, correction, ground, reasons, before, proposed_at, proposed_by_id)
            values (${subject.id}, ${subject.decision.decisionId}, ${next}, ${event.kind}, ${event.amountOre}, ${event.endsOn}, ${event.conditions}, ${event.correction},
              ${event.ground}, ${event.reasons}, ${JSON.stringify({ ...event.before, amountOre: `${event.before.amountOre}` })}::jsonb, ${now}, ${actor.personId})`);
          break;
        case "AmendmentTakenBack":
          await tx.run(sql`update amendment set state = ${next}, version = version + 1 where id = ${subject.id}`);
          break;
        case "AmendmentReleased": {
          const { decisionId } = subject.decision;
          for (const transaction of event.ledger) await post(tx, transaction, now, null);
          await tx.run(
            sql`update amendment set state = ${next}, version = version + 1, released_at = ${now} where id = ${subject.id}`,
          );
          // The letter has the amendment's own id, as a decision's has the decision's.
          await tx.run(
            sql`insert into letter (decision_id, document, created_at, released_at) values (${subject.id}, ${event.letter}::jsonb, ${now}, ${now}) on conflict (decision_id) do nothing`,
          );
          if (event.agreement)
            await tx.run(sql`
              insert into agreement (id, decision_id, amendment_id, document, sha256, before_payment, released_at)
              select ${subject.id}, g.decision_id, ${subject.id}, ${event.agreement.document}::jsonb, ${event.agreement.sha256}, g.before_payment, ${now}
              from agreement g where g.id = ${decisionId} on conflict (id) do nothing`);
          // The register says what is in force; a grant of which nothing is left is in it no longer.
          const { changeOre, endsOn, withdrawn } = event.award;
          await tx.run(sql`
            update award set granted_ore = granted_ore + ${changeOre}, ends_on = coalesce(${endsOn}::date, ends_on), money_version = money_version + 1
            where id = ${decisionId} and not ${withdrawn}`);
          if (withdrawn)
            await tx.run(sql`
              update award w set money_version = money_version + 1, granted_ore = p.ore, published_at = case when p.ore > 0 then w.published_at end
              from (select coalesce(sum(amount_ore), 0)::bigint as ore from ledger_posting where award_id = ${decisionId} and account = 'paid') p
              where w.id = ${decisionId}`);
          break;
        }
        case "AmendmentQuashed": {
          const { decisionId } = subject.decision;
          for (const transaction of event.ledger) await post(tx, transaction, now, null);
          await tx.run(
            sql`update amendment set state = ${next}, version = version + 1, quashed_at = ${now} where id = ${subject.id}`,
          );
          if (event.award)
            await tx.run(sql`
              update award w set granted_ore = d.amount_ore + ${event.award.beyondFirstOre}, ends_on = ${event.award.endsOn}::date, money_version = money_version + 1,
                published_at = case when ${event.award.restored} then coalesce(published_at, ${now}) else published_at end
              from decision d where w.id = ${decisionId} and d.id = w.decision_id`);
          break;
        }
      }
  },
  caseId: (subject) => subject.decision.applicationId,
};
