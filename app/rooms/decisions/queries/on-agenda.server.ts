import type { Actor } from "#app/gate/actor.ts";
import { database, type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import type { AllocationState } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { allocationById, perYearOf, roomsOfCall } from "#app/rooms/allocation/allocation.server.ts";
import { visibleTo } from "#app/rooms/applications/visibility.server.ts";
import type { PutOffBefore } from "#app/rooms/decisions/agenda.ts";
import { amendmentOnAgenda } from "#app/rooms/decisions/amendment.store.server.ts";
import type { Ground, OnAgenda, Readiness } from "#app/rooms/decisions/commands/record-decision.ts";
import type { Item } from "#app/rooms/decisions/meeting.ts";
import type { CaseOnAgenda } from "#app/rooms/decisions/minutes.ts";
import { onTheTable } from "#app/rooms/decisions/proposal-on-table.ts";
import type { Held } from "#app/rooms/money/ledger.ts";
import { lockFunds } from "#app/rooms/money/money.server.ts";
import { recommendationsOf } from "#app/rooms/preparation/preparation.server.ts";

/**
 * Which lines `l` of its allocation a paragraph `i` decides: the one it was broken out for, or else all that have no paragraph of their
 * own at the meeting and were not decided at an earlier one, which put the others off. What an earlier one has sent back to the office is in
 * no paragraph before the office has handed it over again; in the paragraph that sent it back it stays.
 */
export const decidesLine = sql`l.allocation_id = i.allocation_id and (i.application_id = l.application_id or (i.application_id is null
  and not exists (select 1 from agenda_item own where own.meeting_id = i.meeting_id and own.application_id = l.application_id)
  and not exists (select 1 from decision before join agenda_item bi on bi.id = before.item_id join meeting bm on bm.id = bi.meeting_id
    join meeting im on im.id = i.meeting_id where before.application_id = l.application_id and bm.id <> im.id and bm.starts_at < im.starts_at)
  and not exists (select 1 from referral r join agenda_item ri on ri.id = r.item_id join meeting rm on rm.id = ri.meeting_id
    join meeting im on im.id = i.meeting_id where r.application_id = l.application_id and r.allocation_id = l.allocation_id and rm.id <> im.id
    and rm.starts_at < im.starts_at and (r.returned_at is null or r.returned_at > im.closed_at))))`;

/**
 * The applications that a paragraph `i` is about: of its allocation, the one whose decision it changes, those decided on delegation; and those
 * it has sent back, with what was proposed then.
 */
const decided = sql`lateral (
  select l.application_id, l.proposal, l.amount_ore, l.rank from allocation_line l where ${decidesLine}
    and not exists (select 1 from referral r where r.item_id = i.id and r.application_id = l.application_id)
  union all select r.application_id, r.proposal, r.amount_ore, r.rank from referral r where r.item_id = i.id
  union all select d.application_id, 'grant', coalesce(p.amount_ore, d.amount_ore), null from amendment p join decision d on d.id = p.decision_id where p.id = i.amendment_id
  union all select d.application_id, d.outcome, d.amount_ore, null from decision d where d.item_id = i.id and i.kind = 'delegated'
  union all select x.application_id, x.outcome, x.amount_ore, null from delegated_matter x where x.reported_item_id = i.id)`;

export type AgendaCase = CaseOnAgenda & {
  readonly itemId: string;
  readonly proposal: "grant" | "reject";
  readonly proposedOre: bigint;
};

/** The applications on a meeting's agenda, under the paragraph that decides them; `where` narrows to what a reader may see. */
export const casesOnAgenda = (db: Executor, meetingId: string, where: Fragment = sql`true`): Promise<AgendaCase[]> =>
  db.many(sql`
    select i.id as item_id, a.id as application_id, a.number, a.title, o.name as organisation, coalesce(a.requested_ore, 0) as requested_ore,
      l.proposal, l.amount_ore as proposed_ore
    from agenda_item i cross join ${decided} l join application a on a.id = l.application_id join organisation o on o.id = a.organisation_id
    where i.meeting_id = ${meetingId} and (a.state in ('submitted', 'returned') or exists (select 1 from decision d where d.application_id = a.id)) and ${where}
    order by i.position, l.rank nulls last, a.number`);

/** Who has a declared or confirmed conflict of interest in one of a paragraph's applications. */
export const conflictedOn = async (db: Executor, itemId: string): Promise<string[]> =>
  (
    await db.many<{ personId: string }>(sql`
    select distinct c.person_id from agenda_item i cross join ${decided} l join conflict c on c.application_id = l.application_id
    where i.id = ${itemId} and c.state in ('declared', 'confirmed')`)
  ).map((row) => row.personId);

/** Whether a minority has had this matter put off at an earlier meeting: from then on it takes a majority (KL 5:50). */
export const minorityUsedOn = async (db: Executor, item: Item): Promise<boolean> =>
  (
    await db.one<{ used: boolean }>(sql`
    select exists (select 1 from agenda_item b where b.freed and b.deferral ->> 'by' = 'minority'
      and (b.amendment_id = ${item.amendmentId}::uuid
        or b.allocation_id = ${item.allocationId}::uuid and (b.application_id is null or b.application_id = ${item.applicationId}::uuid
          or ${item.applicationId}::uuid is null and not exists (select 1 from decision d where d.application_id = b.application_id)))) as used`)
  ).used;

export type PutOffMatter = PutOffBefore & { readonly meetingId: string; readonly itemId: string; readonly title: string };

/**
 * Where a proposal or a case has been put off, the newest first: only paragraphs of which the reader may know every case, and in whose
 * teams the reader is not (KL 6:28).
 */
export const putOffMatters = (
  actor: Actor,
  about: { readonly allocationId: string } | { readonly applicationId: string },
): Promise<PutOffMatter[]> =>
  database.many(sql`
    select i.meeting_id, i.id as item_id, i.title, i.paragraph, m.held_on, i.deferral ->> 'kind' as kind, i.deferral ->> 'reasons' as reasons
    from agenda_item i join meeting m on m.id = i.meeting_id where i.freed and i.deferral is not null
      and ${"allocationId" in about ? sql`i.allocation_id = ${about.allocationId}` : sql`exists (select 1 from ${decided} l where l.application_id = ${about.applicationId})`}
      and not exists (select 1 from ${decided} l join application a on a.id = l.application_id where not (${visibleTo(actor)}) or a.organisation_id = any(${actor.memberships.map(({ organisationId }) => organisationId)}::uuid[]))
    order by m.starts_at desc, i.position`);

/** How ready each of these cases is to be decided, by the rules that it was sealed with. */
export const readinessOf = (
  db: Executor,
  applicationIds: readonly string[],
): Promise<({ applicationId: string } & Readiness)[]> =>
  db.many(sql`
    select a.id as application_id, coalesce((select e.state from eligibility_check e where e.application_id = a.id), 'pending') as eligibility,
      (select count(*) from assessment s where s.application_id = a.id and s.state = 'submitted')::int as assessments,
      coalesce((r.rules ->> 'assessorsPerApplication')::int, 2) as wanted
    from application a left join call_rules r on r.call_id = a.call_id and r.version = a.rules_version
    where a.id = any(${[...applicationIds]}::uuid[])`);

/** As the paragraph meets it: what still lies before the board can be decided while the office works on what was sent back. */
const stateFor = (state: AllocationState, rows: readonly { handedOver: boolean }[]) =>
  state === "proposed" || state === "settled" ? state : rows.every((row) => row.handedOver) ? "referred" : "open";

type Office = Parameters<typeof onTheTable>[0];

/** All that a record is judged against. In a transaction: the allocation and the funds stay locked until it ends. */
export async function groundOf(tx: Executor, item: Item, nextParagraph: number): Promise<Ground> {
  const none = { applications: [], allocation: null, funds: [], held: [], nextParagraph, amendment: null, conflicted: [] };
  if (item.amendmentId)
    return { ...none, amendment: await amendmentOnAgenda(tx, item.amendmentId), conflicted: await conflictedOn(tx, item.id) };
  if (!item.allocationId) return { ...none, conflicted: await conflictedOn(tx, item.id) };
  await tx.run(sql`select 1 from allocation where id = ${item.allocationId} for update`);
  const allocation = await allocationById(tx, item.allocationId);
  if (!allocation) return none;
  const rows = await tx.many<Omit<OnAgenda, "perYear" | "readiness" | "tabled"> & Office & { handedOver: boolean }>(sql`
    select a.id as application_id, l.handed_over_at is not null as handed_over, a.number, a.title, a.call_id, coalesce(a.requested_ore, 0) as requested_ore, l.purpose, l.proposal, l.amount_ore as proposed_ore
    from agenda_item i join allocation_line l on ${decidesLine} join application a on a.id = l.application_id
    where i.id = ${item.id} and a.state = 'submitted' order by a.number`);
  const recommended = await recommendationsOf(tx, [allocation.id]);
  const perYear = await perYearOf(
    tx,
    rows.map((row) => row.applicationId),
  );
  const readiness = new Map(
    (
      await readinessOf(
        tx,
        rows.map((row) => row.applicationId),
      )
    ).map(({ applicationId, ...one }) => [applicationId, one]),
  );
  const fundIds = (
    await tx.many<{ fundId: string }>(sql`select fund_id from call_fund where call_id = ${allocation.callId}`)
  ).map((row) => row.fundId);
  await lockFunds(tx, fundIds);
  const held = await tx.many<{ decisionId: string; fundId: string } & Held>(sql`
    select lp.award_id as decision_id, p.fund_id, lp.pot_id, sum(lp.amount_ore)::bigint as amount_ore
    from ledger_posting lp join pot p on p.id = lp.pot_id
    where lp.account = 'reserved' and lp.award_id = any(${item.decisions.map((decision) => decision.id)}::uuid[])
    group by lp.award_id, p.fund_id, lp.pot_id, p.position having sum(lp.amount_ore) <> 0 order by lp.award_id, p.fund_id, p.position`);
  const grouped = new Map<string, { decisionId: string; fundId: string; parts: Held[] }>();
  for (const { decisionId, fundId, ...part } of held) {
    const key = `${decisionId} ${fundId}`;
    const group = grouped.get(key) ?? { decisionId, fundId, parts: [] };
    group.parts.push(part);
    grouped.set(key, group);
  }
  return {
    applications: rows.map(({ proposal, proposedOre, handedOver: _, ...row }) => ({
      ...row,
      tabled: onTheTable(
        { proposal, proposedOre },
        recommended.find((given) => given.applicationId === row.applicationId) ?? null,
      ),
      readiness: readiness.get(row.applicationId) as Readiness,
      perYear: perYear.get(row.applicationId) ?? [],
    })),
    allocation: { id: allocation.id, state: stateFor(allocation.state, rows) },
    funds: await roomsOfCall(tx, allocation.callId),
    held: [...grouped.values()],
    nextParagraph,
    amendment: null,
    conflicted: await conflictedOn(tx, item.id),
  };
}
