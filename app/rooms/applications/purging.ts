import type { At, Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { addDays, addMonths, type LocalDate, localDate } from "#app/kernel/time.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";

/**
 * A draft is kept for its team as technical storage (TF 2:13) and no longer than that has a purpose (GDPR art. 5.1 e): this many months after
 * the call has closed and it was last touched, and never without a warning this many days before. An installation may set its own
 * (`setting`, keys `draft-months` and `draft-warning-days`).
 */
export type Keeping = { readonly months: number; readonly warningDays: number };
export const usualKeeping: Keeping = { months: 6, warningDays: 30 };

export const keepingFrom = (set: { months: unknown; warningDays: unknown }): Keeping => {
  const whole = (value: unknown, most: number, usual: number) => {
    const number = Number(value ?? Number.NaN);
    return Number.isInteger(number) && number >= 1 && number <= most ? number : usual;
  };
  return {
    months: whole(set.months, 120, usualKeeping.months),
    warningDays: whole(set.warningDays, 365, usualKeeping.warningDays),
  };
};

export type DraftTimes = {
  /** last written in, added to or taken back */
  readonly touchedAt: Date;
  /** the team's own last minute */
  readonly closesAt: Date;
  /** the last warning; null before the first */
  readonly warnedAt: Date | null;
};
/** `left`: when the last of the letters that have left did so. `waiting`: letters are written and none has left. */
export type Letters = { readonly left: Date | null; readonly waiting: boolean };

const lastOf = ({ touchedAt, closesAt }: DraftTimes): Date => (touchedAt > closesAt ? touchedAt : closesAt);
const months = (times: DraftTimes, keeping: Keeping): LocalDate => addMonths(localDate(lastOf(times)), keeping.months);
/** A warning holds until the draft is touched, or its call closes anew. */
const isWarned = (times: DraftTimes): times is DraftTimes & { warnedAt: Date } =>
  times.warnedAt !== null && times.warnedAt > lastOf(times);
const day = 86_400_000;

/** The first day that the draft may be gone, as its team is told. */
export function erasedFrom(times: DraftTimes, keeping: Keeping, now: Date): LocalDate {
  const due = months(times, keeping);
  // A day more than the days of warning, so that all of them are whole.
  const warned = addDays(localDate(isWarned(times) ? times.warnedAt : now), keeping.warningDays + 1);
  const soon = isWarned(times) || localDate(now) >= addDays(due, -keeping.warningDays);
  return soon && warned > due ? warned : due;
}

export type DraftStanding = "kept" | "to-warn" | "warning-waits" | "warned" | "to-purge";

/** What is to be done with a draft at this moment. */
export function draftStanding(times: DraftTimes, letters: Letters, keeping: Keeping, now: Date): DraftStanding {
  if (now <= times.closesAt) return "kept";
  const today = localDate(now);
  if (!isWarned(times)) return today >= addDays(months(times, keeping), -keeping.warningDays) ? "to-warn" : "kept";
  if (letters.waiting) return "warning-waits";
  const left = letters.left && letters.left > times.warnedAt ? letters.left : times.warnedAt;
  const whole = now.getTime() - left.getTime() >= keeping.warningDays * day;
  return whole && today >= erasedFrom(times, keeping, now) ? "to-purge" : "warned";
}

export type PurgeSubject = Case & {
  readonly times: DraftTimes;
  readonly letters: Letters;
  readonly attachments: readonly string[];
  /** who writes in it, to be warned */
  readonly team: readonly string[];
};

export const warningKey = (applicationId: string, warnedAt: Date, personId: string): string =>
  `draft-warning ${applicationId} ${warnedAt.toISOString()} ${personId}`;

export function warnOfPurge(
  subject: PurgeSubject,
  { now }: At,
  keeping: Keeping,
): Result<Decision<ApplicationEvent, null>, "not-in-this-state" | "not-due"> {
  if (subject.submitted || subject.paper || awaited(subject)) return refuse("not-in-this-state");
  if (draftStanding(subject.times, subject.letters, keeping, now) !== "to-warn") return refuse("not-due");
  const on = erasedFrom({ ...subject.times, warnedAt: now }, keeping, now);
  return accept({
    events: [{ type: "DraftPurgeWarned", on }],
    follow: subject.team.map((personId) => ({
      kind: "mail-draft-warning",
      payload: { applicationId: subject.id, personId, on },
      dedupeKey: warningKey(subject.id, now, personId),
    })),
    value: null,
  });
}

/** An idea sketch that nobody has answered: what goes on from it is still being waited for. */
const awaited = (subject: PurgeSubject): boolean => subject.sketched && subject.step === "waiting";

/**
 * What has come in, on paper or as an idea sketch too, is the authority's and is never purged here, whatever state it is in. The files' bytes
 * go when the rows have gone.
 */
export function purge(
  subject: PurgeSubject,
  { now }: At,
  keeping: Keeping,
): Result<Decision<ApplicationEvent, null>, "not-in-this-state" | "not-due"> {
  if (subject.submitted || subject.paper || subject.sketched) return refuse("not-in-this-state");
  if (draftStanding(subject.times, subject.letters, keeping, now) !== "to-purge") return refuse("not-due");
  return accept({
    events: [{ type: "DraftPurged", files: subject.attachments.length }],
    follow: subject.attachments.map((attachmentId) => ({ kind: "attachment-erase", payload: { attachmentId } })),
    value: null,
  });
}

/**
 * The whole application that was to follow an idea sketch and was never sent in: its words and files are a draft like others and go in the
 * same time, while the case and the sealed sketch stay (arkivlagen 1990:782, 10 §).
 */
export function lapse(
  subject: PurgeSubject,
  { now }: At,
  keeping: Keeping,
): Result<Decision<ApplicationEvent, null>, "not-in-this-state" | "not-due"> {
  if (subject.submitted || subject.paper || !subject.sketched || awaited(subject)) return refuse("not-in-this-state");
  if (draftStanding(subject.times, subject.letters, keeping, now) !== "to-purge") return refuse("not-due");
  return accept({
    events: [{ type: "DraftLapsed", files: subject.attachments.length }],
    follow: subject.attachments.map((attachmentId) => ({ kind: "attachment-erase", payload: { attachmentId } })),
    value: null,
  });
}
