import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { admitLate } from "#app/rooms/calls/calls.server.ts";
import type { Calls } from "./load-calls.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { admissions } from "./world/admissions.ts";
import type { World } from "./world/types.ts";
import { daysFrom, instantOf } from "./world/when.ts";

export async function loadAdmissions(world: World, at: Date, calls: Calls, people: Cast): Promise<void> {
  for (const { callKey, organisationKey, by, at: moment, until, reason } of admissions) {
    const id = known(calls, callKey);
    const number = world.organisations.find((one) => one.key === organisationKey)?.number ?? "";
    const { version } = await database.one<{ version: number }>(sql`select version from call where id = ${id}`);
    await atInstant(instantOf(moment, at), async () =>
      must(
        await admitLate({
          actor: people.actor(by),
          id,
          version,
          number,
          date: daysFrom(at, until.days),
          time: until.time,
          reason,
        }),
        `let ${organisationKey} in`,
      ),
    );
  }
}
