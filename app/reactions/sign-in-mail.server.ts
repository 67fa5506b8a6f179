import type { Handlers } from "#app/gate/outbox.server.ts";
import { paths } from "#app/paths.ts";
import { sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { peopleTexts } from "#app/rooms/people/people.texts.ts";
import { isLanguage } from "#app/texts/language.ts";

/** When a code was asked for, mail it; the secret is wiped from the outbox in the same transaction. */
export const signInMail: Handlers = {
  "mail-sign-in": async (tx, message) => {
    const { email, code, token, language } = message.payload as { email: string; code: string; token: string; language: string };
    const t = peopleTexts[isLanguage(language) ? language : "sv"].signIn;
    await sendMail(tx, {
      outboxId: message.id,
      to: email,
      subject: t.mailSubject(code),
      text: t.mailBody(code, publicUrl() + paths.signInLink(token)),
    });
    await tx.run(sql`update outbox_message set payload = '{}' where id = ${message.id}`);
  },
};
