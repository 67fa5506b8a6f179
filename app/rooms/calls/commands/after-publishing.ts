import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { endOfMinute, instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import type { CallEvent, CallSubject, CallWords } from "#app/rooms/calls/call.events.ts";
import { type Decision, type FollowUps, remindersOf, sketchRemindersOf } from "#app/rooms/calls/commands/follow.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type ExtendRefusal = "not-a-later-day";

/** Words may be made clearer, never the rules; what was changed is told on the call's page. */
export const correctText = (words: CallWords, note: Bilingual): Result<Decision<CallEvent>> =>
  accept({ events: [{ type: "TextCorrected", words, note }] });

/**
 * The last day can only be moved forward, and only while the call is open or to come: those who kept to it must not lose by it, and a call
 * that has closed is not opened again for some. Everyone with a draft is told once.
 */
export function extendDeadline(
  subject: CallSubject,
  wanted: { readonly date: LocalDate; readonly time: string; readonly decisionOn: LocalDate | null; readonly note: Bilingual },
  now: Date,
): Result<Decision<CallEvent> & FollowUps, ExtendRefusal | "closed"> {
  if (endOfMinute(subject.closesAt) < now) return refuse("closed");
  const closesAt = instantAt(wanted.date, wanted.time);
  if (!closesAt) return refuse("not-a-later-day", { fields: { time: "noSuchTime" } });
  if (wanted.time === "00:00") return refuse("not-a-later-day", { fields: { time: "midnight" } });
  if (closesAt <= subject.closesAt) return refuse("not-a-later-day", { fields: { date: "notLater" } });
  const decisionOn = wanted.decisionOn ?? subject.decisionOn;
  if (decisionOn !== null && decisionOn <= localDate(closesAt))
    return refuse("not-a-later-day", { fields: { decisionOn: "decisionBeforeClosing" } });
  const told = {
    kind: "call-deadline-moved",
    payload: { callId: subject.id, closesAt: closesAt.toISOString() },
    dedupeKey: `call-deadline-moved:${subject.id}:${closesAt.toISOString()}`,
  };
  return accept({
    events: [{ type: "DeadlineExtended", closesAt, decisionOn, note: wanted.note }],
    follow: [told, ...remindersOf(subject.id, closesAt, now)],
  });
}

/**
 * The same for the first step of a call in two, whose day of answers may have to follow; the last day of the whole stands. Those who have begun
 * a sketch and not handed it in are told once.
 */
export function extendSketchDeadline(
  subject: CallSubject,
  wanted: { readonly date: LocalDate; readonly time: string; readonly answerOn: LocalDate | null; readonly note: Bilingual },
  now: Date,
): Result<Decision<CallEvent> & FollowUps, ExtendRefusal | "closed"> {
  const before = subject.sketchClosesAt;
  if (before === null || endOfMinute(before) < now) return refuse("closed");
  const sketchClosesAt = instantAt(wanted.date, wanted.time);
  if (!sketchClosesAt) return refuse("not-a-later-day", { fields: { time: "noSuchTime" } });
  if (wanted.time === "00:00") return refuse("not-a-later-day", { fields: { time: "midnight" } });
  if (sketchClosesAt <= before) return refuse("not-a-later-day", { fields: { date: "notLater" } });
  const sketchAnswerOn = wanted.answerOn ?? subject.sketchAnswerOn;
  if (sketchAnswerOn === null || sketchAnswerOn <= localDate(sketchClosesAt))
    return refuse("not-a-later-day", { fields: { answerOn: "answerBeforeSketch" } });
  if (sketchAnswerOn >= localDate(subject.closesAt))
    return refuse("not-a-later-day", { fields: { answerOn: "closesBeforeAnswer" } });
  const instant = sketchClosesAt.toISOString();
  const told = {
    kind: "call-deadline-moved",
    payload: { callId: subject.id, closesAt: instant, step: "sketch" },
    dedupeKey: `call-deadline-moved:${subject.id}:${instant}:sketch`,
  };
  return accept({
    events: [{ type: "SketchDeadlineExtended", sketchClosesAt, sketchAnswerOn, note: wanted.note }],
    follow: [told, ...sketchRemindersOf(subject.id, sketchClosesAt, now)],
  });
}
