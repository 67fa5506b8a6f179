import type { Handlers } from "#app/gate/outbox.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { completionTexts } from "#app/rooms/applications/completion.texts.ts";
import { formatDate, formatInstantExact } from "#app/texts/format.ts";
import { isLanguage } from "#app/texts/language.ts";

type Kind = "asked" | "extended" | "received";

/** Each of the team who writes in it gets number, day and link. What is lacking is read behind the sign-in, never in a mail. */
const toTeam =
  (kind: Kind): Handlers[string] =>
  async (tx, message) => {
    const { applicationId, personId } = message.payload as { applicationId: string; personId: string };
    const found = await tx.maybe<{
      email: string;
      language: string;
      number: string;
      dueOn: LocalDate;
      closedAt: Date | null;
    }>(sql`
      select p.email, p.language, a.number, c.due_on, c.closed_at
      from application a join application_completion c on c.application_id = a.id, person p
      where a.id = ${applicationId} and p.id = ${personId} and p.erased_at is null order by c.number desc limit 1`);
    if (!found) return;
    const language = isLanguage(found.language) ? found.language : "sv";
    const t = completionTexts[language].mail;
    const received = kind === "received" && found.closedAt;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t[kind](found.number),
      text: t[`${kind}Body`](
        found.number,
        received ? formatInstantExact(received) : formatDate(found.dueOn, language),
        publicUrl() + (received ? paths.applicationReceipt(applicationId) : paths.application(applicationId)),
        installation.name,
      ),
    });
  };

export const completionMail: Handlers = {
  "mail-completion-asked": toTeam("asked"),
  "mail-completion-extended": toTeam("extended"),
  "mail-completion-received": toTeam("received"),
};
