import { Readable } from "node:stream";
import { atInstant } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { takeIn } from "#app/platform/incoming.server.ts";
import { sectionKeys } from "#app/rooms/applications/application.ts";
import { registerPaperApplication, saveSection } from "#app/rooms/applications/applications.server.ts";
import { addAttachment } from "#app/rooms/applications/attachments.server.ts";
import { paperAnnex } from "#app/rooms/applications/paper.ts";
import { deliverAll, pageOf, typedSections } from "./load-applications.ts";
import type { Calls } from "./load-calls.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import type { World, WorldCall } from "./world/types.ts";
import { daysFrom, instantOf } from "./world/when.ts";

/** After all who wrote for themselves, since numbers run in the order that applications come. */
export async function loadPapers(world: World, at: Date, calls: Calls, cast: Cast): Promise<void> {
  for (const paper of world.papers) {
    const { organisation, title, email, scan } = paper;
    const actor = cast.actor(paper.by);
    const moment = instantOf(paper.registered, at);
    const id = newId(moment);
    const callId = known(calls, paper.callKey);
    const receivedOn = daysFrom(at, paper.received);
    await atInstant(moment, async () => {
      must(await registerPaperApplication({ actor, id, callId, organisation, title, email, receivedOn }), `register ${title}`);
      await deliverAll();
    });
    const typed = await typedSections(paper, world.calls.find((one) => one.key === paper.callKey) as WorldCall);
    const entering = new Date(moment.getTime() + 20 * 60_000);
    for (const section of sectionKeys) {
      const content = typed[section];
      if (!content) continue;
      const version = section === "project" ? 1 : 0;
      await atInstant(entering, async () =>
        must(await saveSection({ actor, id, section, version, typed: content }), `enter ${section} of ${title}`),
      );
    }
    if (scan)
      await atInstant(entering, async () => {
        const file = must(await takeIn(Readable.from([await pageOf(title, scan.text, entering)]), scan.name), scan.name);
        must(await addAttachment({ actor, id, annex: paperAnnex.key, file }), `scan ${scan.name}`);
        await file.discard();
      });
  }
}
