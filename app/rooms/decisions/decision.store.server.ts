import { type Actor, hasRole, isSystem } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { rulesVersion } from "#app/rooms/calls/calls.server.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import type { AgreementTerms } from "#app/rooms/decisions/agreement.ts";
import type { ForceEvent } from "#app/rooms/decisions/commands/legal-force.ts";
import type { Release } from "#app/rooms/decisions/commands/release.ts";
import {
  type DecisionCommand,
  type DecisionRelation,
  type DecisionState,
  decisionLifecycle,
} from "#app/rooms/decisions/decision.lifecycle.ts";
import type { AppealFact, ForceFacts } from "#app/rooms/decisions/legal-force.ts";
import { concerning } from "#app/rooms/decisions/legal-force.ts";
import type { LetterFacts } from "#app/rooms/decisions/letter.ts";
import { sharingPots } from "#app/rooms/money/fund.ts";
import type { Held, SharingPot } from "#app/rooms/money/ledger.ts";
import { type FundHoldings, fundsById, heldBy, holdingsOf, lockFunds, post } from "#app/rooms/money/money.server.ts";

export type DecisionSubject = {
  readonly id: string;
  readonly state: DecisionState;
  readonly version: number;
  readonly applicationId: string;
  readonly callId: string;
  readonly meetingAdjusted: boolean;
  readonly letter: LetterFacts;
  readonly money: readonly {
    readonly fundId: string;
    readonly amountOre: bigint;
    readonly held: readonly Held[];
    readonly pots: readonly SharingPot[];
  }[];
  /** what it holds that is not paid, in every fund it has a year in */
  readonly holdings: readonly FundHoldings[];
  readonly force: ForceFacts;
  /** with a conflict of interest in the case */
  readonly barred: readonly string[];
  readonly team: readonly string[];
  readonly terms: AgreementTerms & { readonly acceptance: CallRules["terms"]["acceptance"] };
};

type Row = Omit<LetterFacts, "decisionId" | "tranches" | "terms" | "adjustedAt" | "issuedAt"> & {
  id: string;
  state: DecisionState;
  version: number;
  applicationId: string;
  callId: string;
  organisationId: string;
  rulesVersion: number;
  adjustedAt: Date | null;
  releasedAt: Date | null;
  heldOn: LocalDate;
  itemId: string;
  finalOn: LocalDate | null;
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
};

/** What a letter says, of a decision in whatever state. */
export async function letterFacts(
  db: Executor,
  decisionId: string,
): Promise<(Row & { letter: LetterFacts; rules: CallRules["terms"] }) | null> {
  const row = await db.maybe<Row>(sql`
    select d.id, d.state, d.version, d.application_id, a.call_id, a.organisation_id, a.rules_version, d.released_at, d.item_id, d.final_on,
      a.number, a.title as project, o.name as organisation, o.address, c.title as call_title, coalesce(a.requested_ore, 0) as requested_ore,
      d.outcome, d.amount_ore, d.reasons, d.conditions, m.body, m.held_on, i.paragraph, m.adjusted_at, m.appeal_until, a.demo, a.starts_on, a.ends_on
    from decision d join application a on a.id = d.application_id join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id
    join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    where d.id = ${decisionId}`);
  if (!row) return null;
  const tranches = await db.many<LetterFacts["tranches"][number] & { nameSv: string; nameEn: string }>(sql`
    select t.year, f.name_sv, f.name_en, t.amount_ore, t.standing from tranche t join fund f on f.id = t.fund_id where t.decision_id = ${decisionId} order by t.year`);
  const { terms } = await rulesVersion(row.callId, row.rulesVersion);
  const {
    id,
    state,
    version,
    applicationId,
    callId,
    organisationId,
    rulesVersion: _,
    releasedAt,
    adjustedAt,
    itemId,
    finalOn,
    startsOn: _s,
    endsOn: _e,
    ...told
  } = row;
  const issuedAt = releasedAt ?? adjustedAt ?? new Date(0);
  return {
    ...row,
    rules: terms,
    letter: {
      ...told,
      decisionId: id,
      adjustedAt: adjustedAt ?? issuedAt,
      issuedAt,
      terms: { title: terms.title, version: terms.version },
      tranches: tranches.map(({ nameSv, nameEn, ...tranche }) => ({ ...tranche, fund: { sv: nameSv, en: nameEn } })),
    },
  };
}

