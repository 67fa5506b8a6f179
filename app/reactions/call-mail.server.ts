import { enqueue, type Handlers } from "#app/gate/outbox.server.ts";
import { paths } from "#app/paths.ts";
import { now } from "#app/platform/clock.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail.server.ts";
import { sketchTexts } from "#app/rooms/applications/sketch.texts.ts";
import { stepOf } from "#app/rooms/applications/sketches.server.ts";
import type { Step } from "#app/rooms/applications/step.ts";
import { buildingTexts } from "#app/rooms/calls/building.texts.ts";
import { callAdmissionTexts } from "#app/rooms/calls/call-admission.texts.ts";
import { callNewsTexts } from "#app/rooms/calls/call-news.texts.ts";
import { callQuestionsTexts } from "#app/rooms/calls/call-questions.texts.ts";
import { callRevisionTexts } from "#app/rooms/calls/call-revision.texts.ts";
import { formatInstant } from "#app/texts/format.ts";
import { type Bilingual, inLanguage, isLanguage } from "#app/texts/language.ts";

/** `step`: of the first step of a call in two */
type Told = { callId: string; closesAt: string; days?: number; step?: "sketch" };
type Revised = { callId: string; version: number };

/** Whom a letter is for: of the first step those who have not handed in, of the whole call all but those who go no further. */
const concerned = (step: "sketch" | undefined) => (step === "sketch" ? sql`${stepOf} = 'sketch'` : sql`${stepOf} <> 'ended'`);

/** Everyone who writes in a draft of the call: one letter each, however many drafts and however often the machine is started again. */
async function tellTeams(tx: Executor, kind: string, told: Told | Revised, key: string): Promise<void> {
  const drafts = await tx.many<{ personId: string; applicationId: string }>(sql`
    select distinct on (m.person_id) m.person_id, a.id as application_id from application a join membership m on m.organisation_id = a.organisation_id and m.role in ('editor', 'signatory')
      join person p on p.id = m.person_id and p.erased_at is null
    where a.call_id = ${told.callId} and a.state = 'drafted' and ${concerned("step" in told ? told.step : undefined)} order by m.person_id, a.created_at desc`);
  const letters = drafts.map((draft) => ({ kind, payload: { ...told, ...draft }, dedupeKey: `${key}:${draft.personId}` }));
  await enqueue(tx, letters, now());
}

/** The call as it is now; null when it is no longer so that the letter would be true. */
const stillClosing = (tx: Executor, { callId, closesAt, step }: Told) => {
  const last = step === "sketch" ? sql`sketch_closes_at` : sql`closes_at`;
  return tx.maybe<{ title: Bilingual; closesAt: Date }>(
    sql`select title, ${last} as closes_at from call where id = ${callId} and state = 'published' and ${last} = ${new Date(closesAt)}`,
  );
};

/** The version that holds, with its reason; null when another has followed. */
const revision = (tx: Executor, { callId, version }: Revised) =>
  tx.maybe<{ title: Bilingual; slug: string; note: Bilingual }>(sql`
    select c.title, c.slug, x.note from call c
      join lateral (select note from call_change y where y.call_id = c.id and y.kind = 'rules' order by y.at desc limit 1) x on true
    where c.id = ${callId} and c.state = 'published' and c.rules_version = ${version}`);

const writerOf = (tx: Executor, told: { personId: string; applicationId: string }) =>
  tx.maybe<{ name: string; email: string; language: string; state: string; step: Step }>(sql`
    select p.name, p.email, p.language, a.state, ${stepOf} as step from person p, application a
    where p.id = ${told.personId} and p.erased_at is null and a.id = ${told.applicationId}`);

const letter =
  (words: "deadline" | "reminder"): Handlers[string] =>
  async (tx, message) => {
    const told = message.payload as Told & { personId: string; applicationId: string };
    const call = await stillClosing(tx, told);
    const person = await writerOf(tx, told);
    if (!call || person?.state !== "drafted") return;
    if (told.step === "sketch" && person.step !== "sketch") return;
    const language = isLanguage(person.language) ? person.language : "sv";
    const t = (told.step === "sketch" ? sketchTexts : buildingTexts)[language].mail;
    const title = inLanguage(call.title, language);
    const said = [
      person.name,
      title,
      formatInstant(call.closesAt, language),
      publicUrl() + paths.application(told.applicationId),
    ] as const;
    await sendMail(tx, {
      outboxId: message.id,
      to: person.email,
      subject: words === "deadline" ? t.deadlineSubject(title) : t.reminderSubject(title, told.days ?? 7),
      text: words === "deadline" ? t.deadlineBody(...said) : t.reminderBody(...said),
    });
  };

