import { system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { log } from "#app/platform/log.server.ts";
import { applicationWith, loadForPurge } from "#app/rooms/applications/application.store.server.ts";
import { draftStanding, type Keeping, lapse, purge, warnOfPurge } from "#app/rooms/applications/purging.ts";
import { draftsToLookAt, draftKeeping as keepingQuery } from "#app/rooms/applications/queries/drafts.server.ts";

/** For how long drafts are kept here. */
export const draftKeeping: () => Promise<Keeping> = keepingQuery;

/** Ids of drafts, which say nothing of what is in them. */
export type PurgeTally = {
  readonly keeping: Keeping;
  readonly warned: readonly string[];
  readonly purged: readonly string[];
  /** warned, but no letter has left yet: the mail server is to be looked at */
  readonly waiting: readonly string[];
};

/**
 * Warns of and erases the drafts whose time has come, each in a transaction of its own. Safe to run at once in several processes, and as
 * often as one likes: a draft is looked at again under its lock. `dryRun` tells what would be done.
 */
export async function purgeDrafts(order: { dryRun?: boolean } = {}): Promise<PurgeTally> {
  const keeping = await keepingQuery();
  const warned: string[] = [];
  const purged: string[] = [];
  const waiting: string[] = [];
  for (const { id, sketched, times, letters } of await draftsToLookAt()) {
    const standing = draftStanding(times, letters, keeping, now());
    if (standing === "warning-waits") waiting.push(id);
    if (standing !== "to-warn" && standing !== "to-purge") continue;
    const [command, decide, list] =
      standing === "to-warn"
        ? (["warn-of-purge", warnOfPurge, warned] as const)
        : sketched
          ? (["lapse", lapse, purged] as const)
          : (["purge", purge, purged] as const);
    if (order.dryRun) {
      list.push(id);
      continue;
    }
    const done = await execute({
      kind: applicationWith(loadForPurge),
      command,
      actor: system,
      id,
      decide: (subject, at) => decide(subject, at, keeping),
    });
    if (done.ok) list.push(id);
  }
  if (!order.dryRun && warned.length + purged.length + waiting.length > 0)
    log.info({ warned: warned.length, purged: purged.length, waiting: waiting.length }, "old drafts have been gone through");
  return { keeping, warned, purged, waiting };
}
