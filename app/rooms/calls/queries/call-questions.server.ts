import { database, sql } from "#app/platform/database.server.ts";
import type { OfficeQuestion, OwnQuestion, PublishedQuestion } from "#app/rooms/calls/call-question.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** In the order they were answered, the latest first. */
export const publishedQuestions = (callId: string): Promise<PublishedQuestion[]> =>
  database.many(sql`
    select id, question, answer, answered_at, changed_at from call_question where call_id = ${callId} and state = 'published'
    order by answered_at desc, id`);

export type AnnouncedQuestion = PublishedQuestion & { readonly callId: string };
export const allPublishedQuestions = (): Promise<AnnouncedQuestion[]> =>
  database.many(sql`
    select id, call_id, question, answer, answered_at, changed_at from call_question where state = 'published'
    order by answered_at desc limit 100`);

export const questionsForOffice = (callId: string): Promise<OfficeQuestion[]> =>
  database.many(sql`
    select id, call_id, state, version, asked_at, asked, question, answer, reason, answered_at from call_question
    where call_id = ${callId} order by (state = 'asked') desc, case when state = 'asked' then asked_at end, answered_at desc, id`);

export const ownQuestions = (callId: string, personId: string): Promise<OwnQuestion[]> =>
  database.many(sql`
    select id, state, asked_at, asked, reason from call_question where call_id = ${callId} and asked_by_id = ${personId} order by asked_at desc`);

export type WaitingQuestions = {
  readonly callId: string;
  readonly title: Bilingual;
  readonly count: number;
  readonly oldest: Date;
};
export const waitingQuestions = (): Promise<WaitingQuestions[]> =>
  database.many(sql`
    select q.call_id, c.title, count(*)::int as count, min(q.asked_at) as oldest from call_question q join call c on c.id = q.call_id
    where q.state = 'asked' group by q.call_id, c.title order by 4`);
