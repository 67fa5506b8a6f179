import type { Handlers } from "#app/gate/outbox.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { draftsTexts } from "#app/rooms/applications/drafts.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, isLanguage } from "#app/texts/language.ts";

/** Those who write in a draft that is soon erased are told which call it was for, the day and where it is: nothing of what is in it. */
export const draftMail: Handlers = {
  "mail-draft-warning": async (tx, message) => {
    const { applicationId, personId, on } = message.payload as { applicationId: string; personId: string; on: LocalDate };
    const found = await tx.maybe<{ name: string; email: string; language: string; call: Bilingual }>(sql`
      select p.name, p.email, p.language, c.title as call from application a join call c on c.id = a.call_id, person p
      where a.id = ${applicationId} and a.submitted_at is null and p.id = ${personId} and p.erased_at is null`);
    if (!found) return;
    const language = isLanguage(found.language) ? found.language : "sv";
    const t = draftsTexts[language].mail;
    const call = inLanguage(found.call, language);
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.subject(call),
      text: t.body(found.name, call, formatDate(on, language), publicUrl() + paths.application(applicationId)),
    });
  },
};