async function load(tx: Executor, id: string): Promise<DecisionSubject | null> {
  // The meeting first, shared: an announcement waits for the letters, and a letter for an announcement, so that none lacks its date.
  const found = await tx.maybe<{ id: string }>(
    sql`select m.id from meeting m join agenda_item i on i.meeting_id = m.id join decision d on d.item_id = i.id where d.id = ${id} for share of m`,
  );
  if (!found || !(await tx.maybe(sql`select id from decision where id = ${id} for update`))) return null;
  const facts = await letterFacts(tx, id);
  if (!facts) return null;
  const tranches = await tx.many<{ fundId: string; amountOre: bigint; standing: "granted" | "intended" }>(
    sql`select fund_id, amount_ore, standing from tranche where decision_id = ${id} order by year`,
  );
  const granted = tranches.filter((tranche) => tranche.standing === "granted");
  const fundIds = [...new Set(tranches.map((tranche) => tranche.fundId))];
  await lockFunds(tx, fundIds);
  const funds = await fundsById(
    tx,
    granted.map((tranche) => tranche.fundId),
  );
  const money = [];
  for (const tranche of granted) {
    const fund = funds.find((one) => one.fundId === tranche.fundId);
    const { fundId, amountOre } = tranche;
    money.push({ fundId, amountOre, held: await heldBy(tx, id, fundId, "reserved"), pots: fund ? sharingPots(fund) : [] });
  }
  const appeals = await tx.many<AppealFact>(
    sql`select state, came_in, decision_id, decided_on from appeal where item_id = ${facts.itemId} order by came_in`,
  );
  const barred = await tx.many<{ personId: string }>(
    sql`select person_id from conflict where application_id = ${facts.applicationId} and state in ('declared', 'confirmed')`,
  );
  const team = await tx.many<{ personId: string }>(
    sql`select person_id from membership where organisation_id = ${facts.organisationId} order by person_id`,
  );
  return {
    id,
    state: facts.state,
    version: facts.version,
    applicationId: facts.applicationId,
    callId: facts.callId,
    meetingAdjusted: facts.adjustedAt !== null,
    letter: facts.letter,
    money,
    holdings: await holdingsOf(tx, id),
    force: { appealUntil: facts.letter.appealUntil, appeals: concerning(appeals, id), finalOn: facts.finalOn },
    barred: barred.map((one) => one.personId),
    team: team.map((member) => member.personId),
    terms: {
      acceptance: facts.rules.acceptance,
      beforePayment: facts.rules.acceptance === "before-payment",
      paragraphs: facts.rules.paragraphs,
      startsOn: facts.startsOn,
      endsOn: facts.endsOn,
    },
  };
}

/** The register's row has the decision's own id: one award, one decision. Facts come from the application as it was submitted. */
async function register(tx: Executor, subject: DecisionSubject, now: Date): Promise<void> {
  const { letter } = subject;
  await tx.run(sql`
    insert into award (id, decision_id, year, call_name, project, owner_name, organisation_id, owner_type, municipality_code, requested_ore, granted_ore, total_ore,
      coverage, starts_on, ends_on, source, decided_on, published_at, demo)
    select ${subject.id}, ${subject.id}, ${letter.tranches[0]?.year ?? Number(letter.heldOn.slice(0, 4))}, c.title ->> 'sv', a.title, o.name, o.id, o.legal_form, o.municipality_code,
      a.requested_ore, ${letter.amountOre}, a.total_ore, 'whole', a.starts_on, a.ends_on, ${`${letter.body} § ${letter.paragraph}, ${letter.heldOn}`}, ${letter.heldOn}, ${now}, a.demo
    from application a join organisation o on o.id = a.organisation_id join call c on c.id = a.call_id where a.id = ${subject.applicationId}
    on conflict (id) do nothing`);
  await tx.run(sql`insert into award_share (award_id, node_id, basis_points)
    select ${subject.id}, node_id, basis_points from application_share where application_id = ${subject.applicationId} on conflict do nothing`);
  await tx.run(sql`insert into award_municipality (award_id, municipality_code)
    select ${subject.id}, municipality_code from application_municipality where application_id = ${subject.applicationId} on conflict do nothing`);
}

export const decisionKind: CaseKind<DecisionState, DecisionCommand, DecisionRelation, DecisionSubject, Release | ForceEvent> = {
  name: "decision",
  lifecycle: decisionLifecycle,
  load,
  relationsTo: (subject, actor: Actor) => [
    ...(isSystem(actor) ? (["system"] as const) : []),
    ...(hasRole(actor, "secretary") ? (["secretary"] as const) : []),
    ...(hasRole(actor, "officer", "secretary") && !subject.barred.includes(actor.personId) ? (["registrar"] as const) : []),
  ],
  apply: async (tx, subject, next, events, { actor, now }) => {
    await tx.run(sql`update decision set state = ${next}, version = version + 1 where id = ${subject.id}`);
    for (const event of events)
      switch (event.type) {
        case "DecisionReleased":
          for (const transaction of event.ledger) await post(tx, transaction, now, null);
          await tx.run(sql`update decision set released_at = ${now} where id = ${subject.id}`);
          await tx.run(
            sql`insert into letter (decision_id, document, created_at, released_at) values (${subject.id}, ${event.letter}::jsonb, ${now}, ${now}) on conflict (decision_id) do nothing`,
          );
          if (event.agreement)
            await tx.run(sql`
              insert into agreement (id, decision_id, document, sha256, before_payment, released_at)
              values (${subject.id}, ${subject.id}, ${event.agreement.document}::jsonb, ${event.agreement.sha256}, ${subject.terms.beforePayment}, ${now}) on conflict (id) do nothing`);
          if (subject.letter.outcome === "grant") await register(tx, subject, now);
          break;
        case "LegalForceReached":
          await tx.run(sql`update decision set final_on = ${event.on} where id = ${subject.id}`);
          break;
        case "LegalForceContested":
          await tx.run(sql`update decision set final_on = null where id = ${subject.id}`);
          break;
        case "DecisionQuashed":
          for (const transaction of event.ledger) await post(tx, transaction, now, isSystem(actor) ? null : actor.personId);
          await tx.run(sql`update decision set final_on = null where id = ${subject.id}`);
          // What does not hold is not in the register; its page of money stays, for what is to be paid back.
          await tx.run(sql`update award set published_at = null where id = ${subject.id}`);
          break;
      }
  },
  caseId: (subject) => subject.applicationId,
};
