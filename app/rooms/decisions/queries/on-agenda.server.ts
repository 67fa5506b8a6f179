import type { Executor, Fragment } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/database.server.ts";
import { allocationById, perYearOf, roomsOfCall } from "#app/rooms/allocation/allocation.server.ts";
import type { Ground, OnAgenda } from "#app/rooms/decisions/commands/record-decision.ts";
import type { Item } from "#app/rooms/decisions/meeting.ts";
import type { CaseOnAgenda } from "#app/rooms/decisions/minutes.ts";
import type { Held } from "#app/rooms/money/ledger.ts";
import { lockFunds } from "#app/rooms/money/money.server.ts";

const submittedLines = (allocationId: string): Fragment => sql`
  from allocation_line l join application a on a.id = l.application_id join organisation o on o.id = a.organisation_id
  where l.allocation_id = ${allocationId} and a.state = 'submitted'`;

/** The applications of these allocations as the minutes name them; `where` narrows to what a reader may see. */
export const casesOnAgenda = (
  db: Executor,
  allocationIds: readonly string[],
  where: Fragment = sql`true`,
): Promise<(CaseOnAgenda & { allocationId: string })[]> =>
  db.many(sql`
    select l.allocation_id, a.id as application_id, a.number, a.title, o.name as organisation, coalesce(a.requested_ore, 0) as requested_ore
    from allocation_line l join application a on a.id = l.application_id join organisation o on o.id = a.organisation_id
    where l.allocation_id = any(${[...allocationIds]}::uuid[]) and (a.state = 'submitted' or exists (select 1 from decision d where d.application_id = a.id)) and ${where} order by l.rank nulls last, a.number`);

/** Who has a declared or confirmed conflict of interest in one of an item's applications. */
export const conflictedOn = async (db: Executor, allocationId: string | null): Promise<string[]> =>
  allocationId === null
    ? []
    : (
        await db.many<{ personId: string }>(sql`
        select distinct c.person_id from conflict c join allocation_line l on l.application_id = c.application_id
        where l.allocation_id = ${allocationId} and c.state in ('declared', 'confirmed')`)
      ).map((row) => row.personId);

/** All that a record is judged against. In a transaction: the allocation and the funds stay locked until it ends. */
export async function groundOf(tx: Executor, item: Item, nextParagraph: number): Promise<Ground> {
  if (!item.allocationId) return { applications: [], allocation: null, funds: [], held: [], nextParagraph, conflicted: [] };
  await tx.run(sql`select 1 from allocation where id = ${item.allocationId} for update`);
  const allocation = await allocationById(tx, item.allocationId);
  if (!allocation) return { applications: [], allocation: null, funds: [], held: [], nextParagraph, conflicted: [] };
  const rows = await tx.many<Omit<OnAgenda, "perYear">>(sql`
    select a.id as application_id, a.number, a.title, a.call_id, coalesce(a.requested_ore, 0) as requested_ore, l.purpose,
      exists (select 1 from assessment s where s.application_id = a.id and s.state = 'submitted') as assessed
    ${submittedLines(item.allocationId)} order by a.number`);
  const perYear = await perYearOf(
    tx,
    rows.map((row) => row.applicationId),
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
    applications: rows.map((row) => ({ ...row, perYear: perYear.get(row.applicationId) ?? [] })),
    allocation: { id: allocation.id, state: allocation.state === "absent" ? "open" : allocation.state },
    funds: await roomsOfCall(tx, allocation.callId),
    held: [...grouped.values()],
    nextParagraph,
    conflicted: await conflictedOn(tx, item.allocationId),
  };
}
