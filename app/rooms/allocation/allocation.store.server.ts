import { type Actor, hasRole } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { rational } from "#app/kernel/rational.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import type { AllocationEvent } from "#app/rooms/allocation/allocation.events.ts";
import {
  type AllocationCommand,
  type AllocationRelation,
  type AllocationState,
  allocationLifecycle,
} from "#app/rooms/allocation/allocation.lifecycle.ts";
import type { Line, Standing } from "#app/rooms/allocation/allocation.ts";
import type { ScenarioState } from "#app/rooms/allocation/scenario.lifecycle.ts";
import { freezeScenario } from "#app/rooms/allocation/scenario.store.server.ts";

export type AllocationSubject = {
  readonly id: string;
  readonly state: AllocationState;
  readonly version: number;
  readonly callId: string;
  readonly lines: readonly Line[];
  /** people with a declared or confirmed conflict in any of the call's applications */
  readonly conflicted: readonly string[];
  /** where each line stands; one that is not told is with the office */
  readonly standings: ReadonlyMap<string, Standing>;
  /** the board has recorded a decision on something that was last handed over: from then on the rest of it stands */
  readonly decided: boolean;
  /** stands on the agenda of a meeting that is not over */
  readonly onAgenda: boolean;
  /** only when a scenario is adopted: how it stands, with its row locked */
  readonly scenario?: { readonly state: ScenarioState; readonly version: number } | null;
};

type LineRow = Omit<Line, "score"> & { scoreNum: string | null; scoreDen: string | null };

export const readLine = ({ scoreNum, scoreDen, ...line }: LineRow): Line => ({
  ...line,
  score: scoreNum === null || scoreDen === null ? null : rational(BigInt(scoreNum), BigInt(scoreDen)),
});

export const linesOf = async (db: Executor, allocationId: string): Promise<Line[]> =>
  (
    await db.many<LineRow>(sql`
    select application_id, rank, score_num, score_den, proposal, amount_ore, purpose, reason from allocation_line
    where allocation_id = ${allocationId} order by rank nulls last, application_id`)
  ).map(readLine);

/** Whoever puts the proposal on an agenda waits for whoever is doing the same. */
export const allocationLocked = (tx: Executor, id: string): Promise<unknown> =>
  tx.maybe(sql`select 1 from allocation where id = ${id} for update`);

export const conflictedIn = async (db: Executor, callId: string): Promise<string[]> =>
  (
    await db.many<{ personId: string }>(sql`
    select distinct c.person_id from conflict c join application a on a.id = c.application_id
    where a.call_id = ${callId} and c.state in ('declared', 'confirmed')`)
  ).map((row) => row.personId);

/** Decided, before the board, or with the office - not handed over yet, taken back or sent back: of each line of an allocation. */
export const standingsIn = async (db: Executor, allocationId: string): Promise<Map<string, Standing>> =>
  new Map(
    (
      await db.many<{ applicationId: string; standing: Standing }>(sql`
    select l.application_id, case
      when exists (select 1 from decision d where d.application_id = l.application_id) then 'decided'
      when al.state = 'open' and l.handed_over_at is null then 'office' else 'board' end as standing
    from allocation al join allocation_line l on l.allocation_id = al.id where al.id = ${allocationId}`)
    ).map((row) => [row.applicationId, row.standing]),
  );

const onAgendaIn = async (db: Executor, allocationId: string): Promise<boolean> =>
  (
    await db.one<{ onAgenda: boolean }>(sql`
    select exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id
      where i.allocation_id = ${allocationId} and not i.freed and m.state in ('planned', 'open')) as on_agenda`)
  ).onAgenda;

/** The board has decided on something of what was last handed over. */
export const decidedIn = async (db: Executor, allocationId: string): Promise<boolean> =>
  (
    await db.one<{ decided: boolean }>(sql`
    select exists (select 1 from decision d join allocation_line l on l.application_id = d.application_id join allocation al on al.id = l.allocation_id
      where al.id = ${allocationId} and d.recorded_at >= al.proposed_at) as decided`)
  ).decided;

const load = async (tx: Executor, id: string): Promise<AllocationSubject | null> => {
  const row = await tx.maybe<{ id: string; state: AllocationState; version: number; callId: string }>(
    sql`select id, state, version, call_id from allocation where id = ${id} for update`,
  );
  if (!row) return null;
  // Asked with the row locked, which a record holds too: a decision of that moment is seen.
  const [decided, standings, onAgenda] = [await decidedIn(tx, id), await standingsIn(tx, id), await onAgendaIn(tx, id)];
  return { ...row, lines: await linesOf(tx, id), conflicted: await conflictedIn(tx, row.callId), decided, standings, onAgenda };
};

