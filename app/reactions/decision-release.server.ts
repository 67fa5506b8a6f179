import type { Handlers } from "#app/gate/outbox.server.ts";
import { releaseAmendment } from "#app/rooms/decisions/amendments.server.ts";
import { releaseDecision } from "#app/rooms/decisions/decisions.server.ts";

/** When minutes are adjusted, each decision in them, first or later, is released: once, however often this runs. */
export const decisionRelease: Handlers = {
  "decision-release": async (_tx, message) => {
    const { decisionId } = message.payload as { decisionId: string };
    const done = await releaseDecision(decisionId);
    if (!done.ok) throw new Error(`a decision could not be released: ${done.refusal.code}`);
  },
  "amendment-release": (_tx, message) => releaseAmendment((message.payload as { amendmentId: string }).amendmentId),
};
