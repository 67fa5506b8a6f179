import type { Handlers } from "#app/gate/outbox.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { decisionMail } from "#app/rooms/decisions/decisions.server.ts";

/** When a decision is released, everyone in the applicant's team is told that there is one to read. */
export const decisionMails: Handlers = {
  "decision-mail": async (tx, message) => {
    const { decisionId, personId } = message.payload as { decisionId: string; personId: string };
    const mail = await decisionMail(tx, decisionId, personId);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
};
