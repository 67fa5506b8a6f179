import { type Actor, hasRole, isStaff } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { withinLimit } from "#app/platform/rate-limit.server.ts";
import { callQuestionWith, loadForAsking } from "#app/rooms/calls/call-question.store.server.ts";
import { type OfficeQuestion, type OwnQuestion, questionsClose, takesQuestions } from "#app/rooms/calls/call-question.ts";
import { callById, callBySlug } from "#app/rooms/calls/calls.server.ts";
import { ask, correctAnswer, publishAnswer, setAside } from "#app/rooms/calls/commands/call-question.ts";
import * as query from "#app/rooms/calls/queries/call-questions.server.ts";
import type { Bilingual } from "#app/texts/language.ts";

// ── public ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Questions that have been answered, and until when more can be asked. Public. */
export async function questionsOfCall(call: Parameters<typeof takesQuestions>[0] & { readonly id: string }) {
  return {
    list: await query.publishedQuestions(call.id),
    closes: questionsClose(call),
    open: takesQuestions(call, now()),
    withdrawn: call.state === "withdrawn",
  };
}

// ── asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An id for a form that will ask a question. */
export const newQuestionId = (): string => newId();

export const ownQuestions = (actor: Actor, callId: string): Promise<OwnQuestion[]> => query.ownQuestions(callId, actor.personId);

/** Said twice with the same id, it is one question. */
export async function askQuestion(order: {
  actor: Actor;
  slug: string;
  id: string;
  question: string;
}): Promise<Result<undefined, GateRefusal | "no-questions-now" | "too-many">> {
  const { actor, slug, id, question } = order;
  const call = await callBySlug(slug);
  if (!call) return refuse("not-found");
  const own = await query.ownQuestions(call.id, actor.personId);
  if (own.some((one) => one.id === id)) return accept(undefined);
  if (!(await withinLimit("question-per-person", actor.personId))) return refuse("too-many");
  return execute({
    kind: callQuestionWith({ asked: question }),
    command: "ask",
    actor,
    id,
    load: loadForAsking(slug),
    decide: (subject, at) => ask(subject, at.now),
  });
}

// ── the office ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Calls with questions that nobody has answered; nothing for anyone outside the office. */
export const waitingQuestions = async (actor: Actor) => (isStaff(actor) ? query.waitingQuestions() : []);

/** Every question about a call; null for anyone outside the office. */
export async function questionsForOffice(
  actor: Actor,
  callId: string,
): Promise<{ title: Bilingual; slug: string; list: OfficeQuestion[]; mayAnswer: boolean } | null> {
  const call = isStaff(actor) ? await callById(callId) : null;
  return (
    call && {
      title: call.title,
      slug: call.slug,
      list: await query.questionsForOffice(callId),
      mayAnswer: hasRole(actor, "officer"),
    }
  );
}

/** One press: a question that waits is published, one that is published is corrected. */
export const answerQuestion = (order: {
  actor: Actor;
  id: string;
  version: number;
  outcome: "publish" | "set-aside";
  question: Bilingual;
  answer: Bilingual;
  reason: string;
}): Promise<Result<undefined, GateRefusal>> => {
  const { actor, id, version, outcome, question, answer, reason } = order;
  return execute({
    kind: callQuestionWith(outcome === "publish" ? { question, answer } : { reason }),
    command: (subject) => (outcome === "set-aside" ? "set-aside" : subject.state === "published" ? "correct" : "publish"),
    actor,
    id,
    version,
    decide: (subject) =>
      outcome === "set-aside" ? setAside(subject) : subject.state === "published" ? correctAnswer() : publishAnswer(subject),
  });
};