/** The last day was moved, or is near: those with a draft hear of it once. */
export const callMail: Handlers = {
  "call-deadline-moved": async (tx, message) => {
    const told = message.payload as Told;
    if (await stillClosing(tx, told))
      await tellTeams(tx, "mail-deadline-moved", told, `mail-deadline-moved:${told.callId}:${told.closesAt}${told.step ?? ""}`);
  },
  "call-reminder": async (tx, message) => {
    const told = message.payload as Told;
    if (await stillClosing(tx, told))
      await tellTeams(tx, "mail-reminder", told, `mail-reminder:${told.callId}:${told.closesAt}:${told.days}${told.step ?? ""}`);
  },
  // What was answered stands on the page for all: the letter says only that it is there.
  "mail-question-answered": async (tx, message) => {
    const { questionId } = message.payload as { questionId: string };
    const asked = await tx.maybe<{
      name: string;
      email: string;
      language: string;
      state: string;
      title: Bilingual;
      slug: string;
    }>(sql`
      select p.name, p.email, p.language, q.state, c.title, c.slug from call_question q join call c on c.id = q.call_id
        join person p on p.id = q.asked_by_id and p.erased_at is null where q.id = ${questionId} and q.state in ('published', 'set-aside')`);
    if (!asked) return;
    const language = isLanguage(asked.language) ? asked.language : "sv";
    const t = callQuestionsTexts[language].mail;
    const title = inLanguage(asked.title, language);
    const answered = asked.state === "published";
    const link = publicUrl() + (answered ? `${paths.call(asked.slug)}#fraga-${questionId}` : paths.askQuestion(asked.slug));
    await sendMail(tx, {
      outboxId: message.id,
      to: asked.email,
      subject: answered ? t.answeredSubject(title) : t.asideSubject(title),
      text: answered ? t.answeredBody(asked.name, title, link) : t.asideBody(asked.name, title, link),
    });
  },
  // Those who write for an invited organisation, and those who asked: one letter each, however many reasons there are to send it.
  "call-opens": async (tx, message) => {
    const { callId } = message.payload as { callId: string };
    const people = await tx.many<{ personId: string }>(sql`
      select distinct p.id as person_id from call c join person p on p.erased_at is null and (
        exists (select 1 from call_reminder r where r.call_id = c.id and r.person_id = p.id)
        or exists (select 1 from call_invitation i join organisation o on o.number = i.number
          join membership m on m.organisation_id = o.id and m.role in ('editor', 'signatory') where i.call_id = c.id and m.person_id = p.id))
      where c.id = ${callId} and c.state = 'published'`);
    await enqueue(
      tx,
      people.map(({ personId }) => ({
        kind: "mail-call-opens",
        payload: { callId, personId },
        dedupeKey: `mail-call-opens:${callId}:${personId}`,
      })),
      now(),
    );
  },
  "mail-call-opens": async (tx, message) => {
    const { callId, personId } = message.payload as { callId: string; personId: string };
    const found = await tx.maybe<{
      name: string;
      email: string;
      language: string;
      title: Bilingual;
      slug: string;
      closesAt: Date;
    }>(sql`
      select p.name, p.email, p.language, c.title, c.slug, coalesce(c.sketch_closes_at, c.closes_at) as closes_at from call c, person p
      where c.id = ${callId} and c.state = 'published' and p.id = ${personId} and p.erased_at is null`);
    if (!found) return;
    const language = isLanguage(found.language) ? found.language : "sv";
    const t = callNewsTexts[language].opensMail;
    const title = inLanguage(found.title, language);
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.subject(title),
      text: t.body(found.name, title, formatInstant(found.closesAt, language), publicUrl() + paths.call(found.slug)),
    });
  },
  // To all who write for the organisation, whether or not they have begun: the machine tells them, the office does not learn who they are.
  "call-late-admitted": async (tx, message) => {
    const { admissionId } = message.payload as { admissionId: string };
    const people = await tx.many<{ personId: string }>(sql`
      select m.person_id from call_admission x join membership m on m.organisation_id = x.organisation_id and m.role in ('editor', 'signatory')
        join person p on p.id = m.person_id and p.erased_at is null where x.id = ${admissionId}`);
    await enqueue(
      tx,
      people.map(({ personId }) => ({
        kind: "mail-late-admitted",
        payload: { admissionId, personId },
        dedupeKey: `mail-late-admitted:${admissionId}:${personId}`,
      })),
      now(),
    );
  },
  "mail-late-admitted": async (tx, message) => {
    const { admissionId, personId } = message.payload as { admissionId: string; personId: string };
    const found = await tx.maybe<{
      name: string;
      email: string;
      language: string;
      organisation: string;
      until: Date;
      title: Bilingual;
      slug: string;
      applicationId: string | null;
    }>(sql`
      select p.name, p.email, p.language, o.name as organisation, x.until, c.title, c.slug,
        (select a.id from application a where a.call_id = c.id and a.organisation_id = o.id and a.state = 'drafted' order by a.created_at desc limit 1) as application_id
      from call_admission x join organisation o on o.id = x.organisation_id join call c on c.id = x.call_id and c.state = 'published', person p
      where x.id = ${admissionId} and p.id = ${personId} and p.erased_at is null`);
    if (!found) return;
    const language = isLanguage(found.language) ? found.language : "sv";
    const t = callAdmissionTexts[language].mail;
    const title = inLanguage(found.title, language);
    const link =
      publicUrl() + (found.applicationId ? paths.application(found.applicationId) : paths.startApplication(found.slug));
    await sendMail(tx, {
      outboxId: message.id,
      to: found.email,
      subject: t.subject(title),
      text: t.body(found.name, found.organisation, title, formatInstant(found.until, language), link),
    });
  },
  // A version that has been followed by another is told of by the later one.
  "call-rules-revised": async (tx, message) => {
    const told = message.payload as Revised;
    if (await revision(tx, told))
      await tellTeams(tx, "mail-rules-revised", told, `mail-rules-revised:${told.callId}:${told.version}`);
  },
  "mail-rules-revised": async (tx, message) => {
    const told = message.payload as Revised & { personId: string; applicationId: string };
    const call = await revision(tx, told);
    const person = await writerOf(tx, told);
    if (!call || person?.state !== "drafted") return;
    const language = isLanguage(person.language) ? person.language : "sv";
    const t = callRevisionTexts[language].mail;
    const title = inLanguage(call.title, language);
    await sendMail(tx, {
      outboxId: message.id,
      to: person.email,
      subject: t.subject(title),
      text: t.body(person.name, title, inLanguage(call.note, language), `${publicUrl()}${paths.call(call.slug)}#changes`),
    });
  },
  "mail-deadline-moved": letter("deadline"),
  "mail-reminder": letter("reminder"),
};
