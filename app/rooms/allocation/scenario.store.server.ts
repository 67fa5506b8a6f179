import { type Actor, hasRole, isBoard, isPreparing } from "#app/gate/actor.ts";
import type { At, CaseKind } from "#app/gate/execute.server.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { type GateRefusal, step } from "#app/gate/lifecycle.ts";
import type { Result } from "#app/kernel/result.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { weighsAll } from "#app/rooms/allocation/queries/sight.server.ts";
import type { Kept, ScenarioEvent } from "#app/rooms/allocation/scenario.events.ts";
import {
  type ScenarioCommand,
  type ScenarioRelation,
  type ScenarioState,
  scenarioLifecycle,
} from "#app/rooms/allocation/scenario.lifecycle.ts";

export type ScenarioSubject = {
  readonly id: string;
  readonly state: ScenarioState;
  readonly version: number;
  readonly callId: string;
  readonly ownerId: string;
  /** the actor may see every case that it weighs; asked with the row locked */
  readonly seen: boolean;
};

/** A draft is its owner's alone; a shared one belongs to everybody who may weigh the whole call. */
export const relationsToScenario = (subject: ScenarioSubject, actor: Actor): ScenarioRelation[] => {
  const mine = subject.ownerId === actor.personId;
  if (!subject.seen || (!mine && subject.state === "drafted") || subject.state === "discarded") return [];
  return [
    ...(mine ? (["owner"] as const) : []),
    ...(hasRole(actor, "officer") ? (["officer"] as const) : []),
    ...(hasRole(actor, "officer") || isBoard(actor) || isPreparing(actor) ? (["weigher"] as const) : []),
  ];
};

type ScenarioKind = CaseKind<ScenarioState, ScenarioCommand, ScenarioRelation, ScenarioSubject, ScenarioEvent>;

const loadScenario =
  (actor: Actor) =>
  async (tx: Executor, id: string): Promise<ScenarioSubject | null> => {
    const row = await tx.maybe<Omit<ScenarioSubject, "seen">>(
      sql`select id, state, version, call_id, owner_id from allocation_scenario where id = ${id} for update`,
    );
    return row && { ...row, seen: await weighsAll(tx, actor, row.callId) };
  };

export const loadNewScenario =
  (actor: Actor, callId: string) =>
  async (tx: Executor, id: string): Promise<ScenarioSubject> => ({
    id,
    state: "absent",
    version: 0,
    callId,
    ownerId: actor.personId,
    seen: await weighsAll(tx, actor, callId),
  });

async function insert(tx: Executor, subject: ScenarioSubject, kept: Kept, now: Date): Promise<void> {
  await tx.run(sql`
    insert into allocation_scenario (id, call_id, owner_id, name, state, basis, choices, problem, answer, solver, fingerprint,
      spent_ore, granted, differences, proved, created_at, changed_at)
    values (${subject.id}, ${subject.callId}, ${subject.ownerId}, ${kept.name}, 'drafted', ${kept.basis}, ${kept.choices}, ${kept.problem}, ${kept.answer},
      ${kept.solver}, ${kept.fingerprint}, ${kept.spentOre}, ${kept.granted}, ${kept.differences}, ${kept.proved}, ${now}, ${now})`);
}

/** `kept` goes beside the events: the journal holds a fingerprint of it, not the whole. */
export const scenarioKind = (actor: Actor, kept: Kept | null = null): ScenarioKind => ({
  name: "scenario",
  lifecycle: scenarioLifecycle,
  load: loadScenario(actor),
  relationsTo: relationsToScenario,
  apply: async (tx, subject, next, events, { now }: At) => {
    for (const event of events) {
      if (event.type === "ScenarioCreated" && kept) {
        await insert(tx, subject, kept, now);
        return;
      }
      if (event.type === "ScenarioSaved" && kept)
        await tx.run(sql`
          update allocation_scenario set name = ${kept.name}, basis = ${kept.basis}, choices = ${kept.choices}, problem = ${kept.problem},
            answer = ${kept.answer}, solver = ${kept.solver}, fingerprint = ${kept.fingerprint}, spent_ore = ${kept.spentOre},
            granted = ${kept.granted}, differences = ${kept.differences}, proved = ${kept.proved}, changed_at = ${now}
          where id = ${subject.id}`);
      if (event.type === "ScenarioShared")
        await tx.run(sql`update allocation_scenario set shared_at = ${now} where id = ${subject.id}`);
      if (event.type === "ScenarioUnshared")
        await tx.run(sql`update allocation_scenario set shared_at = null where id = ${subject.id}`);
    }
    await tx.run(sql`update allocation_scenario set state = ${next}, version = version + 1 where id = ${subject.id}`);
  },
  caseId: () => null,
});

/** In the transaction that makes the scenario the proposal: from now on it is what the proposal rests on, and stays as it is. */
export async function freezeScenario(tx: Executor, id: string, from: ScenarioState, { actor, now }: At): Promise<void> {
  await tx.run(sql`update allocation_scenario set state = 'frozen', version = version + 1, frozen_at = ${now} where id = ${id}`);
  await appendToJournal(tx, {
    subjectType: "scenario",
    subjectId: id,
    caseId: null,
    at: now,
    actorId: actor.personId,
    command: "freeze",
    payload: { from, to: "frozen" },
  });
}

/**
 * A changed proposal, frozen from its first moment. Runs in the transaction that closes the beredning: both happen or neither. `followsId`:
 * the frozen scenario that it goes on from, null when the proposal was made without one.
 */
export async function followScenario(
  tx: Executor,
  order: { readonly id: string; readonly callId: string; readonly followsId: string | null; readonly kept: Kept },
  { actor, now }: At,
): Promise<Result<ScenarioState, GateRefusal>> {
  const subject = await loadNewScenario(actor, order.callId)(tx, order.id);
  const next = step(scenarioLifecycle, subject.state, "follow", relationsToScenario(subject, actor));
  if (!next.ok) return next;
  const { kept } = order;
  await tx.run(sql`
    insert into allocation_scenario (id, call_id, owner_id, name, state, basis, choices, problem, answer, solver, fingerprint,
      spent_ore, granted, differences, proved, created_at, changed_at, frozen_at, follows_id)
    values (${order.id}, ${order.callId}, ${actor.personId}, ${kept.name}, ${next.value}, ${kept.basis}, ${kept.choices}, ${kept.problem}, ${kept.answer},
      ${kept.solver}, ${kept.fingerprint}, ${kept.spentOre}, ${kept.granted}, ${kept.differences}, ${kept.proved}, ${now}, ${now}, ${now}, ${order.followsId})`);
  await appendToJournal(tx, {
    subjectType: "scenario",
    subjectId: order.id,
    caseId: null,
    at: now,
    actorId: actor.personId,
    command: "follow",
    payload: { from: subject.state, to: next.value, follows: order.followsId, fingerprint: kept.fingerprint },
  });
  return next;
}
