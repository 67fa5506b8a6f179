import type { Actor } from "#app/gate/actor.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { step } from "#app/gate/lifecycle.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { type AllocationCommand, allocationLifecycle } from "#app/rooms/allocation/allocation.lifecycle.ts";
import { allocationKind, relationsTo } from "#app/rooms/allocation/allocation.store.server.ts";

/**
 * What the board has done with the proposal: decided on it, put off what it had recorded, or sent it back. Runs in the transaction of the
 * meeting: both happen or neither. Judged there under the same lock, so a refusal here is a fault in the program. Which of its cases a
 * meeting sends back is noted with the paragraph that does (`referral`); what is decided stands, and what was tabled stays before the board.
 */
export async function moveAllocation(
  tx: Executor,
  order: { actor: Actor; id: string; now: Date; command: Extract<AllocationCommand, "settle" | "unsettle" | "refer-back"> },
): Promise<void> {
  const subject = await allocationKind.load(tx, order.id);
  if (!subject) throw new Error("no such allocation");
  const next = step(allocationLifecycle, subject.state, order.command, [...relationsTo(subject, order.actor), "meeting"]);
  if (!next.ok) throw new Error(`${order.command} of an allocation: ${next.refusal.code}`);
  await tx.run(sql`update allocation set state = ${next.value}, version = version + 1 where id = ${order.id}`);
  await appendToJournal(tx, {
    subjectType: "allocation",
    subjectId: order.id,
    caseId: null,
    at: order.now,
    actorId: order.actor.personId,
    command: order.command,
    payload: { from: subject.state, to: next.value },
  });
}
