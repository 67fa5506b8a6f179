import type { Actor } from "#app/gate/actor.ts";
import { database, type Fragment, sql } from "#app/platform/database.server.ts";
import { seesAllOf } from "#app/rooms/allocation/queries/sight.server.ts";
import type { ScenarioState } from "#app/rooms/allocation/scenario.lifecycle.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** A line of the list: figures only, no scenario is read for it. */
export type ListedScenario = {
  readonly id: string;
  readonly name: string;
  readonly state: ScenarioState;
  readonly owner: string;
  readonly mine: boolean;
  readonly spentOre: bigint;
  readonly granted: number;
  readonly differences: number;
  readonly proved: boolean;
  readonly changedAt: Date;
};

/** One's own, and what is shared or frozen; none of a call in which a single case is hidden from the reader. */
const visible = (actor: Actor, call: Fragment = sql`s.call_id`): Fragment =>
  sql`s.state <> 'discarded' and (s.owner_id = ${actor.personId}::uuid or s.state in ('shared', 'frozen')) and ${seesAllOf(actor, call)}`;

const shownAtOnce = 25;
const inOrder = sql`s.state = 'frozen' desc, s.changed_at desc, s.id`;

export type ScenarioLines = {
  readonly scenarios: readonly ListedScenario[];
  /** how many there are on all pages */
  readonly kept: number;
  readonly at: number;
  readonly pages: number;
};

/**
 * A page of them, the frozen first and then the newest; the last one where the address asks for more. Whether every case of the call may be
 * seen is asked once, not for each scenario.
 */
export async function scenariosOf(actor: Actor, callId: string, page: number): Promise<ScenarioLines> {
  const rows = await database.many<ListedScenario & { readonly kept: number; readonly at: number }>(sql`
    with seen as materialized (select s.id, s.state, s.changed_at from allocation_scenario s
        where s.call_id = ${callId} and ${visible(actor, sql`${callId}::uuid`)}),
      kept as (select n.kept, least(${page}::int, greatest(1, ceil(n.kept / ${shownAtOnce}::numeric)))::int as at
        from (select count(*)::int as kept from seen) n),
      shown as (select s.id from seen s order by ${inOrder} limit ${shownAtOnce} offset (select (at - 1) * ${shownAtOnce}::int from kept))
    select s.id, s.name, s.state, p.name as owner, s.owner_id = ${actor.personId}::uuid as mine, s.spent_ore, s.granted, s.differences,
      s.proved, s.changed_at, kept.kept, kept.at
    from shown join allocation_scenario s on s.id = shown.id join person p on p.id = s.owner_id cross join kept order by ${inOrder}`);
  const [kept, at] = [rows[0]?.kept ?? 0, rows[0]?.at ?? 1];
  const scenarios = rows.map(({ kept: _kept, at: _at, ...scenario }) => scenario);
  return { scenarios, kept, at, pages: Math.max(1, Math.ceil(kept / shownAtOnce)) };
}

/** Their names, in the list's order; without those that the reader may not see. */
export const namesOfScenarios = (
  actor: Actor,
  callId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : database.many(sql`
        select s.id, s.name from allocation_scenario s
        where s.call_id = ${callId} and s.id = any(${[...ids]}::uuid[]) and ${visible(actor, sql`${callId}::uuid`)} order by ${inOrder}`);

export type StoredScenario = {
  readonly id: string;
  readonly callId: string;
  readonly callNumber: string;
  readonly callTitle: Bilingual;
  readonly ownerId: string;
  readonly owner: string;
  readonly name: string;
  readonly state: ScenarioState;
  readonly version: number;
  readonly basis: string;
  readonly choices: string;
  readonly problem: string;
  readonly answer: string;
  readonly solver: string;
  readonly fingerprint: string;
  readonly changedAt: Date;
  readonly frozenAt: Date | null;
  readonly follows: { readonly id: string; readonly name: string } | null;
  readonly prepared: boolean;
};

const whole = sql`s.id, s.call_id, c.number as call_number, c.title as call_title, s.owner_id, p.name as owner, s.name, s.state, s.version, s.basis,
  s.choices, s.problem, s.answer, s.solver, s.fingerprint, s.changed_at, s.frozen_at,
  (select json_build_object('id', f.id, 'name', f.name) from allocation_scenario f where f.id = s.follows_id) as follows,
  exists (select 1 from preparation r where r.scenario_id = s.id) as prepared`;

export const scenarioById = (actor: Actor, id: string): Promise<StoredScenario | null> =>
  database.maybe<StoredScenario>(sql`
    select ${whole} from allocation_scenario s join person p on p.id = s.owner_id join call c on c.id = s.call_id
    where s.id = ${id} and ${visible(actor)}`);

/** As much of it as an answer to other choices needs. */
export const basisOfScenario = (actor: Actor, id: string): Promise<Pick<StoredScenario, "callId" | "basis"> | null> =>
  database.maybe(sql`select s.call_id, s.basis from allocation_scenario s where s.id = ${id} and ${visible(actor)}`);

/** The frozen scenario that the call's proposal was last made from. */
export const proposalScenario = (actor: Actor, callId: string): Promise<StoredScenario | null> =>
  database.maybe<StoredScenario>(sql`
    select ${whole} from allocation al join allocation_scenario s on s.id = al.scenario_id join person p on p.id = s.owner_id join call c on c.id = s.call_id
    where al.call_id = ${callId} and ${visible(actor)}`);

export const scenariosById = (actor: Actor, callId: string, ids: readonly string[]): Promise<StoredScenario[]> =>
  database.many<StoredScenario>(sql`
    select ${whole} from allocation_scenario s join person p on p.id = s.owner_id join call c on c.id = s.call_id
    where s.call_id = ${callId} and s.id = any(${[...ids]}::uuid[]) and ${visible(actor)} order by array_position(${[...ids]}::uuid[], s.id)`);

/** The scenario that an allocation's lines were last made from, with what it gives each registry number. */
export async function adoptedScenario(
  allocationId: string,
): Promise<{ id: string; name: string; amounts: ReadonlyMap<string, bigint> } | null> {
  const row = await database.maybe<{ id: string; name: string; grants: { application: string; amount: string }[] }>(sql`
    select s.id, s.name, (s.answer::jsonb -> 'grants') as grants from allocation al join allocation_scenario s on s.id = al.scenario_id
    where al.id = ${allocationId}`);
  return row && { ...row, amounts: new Map(row.grants.map((grant) => [grant.application, BigInt(grant.amount)])) };
}
