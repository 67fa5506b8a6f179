/** A Swedish calendar date, `"YYYY-MM-DD"`, Europe/Stockholm. A `Date` is always an instant. All zone logic is in this file. */
export type LocalDate = string & { readonly __localDate?: never };

export const zone = "Europe/Stockholm";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const fields = (instant: Date) =>
  Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value])) as Record<string, string>;

/** The Swedish calendar date at an instant. */
export const localDate = (instant: Date): LocalDate => {
  const at = fields(instant);
  return `${at.year}-${at.month}-${at.day}`;
};

/** The Swedish wall clock at an instant, `"YYYY-MM-DDTHH:mm"`. */
export const localMinute = (instant: Date): string => {
  const at = fields(instant);
  return `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}`;
};

/**
 * The instant of a Swedish wall-clock minute. `null` when the minute does not exist (spring) or exists twice (autumn): a deadline
 * may not be set there, since applicants could not know which one is meant.
 */
export function instantAt(date: LocalDate, time: string): Date | null {
  if (!isLocalDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const wall = `${date}T${time}`;
  const asUtc = Date.parse(`${wall}:00Z`);
  const hits = [1, 2].map((offset) => new Date(asUtc - offset * 3_600_000)).filter((instant) => localMinute(instant) === wall);
  return hits.length === 1 ? (hits[0] as Date) : null;
}

/** The last instant of a minute: a deadline "kl. 23.59" is inclusive and ends at 23:59:59.999. */
export const endOfMinute = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 60_000) * 60_000 + 59_999);

export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The same Swedish wall clock so many days later, or earlier when below zero; an hour beside it where the clocks then have none such. */
export const daysLater = (instant: Date, days: number): Date => {
  const ahead = (at: Date) => Date.parse(`${localMinute(at)}:00Z`) - Math.floor(at.getTime() / 60_000) * 60_000;
  const plain = new Date(instant.getTime() + days * 86_400_000);
  return new Date(plain.getTime() + ahead(instant) - ahead(plain));
};

export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Whole months from the first day of `from`'s month to the last day of `to`'s month, both included. */
export const monthsSpanned = (from: LocalDate, to: LocalDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;

/** Calendar years touched by a period, both ends included. */
export const yearsTouched = (from: LocalDate, to: LocalDate): number[] => {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Math.max(0, Number(to.slice(0, 4)) - first + 1) }, (_, index) => first + index);
};

/** The same day so many months later; the last day of a month that has no such day. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, last)).padStart(2, "0")}`;
};

/** The same day so many years later, or earlier when below zero; of 29 February the 28th when that year has none. */
export const addYears = (date: LocalDate, years: number): LocalDate => {
  const [year = "", month, day] = date.split("-");
  const moved = `${String(Number(year) + years).padStart(4, "0")}-${month}-${day}`;
  return isLocalDate(moved) ? moved : `${moved.slice(0, 8)}28`;
};
