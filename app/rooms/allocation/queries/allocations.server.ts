import type { Ore } from "#app/kernel/money.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import type { AllocationState } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { conflictedIn, decidedIn, linesOf, standingsIn } from "#app/rooms/allocation/allocation.store.server.ts";
import type { FundRoom, Line, Outcome, Standing } from "#app/rooms/allocation/allocation.ts";
import { callFunds, fundsOfCall } from "#app/rooms/money/money.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type StoredAllocation = {
  id: string;
  callId: string;
  state: AllocationState;
  version: number;
  proposedAt: Date | null;
  lines: Line[];
  conflicted: string[];
};

const whole = async (
  db: Executor,
  row: Omit<StoredAllocation, "lines" | "conflicted"> | null,
): Promise<StoredAllocation | null> =>
  row && { ...row, lines: await linesOf(db, row.id), conflicted: await conflictedIn(db, row.callId) };

export const allocationByCall = async (callId: string): Promise<StoredAllocation | null> =>
  whole(
    database,
    await database.maybe(sql`select id, call_id, state, version, proposed_at from allocation where call_id = ${callId}`),
  );

export const allocationById = async (db: Executor, id: string): Promise<StoredAllocation | null> =>
  whole(db, await db.maybe(sql`select id, call_id, state, version, proposed_at from allocation where id = ${id}`));

/** Whether the board has decided on something of what was last handed over. */
export const partlyDecided = async (allocationId: string): Promise<boolean> => decidedIn(database, allocationId);

export const standingsNow = (allocationId: string): Promise<Map<string, Standing>> => standingsIn(database, allocationId);

/** What the board has decided of a call's proposal while some of it is not decided: outcome, and what it holds in each pot. */
export type Decided = {
  readonly applicationId: string;
  readonly decisionId: string;
  readonly outcome: Outcome;
  readonly amountOre: Ore;
  /** its meeting is over: it cannot be recorded otherwise any more */
  readonly over: boolean;
  readonly held: readonly {
    readonly potId: string;
    readonly fundId: string;
    readonly year: number;
    readonly purpose: string;
    readonly amountOre: Ore;
  }[];
};

export async function decidedOf(callId: string): Promise<Decided[]> {
  const rows = await database.many<Omit<Decided, "held">>(sql`
    select d.application_id, d.id as decision_id, d.outcome, case when d.outcome = 'grant' then d.amount_ore else 0 end as amount_ore,
      m.state in ('closed', 'adjusted', 'announced') as over
    from allocation al join allocation_line l on l.allocation_id = al.id join decision d on d.application_id = l.application_id
      join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    where al.call_id = ${callId} and al.state <> 'settled' order by d.application_id`);
  const held = await database.many<Decided["held"][number] & { decisionId: string }>(sql`
    select lp.award_id as decision_id, lp.pot_id, p.fund_id, f.year, f.purpose, sum(lp.amount_ore)::bigint as amount_ore
    from ledger_posting lp join pot p on p.id = lp.pot_id join fund f on f.id = p.fund_id
    where lp.award_id = any(${rows.map((row) => row.decisionId)}::uuid[]) and lp.account in ('reserved', 'granted', 'paid')
    group by lp.award_id, lp.pot_id, p.fund_id, p.position, f.year, f.purpose having sum(lp.amount_ore) <> 0 order by f.year, p.position`);
  return rows.map((row) => ({
    ...row,
    held: held.filter((one) => one.decisionId === row.decisionId).map(({ decisionId: _, ...part }) => part),
  }));
}

export const conflictedInCall = (callId: string): Promise<string[]> => conflictedIn(database, callId);

/** What the call's funds still can carry: available in each pot, and what is left of the call's own limit. */
export async function roomsOfCall(db: Executor, callId: string): Promise<FundRoom[]> {
  const limits = await callFunds(db, callId);
  return (await fundsOfCall(db, callId)).map((fund) => {
    const limit = limits.find((item) => item.fundId === fund.fundId);
    return {
      fundId: fund.fundId,
      year: fund.year,
      purpose: fund.purpose,
      name: fund.name,
      limitLeftOre: limit?.limitOre == null ? null : limit.limitOre - limit.usedOre,
      pots: fund.pots.map((pot) => ({
        potId: pot.potId,
        source: pot.source,
        matchingShare: pot.matchingShare,
        availableOre: pot.balance.available,
      })),
    };
  });
}

export const roomsNow = (callId: string) => roomsOfCall(database, callId);

export type ProposedAllocation = {
  readonly id: string;
  readonly callId: string;
  readonly callNumber: string;
  readonly callTitle: Bilingual;
  readonly applications: number;
};

/** Proposals, or what is left of one, that stand on no agenda: of a meeting that is over, what it has put off waits again. */
export const proposalsWaiting = (db: Executor = database): Promise<ProposedAllocation[]> =>
  db.many(sql`
    select al.id, al.call_id, c.number as call_number, c.title as call_title,
      (select count(*) from allocation_line l where l.allocation_id = al.id)::int as applications
    from allocation al join call c on c.id = al.call_id
    where al.state in ('open', 'proposed') and not exists (
      select 1 from agenda_item i join meeting m on m.id = i.meeting_id
      where i.allocation_id = al.id and not i.freed and m.state in ('planned', 'open')) order by c.number`);
