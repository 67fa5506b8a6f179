import type { Handlers } from "#app/gate/outbox.server.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { type Executor, type Fragment, sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { installation } from "#app/platform/installation.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { advisorySecret, awaitsDecision, heldInConflict } from "#app/rooms/assessment/advisories.server.ts";
import { advisoryTexts } from "#app/rooms/assessment/advisory.texts.ts";
import { formatDate } from "#app/texts/format.ts";
import { isLanguage } from "#app/texts/language.ts";

type Asked = {
  id: string;
  body: string;
  contactName: string;
  contactEmail: string;
  language: string;
  dueOn: LocalDate;
  number: string;
  askedBy: string;
};

/** What still waits for an answer, of those where the receiver has no conflict of interest. */
const waiting = (tx: Executor, which: Fragment): Promise<Asked[]> =>
  tx.many(sql`
    select y.id, y.body, y.contact_name, y.contact_email, y.language, y.due_on, a.number, p.name as asked_by
    from advisory y join application a on a.id = y.application_id join person p on p.id = y.asked_by_id
    where ${which} and y.state = 'asked' and ${awaitsDecision} and not ${heldInConflict} order by a.number collate "C"`);

const textsOf = (language: string) => (isLanguage(language) ? language : "sv");
const links = (asked: readonly Asked[]) =>
  asked.map(({ id, number }) => `${number}: ${publicUrl()}${paths.advisory(advisorySecret(id))}`).join("\n");
const signed = (text: string) => `${text}\n\n${installation.name}`;

type Letter = { readonly subject: string; readonly text: string };
type Words = (typeof advisoryTexts)["sv"]["mail"];

/** One letter to the one whom all of these were asked; none when nothing waits any more. */
async function tell(tx: Executor, outboxId: bigint, asked: readonly Asked[], write: (t: Words, first: Asked) => Letter) {
  const [first] = asked;
  if (!first) return;
  const { subject, text } = write(advisoryTexts[textsOf(first.language)].mail, first);
  await sendMail(tx, { outboxId, to: first.contactEmail, subject, text: signed(text) });
}
const lastDay = ({ dueOn, language }: Asked) => formatDate(dueOn, textsOf(language));

/** Number and link, never what the case is about. One letter however many cases were asked about at once, and one reminder for each last day. */
export const advisoryMails: Handlers = {
  "mail-advisories-asked": async (tx, message) => {
    const { batchId, email } = message.payload;
    const asked = await waiting(tx, sql`y.batch_id = ${batchId} and y.contact_email = ${email}`);
    await tell(tx, message.id, asked, (t, first) => ({
      subject: t.asked(asked.length),
      text: t.askedBody(first.contactName, first.askedBy, first.body, lastDay(first), links(asked)),
    }));
  },
  "mail-advisories-due": async (tx, message) => {
    const { email, dueOn } = message.payload;
    const asked = await waiting(tx, sql`y.contact_email = ${email} and y.due_on = ${dueOn}::date`);
    await tell(tx, message.id, asked, (t, first) => ({
      subject: t.due(asked.length),
      text: t.dueBody(first.contactName, lastDay(first), links(asked)),
    }));
  },
  "mail-advisory-withdrawn": async (tx, message) => {
    const found = await tx.maybe<Asked>(sql`
      select y.contact_name, y.contact_email, y.language, a.number from advisory y join application a on a.id = y.application_id
      where y.id = ${message.payload.advisoryId} and y.state = 'withdrawn' and not ${heldInConflict}`);
    if (!found) return;
    const t = advisoryTexts[textsOf(found.language)].mail;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.contactEmail,
      subject: t.withdrawn(found.number),
      text: signed(t.withdrawnBody(found.contactName, found.number)),
    });
  },
  "mail-advisory-answered": async (tx, message) => {
    const found = await tx.maybe<{ body: string; email: string; language: string; number: string; applicationId: string }>(sql`
      select y.body, p.email, p.language, a.number, a.id as application_id
      from advisory y join application a on a.id = y.application_id join person p on p.id = y.asked_by_id
      where y.id = ${message.payload.advisoryId} and p.erased_at is null
        and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))`);
    if (!found) return;
    const t = advisoryTexts[textsOf(found.language)].mail;
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.answered(found.number),
      text: signed(t.answeredBody(found.body, found.number, publicUrl() + paths.caseAdvisories(found.applicationId))),
    });
  },
};
