import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import type { CaseKind } from "#app/gate/execute.server.ts";
import { type Executor, sql } from "#app/platform/database.server.ts";
import {
  callQuestionLifecycle,
  type QuestionCommand,
  type QuestionRelation,
  type QuestionState,
} from "#app/rooms/calls/call-question.lifecycle.ts";
import type { QuestionEvent, QuestionSubject } from "#app/rooms/calls/commands/call-question.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** What a command writes down besides its event. */
export type QuestionWords = {
  readonly asked?: string;
  readonly question?: Bilingual;
  readonly answer?: Bilingual;
  readonly reason?: string;
};

export const questionRelations = (actor: Actor): QuestionRelation[] =>
  hasRole(actor, "officer") ? ["asker", "officer"] : isStaff(actor) ? ["asker", "staff"] : ["asker"];

/** Who has no work in the office stands in no relation to a question once it is asked, not even to the own one: it is answered on the page. */
const relationsTo = (subject: QuestionSubject, actor: Actor): QuestionRelation[] =>
  questionRelations(actor).filter((relation) => relation !== "asker" || subject.state === "absent");

/** Asking waits for a deadline that is being moved: it has been moved or it has not. */
export const loadForAsking =
  (slug: string) =>
  async (tx: Executor, id: string): Promise<QuestionSubject | null> => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7303))`);
    const call = await tx.maybe<QuestionSubject["call"] & { id: string }>(
      sql`select id, state, closes_at, questions_until from call where slug = ${slug} and state in ('published', 'withdrawn') for share`,
    );
    if (!call) return null;
    const existing = await tx.maybe<{ state: QuestionState; version: number }>(
      sql`select state, version from call_question where id = ${id}`,
    );
    return { id, state: existing?.state ?? "absent", version: existing?.version ?? 0, callId: call.id, call };
  };

const load = async (tx: Executor, id: string): Promise<QuestionSubject | null> => {
  const row = await tx.maybe<Omit<QuestionSubject, "call">>(
    sql`select id, state, version, call_id from call_question where id = ${id} for update`,
  );
  return (
    row && {
      ...row,
      call: await tx.one<QuestionSubject["call"]>(
        sql`select state, closes_at, questions_until from call where id = ${row.callId}`,
      ),
    }
  );
};

export const callQuestionWith = (
  words: QuestionWords,
): CaseKind<QuestionState, QuestionCommand, QuestionRelation, QuestionSubject, QuestionEvent> => ({
  name: "call-question",
  lifecycle: callQuestionLifecycle,
  load,
  relationsTo,
  apply: async (tx, subject, next, events, { actor, now }) => {
    for (const { type } of events) {
      const shown = [JSON.stringify(words.question ?? null), JSON.stringify(words.answer ?? null)] as const;
      if (type === "QuestionAsked")
        await tx.run(sql`insert into call_question (id, call_id, state, version, asked_by_id, asked_at, asked)
          values (${subject.id}, ${subject.callId}, ${next}, 1, ${actor.personId}, ${now}, ${words.asked ?? ""})`);
      else if (type === "QuestionSetAside")
        await tx.run(sql`update call_question set state = ${next}, version = version + 1, reason = ${words.reason ?? ""},
          answered_by_id = ${actor.personId}, answered_at = ${now} where id = ${subject.id}`);
      else if (type === "QuestionPublished")
        await tx.run(sql`update call_question set state = ${next}, version = version + 1, question = ${shown[0]}::jsonb, answer = ${shown[1]}::jsonb,
          answered_by_id = ${actor.personId}, answered_at = ${now} where id = ${subject.id}`);
      else
        await tx.run(sql`update call_question set version = version + 1, question = ${shown[0]}::jsonb, answer = ${shown[1]}::jsonb,
          answered_by_id = ${actor.personId}, changed_at = ${now} where id = ${subject.id}`);
    }
  },
  caseId: () => null,
});
