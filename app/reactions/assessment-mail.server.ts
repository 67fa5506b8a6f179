import { enqueue, type Handlers } from "#app/gate/outbox.server.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { othersRule, scoringClosed } from "#app/rooms/assessment/assessment.server.ts";
import { assessmentTexts } from "#app/rooms/assessment/assessment.texts.ts";
import { heldToday } from "#app/rooms/people/roles.server.ts";
import { formatDate } from "#app/texts/format.ts";
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
const officersFor = (tx: Executor, applicationId: unknown, personId: unknown): Promise<(Receiver & { id: string })[]> =>
  tx.many(sql`
    select p.id, p.email, p.language, a.number
    from application a cross join person p
    where a.id = ${applicationId} and p.id <> ${personId} and p.erased_at is null
      and exists (select 1 from person_role r where r.person_id = p.id and r.role = 'officer' and ${heldToday()})
      and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))
      and not exists (select 1 from membership m where m.person_id = p.id and m.organisation_id = a.organisation_id)`);

/** What an assessor has left for a day, as their own list counts it: nothing that has been handed in, given back or hidden from them. */
const leftFor = (tx: Executor, assessorId: unknown, dueOn: unknown): Promise<Receiver[]> =>
  tx.many(sql`
    select p.email, p.language, a.number
    from assessment s join person p on p.id = s.assessor_id join application a on a.id = s.application_id
    where s.assessor_id = ${assessorId} and s.due_on = ${dueOn}::date and s.state in ('assigned', 'begun') and p.erased_at is null
      and a.state in ('submitted', 'returned') and not ${scoringClosed}
      and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))
    order by a.number`);

/** What an assessor of a call has not answered yet, by the same rule. */
const waitingFor = (tx: Executor, assessorId: unknown, callId: unknown): Promise<Receiver[]> =>
  tx.many(sql`
    select p.email, p.language, a.number
    from assessment s join person p on p.id = s.assessor_id join application a on a.id = s.application_id
    where s.assessor_id = ${assessorId} and a.call_id = ${callId} and s.state = 'assigned' and p.erased_at is null
      and a.state in ('submitted', 'returned') and not ${scoringClosed}
      and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))
    order by a.number`);

type Discussing = Receiver & { readonly id: string; readonly assessmentId: string | null };

/**
 * Those who take part in what is said of a case: who has submitted an assessment that counts, unless the call never shows them each other's,
 * and the case's own officer who has none left.
 */
const discussing = (tx: Executor, applicationId: unknown): Promise<Discussing[]> =>
  tx.many(sql`
    select p.id, p.email, p.language, a.number, s.id as assessment_id
    from application a cross join person p
      left join assessment s on s.application_id = a.id and s.assessor_id = p.id and s.state = 'submitted' and ${othersRule} <> 'never'
    where a.id = ${applicationId} and a.state in ('submitted', 'returned') and p.erased_at is null and (s.id is not null or p.id = a.officer_id)
      and not exists (select 1 from assessment own where own.application_id = a.id and own.assessor_id = p.id and own.state in ('assigned', 'begun'))
      and not exists (select 1 from conflict c where c.person_id = p.id and c.application_id = a.id and c.state in ('declared', 'confirmed'))
      and not exists (select 1 from membership m where m.person_id = p.id and m.organisation_id = a.organisation_id)
    order by p.id`);

const toAssessor =
  (which: "assigned" | "reopened" | "dismissed" | "released"): Handlers[string] =>
  async (tx, message) => {
    const { assessmentId } = message.payload;
    const receiver = await assessorOf(tx, assessmentId);
    if (!receiver) return;
    const t = mailTexts(receiver.language);
    await sendMail(tx, {
      outboxId: message.id,
      to: receiver.email,
      subject: t[which](receiver.number),
      text: t[`${which}Body`](
        receiver.number,
        publicUrl() + (which === "released" ? paths.assessments() : paths.assessment(`${assessmentId}`)),
      ),
    });
  };

