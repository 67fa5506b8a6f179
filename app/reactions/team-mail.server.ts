import type { Handlers } from "#app/gate/outbox.server.ts";
import { paths } from "#app/paths.ts";
import { sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { teamTexts } from "#app/rooms/people/team.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { isLanguage } from "#app/texts/language.ts";

/** Somebody is asked into an organisation, or is no longer in it. */
export const teamMail: Handlers = {
  "mail-invitation": async (tx, message) => {
    const { invitationId, token } = message.payload as { invitationId: string; token: string };
    // In the inviter's language until the invited person has chosen one.
    const found = await tx.maybe<{
      email: string;
      language: string;
      organisation: string;
      invitedBy: string;
      expiresAt: Date;
    }>(sql`
      select i.email, coalesce((select q.language from person q where q.email = i.email and q.erased_at is null), p.language) as language,
        o.name as organisation, p.name as invited_by, i.expires_at
      from organisation_invitation i join organisation o on o.id = i.organisation_id join person p on p.id = i.invited_by_id
      where i.id = ${invitationId} and i.accepted_at is null and i.taken_back_at is null`);
    if (found) {
      const language = isLanguage(found.language) ? found.language : "sv";
      const t = teamTexts[language].mail;
      await sendMail(tx, {
        outboxId: message.id,
        to: found.email,
        subject: t.invitedSubject(found.organisation),
        text: t.invitedBody(
          found.invitedBy,
          found.organisation,
          formatInstant(found.expiresAt, language),
          publicUrl() + paths.invitation(token),
          installation.name,
        ),
      });
    }
    // The secret has done its work here: only its hash stays.
    await tx.run(sql`update outbox_message set payload = '{}' where id = ${message.id}`);
  },
  "mail-removed-from-team": async (tx, message) => {
    const { organisationId, personId } = message.payload as { organisationId: string; personId: string };
    const found = await tx.maybe<{ email: string; language: string; organisation: string }>(sql`
      select p.email, p.language, o.name as organisation from person p, organisation o
      where p.id = ${personId} and p.erased_at is null and o.id = ${organisationId}`);
    if (!found) return;
    const t = teamTexts[isLanguage(found.language) ? found.language : "sv"].mail;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.removedSubject(found.organisation),
      text: t.removedBody(found.organisation, installation.name),
    });
  },
};
