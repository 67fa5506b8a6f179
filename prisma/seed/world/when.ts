// The demo world is told from 22 November 2026 and must feel like today whenever it is loaded.

import type { LocalDate } from "#app/kernel/time.ts";
import { addDays, instantAt, localDate } from "#app/kernel/time.ts";
import type { Moment } from "./types.ts";

/** The year the living parts are written in. */
export const writtenIn = 2026;

/** How many years the living calls have moved since they were written; never backwards. */
export const yearsMoved = (now: Date): number => Math.max(0, Number(localDate(now).slice(0, 4)) - writtenIn);

/** The instant of a moment. Throws when the wall-clock minute does not exist: that is a fault in the data. */
export function instantOf(moment: Moment, now: Date): Date {
  const [date, time] = "at" in moment ? (moment.at.split("T") as [string, string]) : [daysFrom(now, moment.days), moment.time];
  const instant = instantAt(date, time);
  if (!instant) throw new RangeError(`no such Swedish minute: ${date} ${time}`);
  return instant;
}

export const dateOf = (moment: Moment, now: Date): LocalDate =>
  "at" in moment ? moment.at.slice(0, 10) : daysFrom(now, moment.days);

export const daysFrom = (now: Date, days: number): LocalDate => addDays(localDate(now), days);

/**
 * Moves the years 2026-2029 in every text, date and year of a living record. 2030 stays: it belongs to the names of strategies.
 * Amounts are safe: only whole numbers under a key called `year` move.
 */
export function moveYears<T>(value: T, years: number, key = ""): T {
  if (years === 0) return value;
  if (typeof value === "string") return value.replace(/(?<!\d)20(2[6-9])(?!\d)/g, (year) => String(Number(year) + years)) as T;
  if (typeof value === "number") return (key === "year" ? value + years : value) as T;
  if (Array.isArray(value)) return value.map((item) => moveYears(item, years, key)) as T;
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, moveYears(item, years, name)])) as T;
  return value;
}
