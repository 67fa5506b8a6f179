import { now } from "#app/platform/clock.server.ts";
import { type Executor, sql, transaction } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { processWide } from "#app/platform/process-wide.server.ts";

/** What must follow a change. `dedupeKey`: said twice, done once. `after`: not before this instant. */
export type FollowUp = {
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly dedupeKey?: string;
  readonly after?: Date;
};

export async function enqueue(tx: Executor, follow: readonly FollowUp[], at: Date): Promise<void> {
  for (const item of follow) {
    await tx.run(sql`
      insert into outbox_message (kind, payload, dedupe_key, created_at, available_at)
      values (${item.kind}, ${JSON.stringify(item.payload)}, ${item.dedupeKey ?? null}, ${at}, ${item.after ?? at})
      on conflict (dedupe_key) do nothing`);
  }
}

export type OutboxMessage = {
  readonly id: bigint;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly attempts: number;
};
/** Runs in the transaction that marks the message done; throwing puts it back with growing delay. */
export type Handlers = Readonly<Record<string, (tx: Executor, message: OutboxMessage) => Promise<void>>>;

const bell = processWide<{ wake?: () => void }>("outbox", () => ({}));
export const nudgeOutbox = () => bell.wake?.();

/** Takes one waiting message, if any; several processes may do so at once (`skip locked`). True when there may be more. */
export async function deliverOne(handlers: Handlers): Promise<boolean> {
  const taken = await transaction(async (tx) => {
    const message = await tx.maybe<OutboxMessage>(sql`
      select id, kind, payload, attempts from outbox_message
      where done_at is null and available_at <= ${now()} order by available_at, id limit 1 for update skip locked`);
    if (!message) return null;
    await tx.run(sql`savepoint work`);
    try {
      const handle = handlers[message.kind];
      if (!handle) throw new Error(`no handler for ${message.kind}`);
      await handle(tx, message);
      await tx.run(sql`update outbox_message set done_at = ${now()}, attempts = attempts + 1 where id = ${message.id}`);
    } catch (fault) {
      await tx.run(sql`rollback to savepoint work`);
      const wait = Math.min(3600, 5 * 2 ** message.attempts);
      await tx.run(sql`update outbox_message set attempts = attempts + 1, last_error = ${String(fault).slice(0, 500)},
        available_at = ${new Date(now().getTime() + wait * 1000)} where id = ${message.id}`);
      log.warn(
        { outbox: `${message.id}`, kind: message.kind, attempt: message.attempts + 1 },
        "an outbox message will be tried again",
      );
    }
    return message;
  });
  return taken !== null;
}

/** Delivers until stopped. Sleeps at most two seconds, since another process may have written the message. */
export function startOutbox(handlers: Handlers): { stop: () => Promise<void> } {
  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      const more = await deliverOne(handlers).catch((fault: unknown) => {
        log.error({ fault: String(fault) }, "the outbox could not be read");
        return false;
      });
      if (!more && !stopped) {
        await new Promise<void>((resume) => {
          const timer = setTimeout(resume, 2_000);
          bell.wake = () => {
            clearTimeout(timer);
            resume();
          };
        });
      }
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      bell.wake?.();
      await loop;
    },
  };
}
