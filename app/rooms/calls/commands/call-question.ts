import type { Case, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import type { QuestionState } from "#app/rooms/calls/call-question.lifecycle.ts";
import { questionsClose, takesQuestions } from "#app/rooms/calls/call-question.ts";

export type QuestionSubject = Case<QuestionState> & {
  readonly callId: string;
  readonly call: { readonly state: CallState; readonly closesAt: Date; readonly questionsUntil: LocalDate | null };
};

/** The journal says that something was asked and answered; the words stand in their own row, where a person's can be taken away. */
export type QuestionEvent = { readonly type: "QuestionAsked" | "QuestionPublished" | "QuestionCorrected" | "QuestionSetAside" };

type Decided = Decision<QuestionEvent, undefined>;

/** Until the last day for questions by the server's clock; after that an answer would come too late for some. */
export const ask = (subject: QuestionSubject, now: Date): Result<Decided, "no-questions-now"> =>
  takesQuestions(subject.call, now)
    ? accept({ events: [{ type: "QuestionAsked" }] })
    : refuse("no-questions-now", { values: { closed: questionsClose(subject.call).getTime() } });

/** The one who asked is told once, where the answer stands; a correction is seen on the page and writes to nobody. */
const tell = (subject: QuestionSubject) => ({
  kind: "mail-question-answered",
  payload: { questionId: subject.id },
  dedupeKey: `question-answered:${subject.id}:${subject.state}`,
});

export const publishAnswer = (subject: QuestionSubject): Result<Decided, never> =>
  accept({ events: [{ type: "QuestionPublished" }], follow: [tell(subject)] });

export const correctAnswer = (): Result<Decided, never> => accept({ events: [{ type: "QuestionCorrected" }] });

export const setAside = (subject: QuestionSubject): Result<Decided, never> =>
  accept({ events: [{ type: "QuestionSetAside" }], follow: [tell(subject)] });
