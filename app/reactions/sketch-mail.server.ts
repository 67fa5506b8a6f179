import type { Handlers } from "#app/gate/outbox.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { formatDate, formatInstantExact } from "#app/texts/format.ts";
import { isLanguage } from "#app/texts/language.ts";

const toWriter = (tx: Executor, payload: unknown) => {
  const { applicationId, personId } = payload as { applicationId: string; personId: string };
  return tx.maybe<{
    id: string;
    name: string;
    email: string;
    language: string;
    number: string;
    submittedAt: Date;
    answerOn: LocalDate;
  }>(sql`
    select a.id, p.name, p.email, p.language, k.number, k.submitted_at, c.sketch_answer_on as answer_on
    from sketch k join application a on a.id = k.application_id join call c on c.id = a.call_id, person p
    where a.id = ${applicationId} and p.id = ${personId} and p.erased_at is null`);
};

/** An idea sketch came in, or was answered: everybody who writes in the application is told once, with number and link and nothing of what it says. */
export const sketchMail: Handlers = {
  "mail-sketch-receipt": async (tx, message) => {
    const found = await toWriter(tx, message.payload);
    if (!found) return;
    const language = isLanguage(found.language) ? found.language : "sv";
    const t = sketchTexts[language].mail;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.receiptSubject(found.number),
      text: t.receiptBody(
        found.name,
        found.number,
        formatInstantExact(found.submittedAt),
        formatDate(found.answerOn, language),
        publicUrl() + paths.sketch(found.id),
        installation.name,
      ),
    });
  },
  "mail-sketch-answer": async (tx, message) => {
    const found = await toWriter(tx, message.payload);
    if (!found) return;
    const t = sketchTexts[isLanguage(found.language) ? found.language : "sv"].mail;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.answerSubject(found.number),
      text: t.answerBody(found.name, found.number, publicUrl() + paths.application(found.id), installation.name),
    });
  },
};
