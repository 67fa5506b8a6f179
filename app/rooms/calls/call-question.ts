import { addDays, endOfMinute, instantAt, type LocalDate } from "#app/kernel/time.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import type { QuestionState } from "#app/rooms/calls/call-question.lifecycle.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** A question with its answer as everybody reads it. English may be empty: Swedish then stands for both. */
export type PublishedQuestion = {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly answeredAt: Date;
  /** when question or answer was last corrected; null when never */
  readonly changedAt: Date | null;
};

/** A question as the office meets it: what was asked, never by whom. */
export type OfficeQuestion = {
  readonly id: string;
  readonly callId: string;
  readonly state: Exclude<QuestionState, "absent">;
  readonly version: number;
  readonly askedAt: Date;
  readonly asked: string;
  readonly question: Bilingual | null;
  readonly answer: Bilingual | null;
  readonly reason: string;
  readonly answeredAt: Date | null;
};

/** One's own question, to see how it went. */
export type OwnQuestion = Pick<OfficeQuestion, "id" | "state" | "askedAt" | "asked" | "reason">;

type Asking = { readonly state: CallState; readonly closesAt: Date; readonly questionsUntil: LocalDate | null };

/** The last instant when a question is taken: the end of the day that the call says, or its own last minute. */
export const questionsClose = ({ closesAt, questionsUntil }: Omit<Asking, "state">): Date => {
  const closes = endOfMinute(closesAt);
  const midnight = questionsUntil === null ? null : instantAt(addDays(questionsUntil, 1), "00:00");
  return midnight && midnight <= closes ? new Date(midnight.getTime() - 1) : closes;
};

/** A call that is public takes questions from the day it is published, also before it opens. */
export const takesQuestions = (call: Asking, now: Date): boolean => call.state === "published" && now <= questionsClose(call);
