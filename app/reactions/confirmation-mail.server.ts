import type { Handlers } from "#app/gate/outbox.server.ts";
import { paths } from "#app/paths.ts";
import { sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { confirmationTexts } from "#app/rooms/applications/confirmation.texts.ts";
import { confirmationSecret } from "#app/rooms/applications/confirmations.server.ts";
import { formatInstant } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, isLanguage, type Language } from "#app/texts/language.ts";

type Found = {
  state: string;
  language: string;
  contactName: string;
  contactEmail: string;
  answeredAt: Date | null;
  answeredName: string;
  answeredTitle: string;
  applicationId: string;
  organisation: string;
  call: Bilingual;
  closesAt: Date;
  askedBy: string;
  askedByEmail: string | null;
  askedByLanguage: string;
};

/** To the one who was asked, and to the one who asked: who and where, never a sum. A question that has been ended meanwhile is not sent. */
export const confirmationMail: Handlers = {
  "mail-confirmation": async (tx, message) => {
    const { confirmationId, what } = message.payload as {
      confirmationId: string;
      what: "asked" | "voided" | "taken-back" | "answered" | "answered-team";
    };
    const found = await tx.maybe<Found>(sql`
      select f.state, f.language, f.contact_name, f.contact_email, f.answered_at, f.answered_name, f.answered_title, a.id as application_id, o.name as organisation,
        c.title as call, greatest(c.closes_at, (select max(x.until) from call_admission x where x.call_id = c.id and x.organisation_id = a.organisation_id)) as closes_at,
        p.name as asked_by, case when p.erased_at is null then p.email end as asked_by_email, p.language as asked_by_language
      from confirmation f join application a on a.id = f.application_id join organisation o on o.id = a.organisation_id
        join call c on c.id = a.call_id join person p on p.id = f.asked_by_id
      where f.id = ${confirmationId}`);
    if (!found) return;
    const spoken = what === "answered-team" ? found.askedByLanguage : found.language;
    const language: Language = isLanguage(spoken) ? spoken : "sv";
    const t = confirmationTexts[language].mail;
    const { contactName, organisation } = found;
    const link = publicUrl() + paths.partnerConfirmation(confirmationSecret(confirmationId));
    const send = (to: string, subject: string, text: string) =>
      sendMail(tx, { outboxId: message.id, to, subject, text: `${text}\n\n${installation.name}` });
    const yes = found.state === "confirmed" ? "yes" : "no";
    switch (what) {
      case "asked":
        if (found.state !== "asked") return;
        return send(
          found.contactEmail,
          t.asked.subject(organisation),
          t.asked.body(
            contactName,
            organisation,
            inLanguage(found.call, language),
            formatInstant(found.closesAt, language),
            link,
          ),
        );
      case "voided":
      case "taken-back":
        return send(found.contactEmail, t[what].subject, t[what].body(contactName, organisation));
      case "answered": {
        if (!found.answeredAt || (found.state !== "confirmed" && found.state !== "declined")) return;
        const by = `${found.answeredName}, ${found.answeredTitle},`;
        const when = formatInstant(found.answeredAt, language);
        return send(found.contactEmail, t.answered.subject[yes], t.answered.body(contactName, organisation, by, when, link));
      }
      case "answered-team":
        if (!found.askedByEmail || (found.state !== "confirmed" && found.state !== "declined")) return;
        return send(
          found.askedByEmail,
          t.team.subject[yes],
          t.team.body(found.askedBy, publicUrl() + paths.confirmations(found.applicationId)),
        );
    }
  },
};
