import { atInstant } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { DiscussionForm } from "#app/rooms/assessment/discussion.forms.ts";
import { discuss } from "#app/rooms/assessment/discussions.server.ts";
import { type Applications, deliverAll } from "./load-applications.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { instantOf } from "./world/when.ts";

type Said = {
  readonly by: string;
  readonly on: string;
  readonly when: { readonly days: number; readonly time: string };
  readonly what: { readonly post: string } | { readonly criterion: string; readonly value: number; readonly reason: string };
};

const officer = "anneli-rosvall";

/** Three who saw the same bus differently, and what they then agreed on; and a common score that goes with its case to the board. */
const said: readonly Said[] = [
  {
    by: "tomas-ekevall",
    on: "byarna-delar-el",
    when: { days: -34, time: "13:05" },
    what: {
      post: "Vi ligger två steg isär på aktörskonstellationen. Jag läste in elnätsbolaget som samarbetspart, men ser nu att det bara nämns i bakgrunden.",
    },
  },
  {
    by: officer,
    on: "byarna-delar-el",
    when: { days: -33, time: "10:40" },
    what: {
      criterion: "aktorskonstellation",
      value: 4,
      reason:
        "Föreningarna i byarna är starka och har avsiktsförklaringar från båda kommunerna. Elnätsbolaget är inte part i förstudien. Bedömarna enades om att det drar ner från högsta nivån, men inte mer.",
    },
  },
  {
    by: "goran-palmgren",
    on: "lasbussen",
    when: { days: -4, time: "09:20" },
    what: {
      post: "Jag satte 2 på Sjuhäradsperspektivet, eftersom bussen bara stannar i en kommun enligt tidplanen. Hur läste ni det?",
    },
  },
  {
    by: "mirjam-aslan",
    on: "lasbussen",
    when: { days: -4, time: "11:45" },
    what: {
      post: "Tidplanen gäller första året. I aktivitet 3 står att turlistan delas med två kommuner till från hösten, och biblioteken där är medsökande. Därför satte jag 4.",
    },
  },
  {
    by: "dario-novak",
    on: "lasbussen",
    when: { days: -3, time: "08:30" },
    what: {
      post: "Jag läste det på samma sätt, men håller med om att det är otydligt vem som betalar när det andra året börjar.",
    },
  },
  {
    by: "goran-palmgren",
    on: "lasbussen",
    when: { days: -3, time: "15:10" },
    what: {
      post: "Då har jag missat aktivitet 3. Jag kan stå bakom en gemensam 3:a, om skälet säger att finansieringen av år två är oklar.",
    },
  },
  {
    by: officer,
    on: "lasbussen",
    when: { days: -2, time: "14:00" },
    what: {
      criterion: "sjuharadsperspektiv",
      value: 3,
      reason:
        "Turlistan delas med två kommuner från hösten (aktivitet 3), men det framgår inte vem som betalar andra året. Bedömarna är eniga om 3 efter samtalet.",
    },
  },
];

export async function loadDiscussions(at: Date, cast: Cast, applications: Applications): Promise<void> {
  for (const { by, on, when, what } of said) {
    const form: DiscussionForm =
      "post" in what ? { step: "post", id: newId(), words: what.post } : { step: "set", version: 0, ...what };
    await atInstant(instantOf(when, at), async () => {
      must(await discuss(cast.actor(by), known(applications, on), form), `${by} on ${on}`);
      await deliverAll();
    });
  }
}
