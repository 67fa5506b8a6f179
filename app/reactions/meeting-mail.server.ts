import { enqueue, type Handlers } from "#app/gate/outbox.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { announceReminders, meetingMail } from "#app/rooms/decisions/meeting-mail.server.ts";

/** Who is called to a meeting hears of it, and who is to sign or announce its minutes is reminded in time. */
export const meetingMails: Handlers = {
  "mail-meeting": async (tx, message) => {
    const { what, meetingId, personId } = message.payload as { what: string; meetingId: string; personId: string };
    const mail = await meetingMail(tx, { what, meetingId, personId });
    if (mail) await sendMail(tx, { outboxId: message.id, ...mail });
  },
  "meeting-announce-reminder": async (tx, message) => {
    const { meetingId } = message.payload as { meetingId: string };
    await enqueue(tx, await announceReminders(tx, meetingId), now());
  },
};
