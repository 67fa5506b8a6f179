import { addDays, type LocalDate } from "#app/kernel/time.ts";

const dayOfWeek = (date: LocalDate) => new Date(`${date}T00:00:00Z`).getUTCDay();
const date = (year: number, month: number, day: number): LocalDate =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return date(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

const saturdayFrom = (start: LocalDate): LocalDate => addDays(start, (6 - dayOfWeek(start) + 7) % 7);

/** Public holidays besides Sundays (lag 1989:253), and the three eves that lag 1930:173 puts beside them. */
export function freeDays(year: number): LocalDate[] {
  const easter = easterSunday(year);
  const midsummerDay = saturdayFrom(date(year, 6, 20));
  return [
    date(year, 1, 1),
    date(year, 1, 6),
    date(year, 5, 1),
    date(year, 12, 25),
    date(year, 12, 26),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    addDays(easter, 39),
    addDays(easter, 49),
    // Whit Monday gave way to the National Day in 2005.
    year >= 2005 ? date(year, 6, 6) : addDays(easter, 50),
    midsummerDay,
    saturdayFrom(date(year, 10, 31)),
    addDays(midsummerDay, -1),
    date(year, 12, 24),
    date(year, 12, 31),
  ].toSorted();
}

const isFree = (day: LocalDate): boolean => [0, 6].includes(dayOfWeek(day)) || freeDays(Number(day.slice(0, 4))).includes(day);

/** A last day that is a Saturday, Sunday, public holiday or one of the three eves moves to the next weekday (lag 1930:173 § 2). */
export function nextWeekday(day: LocalDate): LocalDate {
  let at = day;
  while (isFree(at)) at = addDays(at, 1);
  return at;
}

/** Minutes are to be adjusted within 14 days of the meeting (KL 5:69). */
export const lastDayToAdjust = (heldOn: LocalDate): LocalDate => addDays(heldOn, 14);

/** The notice is to be up by the second day after the adjusting (KL 8:12). */
export const lastDayToAnnounce = (adjustedOn: LocalDate): LocalDate => addDays(adjustedOn, 2);

/** Three weeks from the notice (KL 13:5). */
export const lastDayToAppeal = (announcedOn: LocalDate): LocalDate => nextWeekday(addDays(announcedOn, 21));
