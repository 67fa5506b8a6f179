import { addDays, endOfMinute, instantAt, type LocalDate, localDate } from "#app/kernel/time.ts";
import type { SectionKey } from "#app/rooms/applications/application.ts";

/** Days that an applicant gets unless the officer says otherwise; an installation may set its own (`setting`, key `completion-days`). */
export const usualDays = 14;

/** What has been asked for and is not yet answered. */
export type OpenCompletion = {
  readonly number: number;
  readonly sections: readonly SectionKey[];
  readonly message: string;
  /** the last day; all of it counts */
  readonly dueOn: LocalDate;
};

/** The last millisecond of the last day, in Stockholm. */
export const completionEnds = (dueOn: LocalDate): Date => {
  const lastMinute = instantAt(dueOn, "23:59");
  if (!lastMinute) throw new RangeError(`${dueOn} has no 23.59`);
  return endOfMinute(lastMinute);
};

export const isLate = (dueOn: LocalDate, now: Date): boolean => now > completionEnds(dueOn);

/** A proposal for the last day. */
export const proposedDay = (now: Date, days: number): LocalDate => addDays(localDate(now), days);
