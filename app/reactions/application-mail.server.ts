import type { Handlers } from "#app/gate/outbox.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { applicationTexts } from "#app/rooms/applications/application.texts.ts";
import { paperTexts } from "#app/rooms/applications/paper.texts.ts";
import { formatDate, formatInstant, formatInstantExact } from "#app/texts/format.ts";
import { type Bilingual, isLanguage } from "#app/texts/language.ts";

/** An application came in: each of the team who writes in it gets number, time, who, fingerprint and link, and nothing of what it says. */
export const applicationMail: Handlers = {
  "mail-receipt": async (tx, message) => {
    const { applicationId, personId } = message.payload as { applicationId: string; personId: string };
    const found = await tx.maybe<{
      email: string;
      language: string;
      number: string;
      submittedAt: Date;
      by: string;
      hash: string;
    }>(sql`
      select p.email, p.language, a.number, a.submitted_at, b.name as by, s.sha256 as hash
      from application a join lateral (select * from application_snapshot o where o.application_id = a.id order by o.number limit 1) s on true
        join person b on b.id = s.submitted_by_id, person p
      where a.id = ${applicationId} and a.number is not null and p.id = ${personId} and p.erased_at is null`);
    if (!found) return;
    const t = applicationTexts[isLanguage(found.language) ? found.language : "sv"].mail;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.subject(found.number),
      text: t.body(
        found.number,
        formatInstantExact(found.submittedAt),
        found.by,
        found.hash,
        publicUrl() + paths.applicationReceipt(applicationId),
        installation.name,
      ),
    });
  },
  // To the address that stands on a paper, which nobody signs in with: number, day and fingerprint, and no link that leads nowhere.
  "mail-paper": async (tx, message) => {
    const { applicationId, what } = message.payload as { applicationId: string; what: "registered" | "sealed" };
    const found = await tx.maybe<{
      email: string;
      number: string;
      receivedOn: LocalDate;
      call: Bilingual;
      hash: string | null;
    }>(sql`
      select a.paper_email as email, a.number, a.paper_received_on as received_on, c.title as call,
        (select s.sha256 from application_snapshot s where s.application_id = a.id order by s.number limit 1) as hash
      from application a join call c on c.id = a.call_id where a.id = ${applicationId} and a.paper_email <> '' and a.state <> 'withdrawn'`);
    if (!found) return;
    const t = paperTexts.sv.mail;
    const { email: to, number, call, hash } = found;
    const day = formatDate(found.receivedOn);
    const { name, contact } = installation;
    await sendMail(tx, {
      outboxId: message.id,
      to,
      subject: t[what](number),
      text:
        what === "registered"
          ? t.registeredBody(number, day, call.sv, contact.email, name)
          : t.sealedBody(number, day, hash ?? "", contact.email, name),
    });
  },
  "mail-ask-to-submit": async (tx, message) => {
    const { applicationId, personId, askedById } = message.payload as Record<"applicationId" | "personId" | "askedById", string>;
    const found = await tx.maybe<{ email: string; language: string; askedBy: string; closesAt: Date }>(sql`
      select p.email, p.language, b.name as asked_by, greatest(c.closes_at, (select max(x.until) from call_admission x where x.call_id = c.id and x.organisation_id = a.organisation_id)) as closes_at
      from application a join call c on c.id = a.call_id join membership m on m.organisation_id = a.organisation_id and m.role = 'signatory'
        join person p on p.id = m.person_id, person b
      where a.id = ${applicationId} and a.state = 'drafted' and p.id = ${personId} and p.erased_at is null and b.id = ${askedById}`);
    if (!found) return;
    const language = isLanguage(found.language) ? found.language : "sv";
    const t = applicationTexts[language].asking;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.mailSubject,
      text: t.mailBody(
        found.askedBy,
        formatInstant(found.closesAt, language),
        publicUrl() + paths.applicationSubmission(applicationId),
        installation.name,
      ),
    });
  },
};
