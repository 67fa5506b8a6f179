import { kronor } from "#app/kernel/money.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { database, sql } from "#app/platform/database.server.ts";
import { amendmentPage, proposeAmendment } from "#app/rooms/decisions/amendments.server.ts";
import { putAmendmentOnAgenda } from "#app/rooms/decisions/decisions.server.ts";
import type { Applications } from "./load-applications.ts";
import { type Cast, known } from "./load-people.ts";
import { must } from "./must.ts";
import { amendments } from "./world/amendments.ts";
import type { World } from "./world/types.ts";

const day = 86_400_000;

/** Proposed by the office when the coming meeting was already planned, and put on its agenda by the secretary. */
export async function loadAmendments(world: World, at: Date, cast: Cast, applications: Applications): Promise<void> {
  const secretaryKey = world.meetings.find((meeting) => meeting.state === "planned")?.secretaryKey ?? "";
  const secretary = cast.actor(secretaryKey);
  for (const { applicationKey, officerKey, amountKr, ground, reasons } of amendments) {
    const officer = cast.actor(officerKey);
    const applicationId = known(applications, applicationKey);
    await atInstant(new Date(at.getTime() - 3 * day), async () => {
      const content = { kind: "change" as const, amountOre: kronor(amountKr), endsOn: null, conditions: null, correction: "" };
      must(
        await proposeAmendment({ actor: officer, applicationId, content: { ...content, ground, reasons } }),
        `propose a change of ${applicationKey}`,
      );
    });
    await atInstant(new Date(at.getTime() - 2 * day), async () => {
      const meeting = await database.one<{ id: string; version: number }>(
        sql`select id, version from meeting where state = 'planned'`,
      );
      const amendmentId = (await amendmentPage(officer, applicationId))?.chain[0]?.id ?? "";
      must(await putAmendmentOnAgenda({ actor: secretary, ...meeting, amendmentId }), "put it on the agenda");
    });
  }
}
