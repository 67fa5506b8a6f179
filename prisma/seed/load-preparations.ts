import { kronor } from "#app/kernel/money.ts";
import { localMinute } from "#app/kernel/time.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import {
  closePreparation,
  openPreparation,
  planPreparation,
  preparationPage,
  recommendOn,
  recommendRest,
} from "#app/rooms/preparation/preparation.server.ts";
import { type Applications, deliverAll } from "./load-applications.ts";
import type { Calls } from "./load-calls.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { preparations, type WorldPreparation } from "./world/preparations.ts";
import { instantOf } from "./world/when.ts";

const minute = 60_000;

/** Called, held and closed by the same commands as people's clicks, after the proposal and before the board's meeting is planned. */
export async function loadPreparations(at: Date, cast: Cast, calls: Calls, applications: Applications): Promise<void> {
  for (const told of preparations) await hold(told);

  async function hold(told: WorldPreparation): Promise<void> {
    const actor = cast.actor(told.officerKey);
    const starts = instantOf(told.starts, at);
    const wall = localMinute(starts);
    const { id } = await atInstant(instantOf(told.called, at), async () => {
      const planned = must(
        await planPreparation({
          actor,
          callId: known(calls, told.callKey),
          date: wall.slice(0, 10),
          time: wall.slice(11),
          place: told.place,
          chairId: cast.personId(told.chairKey),
          members: told.memberKeys.map(cast.personId),
        }),
        `call the beredning on ${told.callKey}`,
      );
      await deliverAll();
      return planned as { id: string };
    });
    const on = async () => ({ actor, id, version: (await preparationPage(actor, id))?.preparation.version ?? 0 });
    await atInstant(starts, async () => {
      const present = told.memberKeys.filter((key) => !told.absentKeys.includes(key)).map(cast.personId);
      must(await openPreparation({ ...(await on()), present }), "open the beredning");
    });
    await atInstant(new Date(starts.getTime() + 45 * minute), async () => {
      for (const { applicationKey, recommendation, amountKr, reason } of told.other) {
        const applicationId = known(applications, applicationKey);
        must(
          await recommendOn({ ...(await on()), applicationId, recommendation, amountOre: kronor(amountKr), reason }),
          `recommend on ${applicationKey}`,
        );
      }
      must(await recommendRest(await on()), "recommend the rest as proposed");
    });
    await atInstant(instantOf(told.closed, at), async () =>
      must(await closePreparation({ ...(await on()), notes: told.notes }), "close the beredning"),
    );
  }
}