/** Two officers who open at the same time meet at the call's row: the second finds what the first made. */
export const loadForOpening =
  (callId: string) =>
  async (tx: Executor, id: string): Promise<AllocationSubject | null> => {
    const call = await tx.maybe<{ id: string }>(sql`select id from call where id = ${callId} and state = 'published' for update`);
    if (!call) return null;
    const existing = await tx.maybe<{ id: string }>(sql`select id from allocation where call_id = ${callId}`);
    return existing
      ? load(tx, existing.id)
      : {
          id,
          state: "absent",
          version: 0,
          callId,
          lines: [],
          conflicted: await conflictedIn(tx, callId),
          decided: false,
          standings: new Map(),
          onAgenda: false,
        };
  };

/** The call first, as everybody else who opens or changes its allocation, then the scenario. */
export const loadForAdopting =
  (callId: string, scenarioId: string) =>
  async (tx: Executor, id: string): Promise<AllocationSubject | null> => {
    const subject = await loadForOpening(callId)(tx, id);
    const scenario = await tx.maybe<{ state: ScenarioState; version: number }>(
      sql`select state, version from allocation_scenario where id = ${scenarioId} and call_id = ${callId} for update`,
    );
    return subject && { ...subject, scenario };
  };

export const relationsTo = (subject: Pick<AllocationSubject, "conflicted">, actor: Actor): AllocationRelation[] => [
  ...(hasRole(actor, "officer")
    ? [subject.conflicted.includes(actor.personId) ? ("reader" as const) : ("officer" as const)]
    : []),
  ...(hasRole(actor, "secretary") ? (["secretary"] as const) : []),
];

async function insertLines(tx: Executor, id: string, lines: readonly Line[]): Promise<void> {
  for (const line of lines)
    await tx.run(sql`
      insert into allocation_line (allocation_id, application_id, rank, score_num, score_den, proposal, amount_ore, purpose, reason)
      values (${id}, ${line.applicationId}, ${line.rank}, ${line.score?.num.toString() ?? null}, ${line.score?.den.toString() ?? null},
        ${line.proposal}, ${line.amountOre}, ${line.purpose}, ${line.reason})`);
}

/** What was last handed over is with the office again; what an earlier proposal has before the board still stays there. */
async function takeBack(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`
    update allocation_line l set handed_over_at = null from allocation al where al.id = ${id} and l.allocation_id = al.id
      and l.handed_over_at = al.proposed_at and not exists (select 1 from decision d where d.application_id = l.application_id)`);
  await tx.run(
    sql`update allocation set proposed_at = (select max(handed_over_at) from allocation_line where allocation_id = ${id}) where id = ${id}`,
  );
}

export const allocationKind: CaseKind<
  AllocationState,
  AllocationCommand,
  AllocationRelation,
  AllocationSubject,
  AllocationEvent
> = {
  name: "allocation",
  lifecycle: allocationLifecycle,
  load,
  relationsTo,
  apply: async (tx, subject, next, events, at) => {
    const { now } = at;
    if (subject.state === "absent")
      await tx.run(
        sql`insert into allocation (id, call_id, state, version, input, opened_at) values (${subject.id}, ${subject.callId}, ${next}, 1, '{}', ${now})`,
      );
    else await tx.run(sql`update allocation set state = ${next}, version = version + 1 where id = ${subject.id}`);
    for (const event of events) {
      if (event.type === "AllocationOpened") await insertLines(tx, subject.id, event.lines);
      if (event.type === "AllocationRestarted" || event.type === "ScenarioAdopted") {
        const stand = [...subject.standings].filter(([, standing]) => standing !== "office").map(([id]) => id);
        await tx.run(
          sql`delete from allocation_line where allocation_id = ${subject.id} and application_id <> all(${stand}::uuid[])`,
        );
        await insertLines(
          tx,
          subject.id,
          event.lines.filter((line) => !stand.includes(line.applicationId)),
        );
        const scenarioId = event.type === "ScenarioAdopted" ? event.scenarioId : null;
        await tx.run(sql`update allocation set scenario_id = ${scenarioId} where id = ${subject.id}`);
        if (event.type === "ScenarioAdopted" && subject.scenario)
          await freezeScenario(tx, event.scenarioId, subject.scenario.state, at);
      }
      if (event.type === "LinesAdjusted")
        for (const change of event.changes)
          await tx.run(sql`
            update allocation_line set proposal = ${change.proposal}, amount_ore = ${change.amountOre}, purpose = ${change.purpose}, reason = ${change.reason}
            where allocation_id = ${subject.id} and application_id = ${change.applicationId}`);
      if (event.type === "AllocationProposed") {
        await tx.run(sql`update allocation set input = ${event.input}::jsonb, proposed_at = ${now} where id = ${subject.id}`);
        await tx.run(
          sql`update allocation_line set handed_over_at = ${now} where allocation_id = ${subject.id} and application_id = any(${[...event.handedOver]}::uuid[])`,
        );
        await tx.run(sql`update referral set returned_at = ${now} where allocation_id = ${subject.id} and returned_at is null`);
      }
      if (event.type === "AllocationReopened") await takeBack(tx, subject.id);
    }
  },
  caseId: () => null,
};
