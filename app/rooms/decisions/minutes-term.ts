import { addMonths, type LocalDate, localDate } from "#app/kernel/time.ts";

/** What decides how long the text of minutes is on the public web. */
export type Announced = {
  readonly announcedAt: Date | null;
  readonly appealUntil: LocalDate | null;
  /** a court tries something in them */
  readonly beforeCourt: boolean;
};

/** The last day the text is public, included: the installation's months from the notice, and never before the appeal period is over (KL 8:11). */
export function minutesPublicUntil(
  { announcedAt, appealUntil }: Pick<Announced, "announcedAt" | "appealUntil">,
  months: number,
): LocalDate | null {
  if (!announcedAt) return null;
  const term = addMonths(localDate(announcedAt), months);
  return appealUntil !== null && appealUntil > term ? appealUntil : term;
}

/** Nothing before the notice, and nothing after the term (GDPR art. 5.1 e), but what a court has before it: that stays while it is tried. */
export function minutesArePublic(minutes: Announced, today: LocalDate, months: number): boolean {
  const until = minutesPublicUntil(minutes, months);
  return until !== null && (minutes.beforeCourt || today <= until);
}
