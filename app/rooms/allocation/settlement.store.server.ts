import type { Actor } from "#app/gate/actor.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { type GateRefusal, step } from "#app/gate/lifecycle.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { allocationLifecycle } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { allocationKind, relationsTo } from "#app/rooms/allocation/allocation.store.server.ts";

/** The board has decided on the proposal. Runs in the transaction that records the paragraph: both happen or neither. */
export async function settleAllocation(
  tx: Executor,
  order: { actor: Actor; id: string; now: Date },
): Promise<Result<null, GateRefusal>> {
  const subject = await allocationKind.load(tx, order.id);
  if (!subject) return { ok: false, refusal: { code: "not-found" } };
  const next = step(allocationLifecycle, subject.state, "settle", relationsTo(subject, order.actor));
  if (!next.ok) return next;
  await tx.run(sql`update allocation set state = ${next.value}, version = version + 1 where id = ${order.id}`);
  await appendToJournal(tx, {
    subjectType: "allocation",
    subjectId: order.id,
    caseId: null,
    at: order.now,
    actorId: order.actor.personId,
    command: "settle",
    payload: { from: subject.state, to: next.value },
  });
  return accept(null);
}
