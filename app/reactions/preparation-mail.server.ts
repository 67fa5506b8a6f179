import type { Handlers } from "#app/gate/outbox.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { preparationMail } from "#app/rooms/preparation/preparation.server.ts";

/** Who is called to a beredning is told when, where and about which call; and when it is called off, that and why. */
export const preparationMails: Handlers = {
  "mail-preparation-invitation": async (tx, message) => {
    const { preparationId, personId } = message.payload as { preparationId: string; personId: string };
    const mail = await preparationMail(tx, preparationId, personId, "invitation");
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
  "mail-preparation-called-off": async (tx, message) => {
    const { preparationId, personId } = message.payload as { preparationId: string; personId: string };
    const mail = await preparationMail(tx, preparationId, personId, "called-off");
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
};
