import type { Handlers } from "#app/gate/outbox.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { agreementDeclinedMail, agreementMail, mailAgreement } from "#app/rooms/decisions/agreements.server.ts";
import { askPosters } from "#app/rooms/decisions/decisions.server.ts";

type About = { decisionId: string; personId: string; what: "asked" | "reminder" };

/** The terms of a grant wait for the organisation's signatory: asked when they are sent, and once more if nobody has answered; a no is told to the office. */
export const agreementMails: Handlers = {
  "agreement-asked": (tx, message) => mailAgreement(tx, (message.payload as About).decisionId, "asked", message.id),
  "agreement-reminder": (tx, message) => mailAgreement(tx, (message.payload as About).decisionId, "reminder", message.id),
  "agreement-mail": async (tx, message) => {
    const { decisionId, personId, what } = message.payload as About;
    const mail = await agreementMail(tx, decisionId, personId, what);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
  "agreement-declined": async (tx, message) => {
    const { decisionId } = message.payload as About;
    await askPosters(tx, decisionId, "agreement-declined-mail", message.id);
  },
  "agreement-declined-mail": async (tx, message) => {
    const { decisionId, personId } = message.payload as About;
    const mail = await agreementDeclinedMail(tx, decisionId, personId);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
};
