import { atInstant } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { copyApplication } from "#app/rooms/applications/copying.server.ts";
import type { Applications } from "./load-applications.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { copies } from "./world/copies.ts";
import type { World } from "./world/types.ts";
import { instantOf } from "./world/when.ts";

/** Drafts that begin from what was granted before, when the decision is there to be followed. */
export async function loadCopies(world: World, at: Date, cast: Cast, applications: Applications): Promise<void> {
  for (const { from, callKey, by, moment, title } of copies) {
    const call = world.calls.find((one) => one.key === callKey);
    await atInstant(instantOf(moment, at), async () =>
      must(
        await copyApplication({
          actor: cast.actor(by),
          from: known(applications, from),
          id: newId(instantOf(moment, at)),
          slug: call?.slug ?? "",
          title,
          follows: true,
        }),
        `copy ${from}`,
      ),
    );
  }
}
