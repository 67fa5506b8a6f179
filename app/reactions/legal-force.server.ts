import type { Handlers } from "#app/gate/outbox.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { quashAmendment } from "#app/rooms/decisions/amendments.server.ts";
import { contestDecision, decisionNewsMail, quashDecision, reachLegalForce } from "#app/rooms/decisions/appeals.server.ts";

/** What the calendar and the courts do to a decision: each once, however often it is said. */
export const legalForce: Handlers = {
  "decision-final": (tx, message) => reachLegalForce(tx, (message.payload as { decisionId: string }).decisionId),
  "decision-contest": (_tx, message) => contestDecision((message.payload as { decisionId: string }).decisionId),
  "decision-quash": (_tx, message) => quashDecision((message.payload as { decisionId: string }).decisionId),
  "amendment-quash": (_tx, message) => quashAmendment((message.payload as { amendmentId: string }).amendmentId),
  "decision-news-mail": async (tx, message) => {
    const { decisionId, personId } = message.payload as { decisionId: string; personId: string };
    const mail = await decisionNewsMail(tx, decisionId, personId);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
};
