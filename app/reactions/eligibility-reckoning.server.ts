import type { Handlers } from "#app/gate/outbox.server.ts";
import { reckonEligibility } from "#app/rooms/eligibility/eligibility.server.ts";

/** When a version has come in, the automatic checks look at it for the round board: the same answer however often this runs. */
export const eligibilityReckoning: Handlers = {
  "eligibility-reckoning": async (_tx, message) => {
    const { applicationId } = message.payload as { applicationId: string };
    const done = await reckonEligibility(applicationId);
    if (!done.ok && done.refusal.code !== "not-found") throw new Error(`the checks could not be kept: ${done.refusal.code}`);
  },
};
