import { type Actor, isSystem } from "#app/gate/actor.ts";
import { appendToJournal } from "#app/gate/journal.server.ts";
import { type GateRefusal, type Lifecycle, step } from "#app/gate/lifecycle.ts";
import { enqueue, type FollowUp, nudgeOutbox } from "#app/gate/outbox.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, transaction } from "#app/platform/database.server.ts";

export type Case<State extends string> = { readonly id: string; readonly state: State; readonly version: number };

/** The moment and the person of a command. */
export type At = { readonly actor: Actor; readonly now: Date };

/** Facts go to rows and journal. `follow` is what must happen after commit; `value` is what the caller gets back. */
export type Decision<Event, Value> = {
  readonly events: readonly Event[];
  readonly follow?: readonly FollowUp[];
  readonly value?: Value;
};

/** What a kind of case tells the gate. The gate never learns the name of a room. */
export type CaseKind<
  State extends string,
  Command extends string,
  Relation extends string,
  Subject extends Case<State>,
  Event extends { type: string },
> = {
  readonly name: string;
  readonly lifecycle: Lifecycle<State, Command, Relation>;
  /** Locks the row (`for update`). `null`: there is no such case. */
  readonly load: (tx: Executor, id: string) => Promise<Subject | null>;
  readonly relationsTo: (subject: Subject, actor: Actor) => readonly Relation[];
  /** The one function that writes this kind's rows, its state and its version. */
  readonly apply: (tx: Executor, subject: Subject, next: State, events: readonly Event[], at: At) => Promise<void>;
  /** The case (application) that the journal entry is read under; null when there is none. */
  readonly caseId: (subject: Subject) => string | null;
};

export type Order<
  State extends string,
  Command extends string,
  Relation extends string,
  Subject extends Case<State>,
  Event extends { type: string },
  Value,
  Code extends string,
> = {
  readonly kind: CaseKind<State, Command, Relation, Subject, Event>;
  /** A function when what the same press does depends on the case as it stands under lock. */
  readonly command: Command | ((subject: Subject) => Command);
  readonly actor: Actor;
  readonly id: string;
  /** The version the person saw; a newer one is refused. Left out for commands that cannot overwrite anything. */
  readonly version?: number | undefined;
  /** Creation loads the surroundings of a case that is `absent` instead of a row. */
  readonly load?: (tx: Executor, id: string) => Promise<Subject | null>;
  readonly decide: (subject: Subject, at: At) => Result<Decision<Event, Value>, Code>;
};

/** One transaction: lock, authority, version, pure decision, rows, journal, outbox. There is no other way to change anything. */
export async function execute<
  State extends string,
  Command extends string,
  Relation extends string,
  Subject extends Case<State>,
  Event extends { type: string },
  Value,
  Code extends string,
>(order: Order<State, Command, Relation, Subject, Event, Value, Code>): Promise<Result<Value | undefined, Code | GateRefusal>> {
  return executeTogether((run) => run(order));
}

class TakenBack extends Error {}

/**
 * Several commands that stand or fall together: one transaction, in which each goes through the whole gate. When `work` answers "no",
 * nothing of it has happened. Give them in an order that is the same for everybody, or two people at once lock each other.
 */
export async function executeTogether<Value, Code extends string>(
  work: (run: typeof execute) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code>> {
  let followed = false;
  let outcome: Result<Value, Code> | undefined;
  try {
    await transaction(async (tx) => {
      outcome = await work(async (order) => {
        const given = await carryOut(tx, order);
        if (!given.ok) return given;
        followed ||= given.value.followed;
        return accept(given.value.value);
      });
      if (!outcome.ok) throw new TakenBack();
    });
  } catch (fault) {
    if (!(fault instanceof TakenBack)) throw fault;
    followed = false;
  }
  if (followed) nudgeOutbox();
  return outcome as Result<Value, Code>;
}

async function carryOut<
  State extends string,
  Command extends string,
  Relation extends string,
  Subject extends Case<State>,
  Event extends { type: string },
  Value,
  Code extends string,
>(
  tx: Executor,
  order: Order<State, Command, Relation, Subject, Event, Value, Code>,
): Promise<Result<{ readonly value: Value | undefined; readonly followed: boolean }, Code | GateRefusal>> {
  const { kind, actor, id } = order;
  const at: At = { actor, now: now() };
  const subject = await (order.load ?? kind.load)(tx, id);
  if (!subject) return refuse("not-found");
  const command = typeof order.command === "function" ? order.command(subject) : order.command;
  const next = step(kind.lifecycle, subject.state, command, kind.relationsTo(subject, actor));
  if (!next.ok) return next;
  if (order.version !== undefined && order.version !== subject.version) return refuse("changed-since-read");
  const decision = order.decide(subject, at);
  if (!decision.ok) return decision;
  const { events, follow = [], value } = decision.value;
  await kind.apply(tx, subject, next.value, events, at);
  await appendToJournal(tx, {
    subjectType: kind.name,
    subjectId: subject.id,
    caseId: kind.caseId(subject),
    at: at.now,
    actorId: isSystem(actor) ? null : actor.personId,
    command,
    payload: { from: subject.state, to: next.value, events },
  });
  if (follow.length > 0) await enqueue(tx, follow, at.now);
  return accept({ value, followed: follow.length > 0 });
}
