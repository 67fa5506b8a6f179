import type { Handlers } from "#app/gate/outbox.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { MailRefused, sendMail } from "#app/platform/mail.server.ts";
import { askPosters, decisionMail, letterByPostMail } from "#app/rooms/decisions/decisions.server.ts";
import { letterBouncedMail, letterRefused, noteDelivered } from "#app/rooms/decisions/letters.server.ts";

/** When a decision is released, everyone in the applicant's team is told that there is one to read; where there is no team, the office posts it. */
export const decisionMails: Handlers = {
  "decision-mail": async (tx, message) => {
    const { decisionId, personId } = message.payload as { decisionId: string; personId: string };
    const mail = await decisionMail(tx, decisionId, personId);
    if (!mail) return;
    try {
      await sendMail(tx, { outboxId: message.id, ...mail });
      await noteDelivered(tx, decisionId, now());
    } catch (fault) {
      if (!(fault instanceof MailRefused)) throw fault;
      await letterRefused(decisionId);
    }
  },
  "letter-bounced": async (tx, message) => {
    const { decisionId } = message.payload as { decisionId: string };
    await askPosters(tx, decisionId, "letter-bounced-mail", message.id);
  },
  "letter-bounced-mail": async (tx, message) => {
    const { decisionId, personId } = message.payload as { decisionId: string; personId: string };
    const mail = await letterBouncedMail(tx, decisionId, personId);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
  "letter-by-post": async (tx, message) => {
    const { decisionId } = message.payload as { decisionId: string };
    await askPosters(tx, decisionId, "letter-by-post-mail", decisionId);
  },
  "letter-by-post-mail": async (tx, message) => {
    const { decisionId, personId } = message.payload as { decisionId: string; personId: string };
    const mail = await letterByPostMail(tx, decisionId, personId);
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
};
