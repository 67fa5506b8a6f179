import { database, sql } from "#app/platform/database.server.ts";
import { EnvironmentFault, env } from "#app/platform/env.server.ts";

/** Production never runs on a database that holds demo people: anybody may sign in as them. */
export async function refuseDemoInProduction(): Promise<void> {
  if (env().demo) return;
  const { count } = await database.one<{ count: bigint }>(sql`select count(*) from person where demo`);
  if (count > 0n)
    throw new EnvironmentFault([`DATABASE_URL: the database holds ${count} demo people; DRUM_MODE=production needs one without`]);
}