/** When an assessment is assigned, reopened or given back, or a conflict of interest waits for a ruling, those concerned get a mail. */
export const assessmentMails: Handlers = {
  "mail-assessment-assigned": toAssessor("assigned"),
  "mail-assessment-reopened": toAssessor("reopened"),
  "mail-assessment-released": toAssessor("released"),
  "mail-conflict-dismissed": toAssessor("dismissed"),
  "mail-assessments-assigned": async (tx, message) => {
    const waiting = await waitingFor(tx, message.payload.assessorId, message.payload.callId);
    const [first] = waiting;
    if (!first) return;
    const t = mailTexts(first.language);
    await sendMail(tx, {
      outboxId: message.id,
      to: first.email,
      subject: t.assignedMany(waiting.length),
      text: t.assignedManyBody(waiting.map(({ number }) => number).join("\n"), publicUrl() + paths.assessments()),
    });
  },
  "mail-assessments-due": async (tx, message) => {
    const { assessorId, dueOn, days } = message.payload as { assessorId: string; dueOn: LocalDate; days: number };
    const left = await leftFor(tx, assessorId, dueOn);
    const [first] = left;
    if (!first) return;
    const t = mailTexts(first.language);
    const language = isLanguage(first.language) ? first.language : "sv";
    await sendMail(tx, {
      outboxId: message.id,
      to: first.email,
      subject: t.due(left.length, days),
      text: t.dueBody(
        formatDate(dueOn, language),
        left.map(({ number }) => number).join("\n"),
        publicUrl() + paths.assessments(),
      ),
    });
  },
  // Told of once a day for each case, however much is written in it; who writes knows already.
  "mail-discussion": async (tx, message) => {
    const { applicationId, authorId } = message.payload;
    const day = localDate(now());
    const follow = (await discussing(tx, applicationId))
      .filter(({ id }) => id !== authorId)
      .map(({ id }) => ({
        kind: "mail-discussion-to",
        payload: { applicationId, personId: id },
        dedupeKey: `discussion ${applicationId} ${id} ${day}`,
      }));
    await enqueue(tx, follow, now());
  },
  // Asked again: a conflict of interest may have been declared since.
  "mail-discussion-to": async (tx, message) => {
    const { applicationId, personId } = message.payload;
    const receiver = (await discussing(tx, applicationId)).find(({ id }) => id === personId);
    if (!receiver) return;
    const t = mailTexts(receiver.language);
    const { assessmentId, number } = receiver;
    await sendMail(tx, {
      outboxId: message.id,
      to: receiver.email,
      subject: t.discussed(number),
      text: t.discussedBody(
        number,
        publicUrl() + (assessmentId ? paths.assessmentDiscussion(assessmentId) : paths.caseDiscussion(`${applicationId}`)),
      ),
    });
  },
  // One message is one mail: each officer gets a message of their own.
  "mail-conflict-declared": async (tx, message) => {
    const { applicationId, personId } = message.payload;
    const officers = await officersFor(tx, applicationId, personId);
    const follow = officers.map(({ id }) => ({
      kind: "mail-conflict-to-rule",
      payload: { applicationId, personId, officerId: id },
      dedupeKey: `conflict-to-rule ${message.id} ${id}`,
    }));
    await enqueue(tx, follow, now());
  },
  "mail-conflict-to-rule": async (tx, message) => {
    const { applicationId, personId, officerId } = message.payload;
    const officer = (await officersFor(tx, applicationId, personId)).find(({ id }) => id === officerId);
    if (!officer) return;
    const t = mailTexts(officer.language);
    await sendMail(tx, {
      outboxId: message.id,
      to: officer.email,
      subject: t.declared(officer.number),
      text: t.declaredBody(officer.number, publicUrl() + paths.caseConflict(`${applicationId}`, `${personId}`)),
    });
  },
};
