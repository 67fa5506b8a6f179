import { atInstant } from "#app/platform/clock.server.ts";
import { inviteToOrganisation } from "#app/rooms/people/people.server.ts";
import { deliverAll } from "./load-applications.ts";
import type { Cast } from "./load-people.ts";
import { must } from "./must.ts";
import { instantOf } from "./world/when.ts";

/** An association has asked in a project leader who has not answered yet. */
export async function loadTeams(at: Date, people: Cast): Promise<void> {
  await atInstant(instantOf({ days: -2, time: "16:05" }, at), async () => {
    must(
      await inviteToOrganisation({
        actor: people.actor("elsa-brodd"),
        id: people.organisationId("vavnod"),
        email: "samira.holm@vavnod.example",
        role: "editor",
      }),
      "invite to vavnod",
    );
    await deliverAll();
  });
}
