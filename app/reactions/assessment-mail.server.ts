import type { Handlers } from "#app/gate/outbox.server.ts";
import { paths } from "#app/paths.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { isLanguage } from "#app/texts/language.ts";

type Receiver = { email: string; language: string; number: string };

const mailTexts = (language: string) => assessmentTexts[isLanguage(language) ? language : "sv"].mail;

/** The assessor, unless the case is hidden from them by now: mail must not tell of a case that the pages hide. */
const assessorOf = (tx: Executor, assessmentId: unknown): Promise<Receiver | null> =>
  tx.maybe(sql`
    select p.email, p.language, a.number
    from assessment s join person p on p.id = s.assessor_id join application a on a.id = s.application_id
    where s.id = ${assessmentId} and p.erased_at is null and s.state <> 'recused' and a.state in ('submitted', 'returned')
      and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))`);

/** Officers who may rule: not the one who declared, and nobody from whom the case is hidden. */
const officersFor = (tx: Executor, applicationId: unknown, personId: unknown): Promise<Receiver[]> =>
  tx.many(sql`
    select p.email, p.language, a.number
    from application a cross join person p
    where a.id = ${applicationId} and p.id <> ${personId} and p.erased_at is null
      and exists (select 1 from person_role r where r.person_id = p.id and r.role = 'officer' and r."from" <= current_date and (r."to" is null or r."to" >= current_date))
      and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))
      and not exists (select 1 from membership m where m.person_id = p.id and m.organisation_id = a.organisation_id)
    order by p.email`);

const toAssessor =
  (which: "assigned" | "reopened" | "dismissed"): Handlers[string] =>
  async (tx, message) => {
    const { assessmentId } = message.payload;
    const receiver = await assessorOf(tx, assessmentId);
    if (!receiver) return;
    const t = mailTexts(receiver.language);
    await sendMail(tx, {
      outboxId: message.id,
      to: receiver.email,
      subject: t[which](receiver.number),
      text: t[`${which}Body`](receiver.number, publicUrl() + paths.assessment(`${assessmentId}`)),
    });
  };

/** When an assessment is assigned, reopened or given back, or a conflict of interest waits for a ruling, those concerned get a mail. */
export const assessmentMails: Handlers = {
  "mail-assessment-assigned": toAssessor("assigned"),
  "mail-assessment-reopened": toAssessor("reopened"),
  "mail-conflict-dismissed": toAssessor("dismissed"),
  "mail-conflict-declared": async (tx, message) => {
    const { applicationId, personId, officer } = message.payload;
    const officers = await officersFor(tx, applicationId, personId);
    const receiver = officers.find(({ email }) => email === officer) ?? (officer === undefined ? officers[0] : undefined);
    if (!receiver) return;
    const t = mailTexts(receiver.language);
    await sendMail(tx, {
      outboxId: message.id,
      to: receiver.email,
      subject: t.declared(receiver.number),
      text: t.declaredBody(receiver.number, publicUrl() + paths.caseConflict(`${applicationId}`, `${personId}`)),
    });
    // One message, one mail: the others get a message each, in the same transaction.
    if (officer !== undefined) return;
    for (const { email } of officers.slice(1)) {
      await tx.run(sql`
        insert into outbox_message (kind, payload, dedupe_key, created_at, available_at)
        select kind, payload || jsonb_build_object('officer', ${email}::text), id || ' ' || ${email}::text, created_at, available_at from outbox_message where id = ${message.id}
        on conflict (dedupe_key) do nothing`);
    }
  },
};
