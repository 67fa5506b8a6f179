import { atInstant } from "#app/platform/clock.server.ts";
import { saveProfile } from "#app/rooms/assessment/profiles.server.ts";
import type { Cast } from "./load-people.ts";
import { must } from "./must.ts";
import { instantOf } from "./world/when.ts";

/** What the assessors know and take on; one of them has not said. */
const profiles: Readonly<Record<string, { readonly areas: readonly string[]; readonly most: number | null }>> = {
  "hanna-sjolund": {
    areas: ["sjuharad-2030/fokus-1", "rus-vg-2030/prio-1", "rus-vg-2030/kraftsamling-digitalisering"],
    most: null,
  },
  "tomas-ekevall": { areas: ["sjuharad-2030/fokus-1", "sjuharad-2030/fokus-5", "rus-vg-2030/prio-1"], most: 8 },
  "mirjam-aslan": { areas: ["sjuharad-2030/fokus-3", "rus-vg-2030/prio-3"], most: null },
  "goran-palmgren": { areas: ["sjuharad-2030/fokus-1", "rus-vg-2030/prio-1"], most: 5 },
  "lovisa-brannhult": {
    areas: [
      "sjuharad-2030/fokus-4",
      "sjuharad-2030/fokus-5",
      "rus-vg-2030/prio-4",
      "rus-vg-2030/kraftsamling-cirkulara-affarsmodeller",
    ],
    most: null,
  },
};

export async function loadProfiles(at: Date, cast: Cast): Promise<void> {
  await atInstant(instantOf({ days: -80, time: "13:10" }, at), async () => {
    for (const [key, { areas, most }] of Object.entries(profiles)) {
      const actor = cast.actor(key);
      must(
        await saveProfile({ actor, personId: actor.personId, form: { version: 0, areas: [...areas], most } }),
        `profile of ${key}`,
      );
    }
  });
}
