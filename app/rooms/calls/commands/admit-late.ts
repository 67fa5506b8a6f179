import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { daysLater, endOfMinute, instantAt, type LocalDate, localDate, localMinute } from "#app/kernel/time.ts";
import type { CallEvent, CallSubject } from "#app/rooms/calls/call.events.ts";
import type { Decision, FollowUps } from "#app/rooms/calls/commands/follow.ts";

/** At most so many days after the last day: who needs more is not late but in another call. */
const longest = 14;

type Closing = Pick<CallSubject, "closesAt" | "sketchClosesAt">;
/** In a call in two steps it is the one that has closed, or closes next, that somebody is late for. */
const lastOf = ({ closesAt, sketchClosesAt }: Closing, now: Date): Date =>
  sketchClosesAt && endOfMinute(closesAt) >= now ? sketchClosesAt : closesAt;

const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** What is usual: two days from the last day or, when that has passed, from now. Stockholm's date and clock, never midnight. */
export function usualAdmission(call: Closing, now: Date): { readonly date: LocalDate; readonly time: string } {
  const until = daysLater(later(now, lastOf(call, now)), 2);
  const [date, time] = [localDate(until), localMinute(until).slice(11)];
  return { date, time: time === "00:00" ? "00:01" : time };
}

/**
 * One organisation may hand in after the last day, until an instant that is included and for a reason that is kept. It is given to the
 * organisation, whether or not it has begun anything: the office knows of no draft (TF 2:13).
 */
export function admitLate(
  subject: CallSubject,
  wanted: { readonly id: string; readonly organisationId: string | null; readonly date: LocalDate; readonly time: string },
  now: Date,
): Result<Decision<CallEvent> & FollowUps, "not-admitted"> {
  const no = (fields: Record<string, string>) => refuse("not-admitted", { fields });
  if (wanted.organisationId === null) return no({ number: "noSuchOrganisation" });
  if (wanted.time === "00:00") return no({ time: "midnight" });
  const until = instantAt(wanted.date, wanted.time);
  if (!until) return no({ time: "noSuchTime" });
  const last = lastOf(subject, now);
  if (endOfMinute(until) < now || until <= last) return no({ date: "notLater" });
  if (until > daysLater(later(now, last), longest)) return no({ date: "tooFar" });
  if (subject.decisionOn !== null && localDate(until) >= subject.decisionOn) return no({ date: "decisionBeforeClosing" });
  const { id, organisationId } = wanted;
  return accept({
    events: [{ type: "LateAdmitted", id, organisationId, until }],
    follow: [{ kind: "call-late-admitted", payload: { admissionId: id }, dedupeKey: `call-late-admitted:${id}` }],
  });
}
