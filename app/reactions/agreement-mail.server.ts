import type { Handlers } from "#app/gate/outbox.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { agreementDeclinedMail, agreementMail, mailAgreement, tellOfDecline } from "#app/rooms/decisions/agreements.server.ts";

type About = { agreementId: string; personId: string; what: "asked" | "reminder" };

/** The terms of a grant, and of a change of it, wait for the organisation's signatory: asked when they are sent, and once more if nobody has answered; a no is told to the office. */
export const agreementMails: Handlers = {
  "agreement-asked": (tx, message) => mailAgreement(tx, (message.payload as About).agreementId, "asked", message.id),
  "agreement-reminder": (tx, message) => mailAgreement(tx, (message.payload as About).agreementId, "reminder", message.id),
  "agreement-mail": async (tx, message) => {
    const { agreementId, personId, what } = message.payload as About;
    const mail = await agreementMail(tx, agreementId, personId, what);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
  "agreement-declined": (tx, message) => tellOfDecline(tx, (message.payload as About).agreementId, message.id),
  "agreement-declined-mail": async (tx, message) => {
    const { agreementId, personId } = message.payload as About;
    const mail = await agreementDeclinedMail(tx, agreementId, personId);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
};
