import type { Language } from "#app/texts/language.ts";

/** Days and hours to put in a calendar, as data; `render-calendar.server.ts` writes them as iCalendar (RFC 5545). */
export type CalendarEvent = {
  /** stays the same for as long as the event is the same one, however often it is moved */
  readonly uid: string;
  readonly title: string;
  readonly about: string;
  /** the language of the words above, where it is another than the calendar's (RFC 5545 3.2.10) */
  readonly language?: Language;
  readonly url: string;
  /** an instant, or whole Swedish days: one, or from `day` to `until` with both */
  readonly at: Date | { readonly day: string; readonly until?: string };
  /** how many times it has been changed: calendars take the highest */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly cancelled: boolean;
};

export type Calendar = { readonly name: string; readonly url: string; readonly events: readonly CalendarEvent[] };
