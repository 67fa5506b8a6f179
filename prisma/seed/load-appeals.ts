import type { Actor } from "#app/gate/actor.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { appealsPage, noteCourtAnswer, noteCourtCase, registerAppeal } from "#app/rooms/decisions/appeals.server.ts";
import { meetingPage } from "#app/rooms/decisions/decisions.server.ts";
import { type Applications, deliverAll } from "./load-applications.ts";
import { known } from "./load-people.ts";
import { must } from "./must.ts";
import type { WorldAppeal, WorldMeeting } from "./world/types.ts";
import { instantOf } from "./world/when.ts";

type Around = { readonly secretary: Actor; readonly applications: Applications; readonly at: Date };

/** From the notice to legal force: what was appealed, the morning when the rest gained legal force, and the court's answer. */
export async function loadAppeals(meeting: WorldMeeting, id: string, { secretary, applications, at }: Around): Promise<void> {
  for (const appeal of meeting.appeals ?? []) await appealed(appeal);
  if (meeting.finalAt) await atInstant(instantOf(meeting.finalAt, at), deliverAll);
  for (const appeal of meeting.appeals ?? []) await answered(appeal);

  /** The paragraph and the decision in it that an application got. */
  async function decisionOn(applicationKey: string) {
    const applicationId = known(applications, applicationKey);
    const page = await meetingPage(secretary, id);
    const item = page?.meeting.items.find((one) => one.decisions.some((decision) => decision.applicationId === applicationId));
    const decision = item?.decisions.find((one) => one.applicationId === applicationId);
    if (!item || !decision) throw new Error(`there is no decision on ${applicationKey}`);
    return { itemId: item.id, decisionId: decision.id };
  }

  async function appealed({ applicationKey, appellant, cameIn, registered }: WorldAppeal): Promise<void> {
    await atInstant(instantOf(registered, at), async () => {
      const on = { actor: secretary, meetingId: id, ...(await decisionOn(applicationKey)) };
      must(await registerAppeal({ ...on, appellant, cameIn, note: "" }), `register the appeal on ${applicationKey}`);
      await deliverAll();
    });
  }

  async function answered({ applicationKey, caseNumber, answer }: WorldAppeal): Promise<void> {
    await atInstant(instantOf(answer.registered, at), async () => {
      const { itemId, decisionId } = await decisionOn(applicationKey);
      const open = async () => {
        const found = (await appealsPage(secretary, id, itemId))?.appeals.find((one) => one.decisionId === decisionId);
        return { actor: secretary, id: found?.id ?? "", version: found?.version ?? 0 };
      };
      must(await noteCourtCase({ ...(await open()), caseNumber }), `note the court's number on ${applicationKey}`);
      const { as, on, note } = answer;
      must(await noteCourtAnswer({ ...(await open()), answer: as, on, note }), `note the answer on ${applicationKey}`);
      await deliverAll();
    });
  }
}
