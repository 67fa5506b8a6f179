import { addDays, daysBetween, type LocalDate } from "#app/kernel/time.ts";
import type { PlanEntryState } from "#app/rooms/reporting/plan-entry.lifecycle.ts";

/** The rings of the year: what belongs to the strategy, to the money, to the learning plan and to the communication plan. */
export const plans = ["strategy", "money", "learning", "communication"] as const;
export type Plan = (typeof plans)[number];

/** The yearly cycle is these two; the plans are what is learned from it and who is told. */
export const cyclePlans: readonly Plan[] = ["strategy", "money"];

/** How the address names a choice of rings. */
export const ringsByWord = {
  arshjul: cyclePlans,
  larande: ["learning"],
  kommunikation: ["communication"],
  allt: plans,
} as const satisfies Readonly<Record<string, readonly Plan[]>>;
export type RingWord = keyof typeof ringsByWord;
export const ringWords = Object.keys(ringsByWord) as RingWord[];

/** `?visa=larande&ar=2027`: which rings, and which year when it is not this one. What cannot be read asks for nothing. */
export function askedYear(search: URLSearchParams): { readonly rings: RingWord; readonly year: number | null } {
  const word = search.get("visa");
  const year = search.get("ar") ?? "";
  return {
    rings: ringWords.find((known) => known === word) ?? "arshjul",
    year: /^(199\d|20\d\d)$/.test(year) ? Number(year) : null,
  };
}

/** Something that happens in the year: planned by somebody, or known to the system. The days are both included. */
export type YearItem = {
  readonly key: string;
  readonly plan: Plan;
  readonly title: string;
  readonly words: string;
  readonly byWhom: string;
  readonly audience: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** null: derived from a call, a meeting or the register, and never marked as done by hand */
  readonly state: PlanEntryState | null;
  readonly source: string;
  /** where it can be read more about */
  readonly href: string | null;
};

/**
 * - `over`: derived, and its last day has passed
 * - `late`: planned, its last day has passed and nobody has said that it is done
 */
export type Standing = "done" | "withdrawn" | "over" | "late" | "now" | "soon" | "later";

/** Within so many days it is soon. */
export const soonDays = 30;

export function standingOf(item: Pick<YearItem, "from" | "to" | "state">, today: LocalDate): Standing {
  if (item.state === "done" || item.state === "withdrawn") return item.state;
  if (item.to < today) return item.state === null ? "over" : "late";
  if (item.from <= today) return "now";
  return item.from <= addDays(today, soonDays) ? "soon" : "later";
}

export const inOrder = <Item extends Pick<YearItem, "from" | "to" | "title">>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to) || a.title.localeCompare(b.title, "sv"));

export const touchesYear = ({ from, to }: Pick<YearItem, "from" | "to">, year: number): boolean =>
  from <= `${year}-12-31` && to >= `${year}-01-01`;

/** What is due: late first, then what goes on, then what comes soon. */
export function dueNow<Item extends Pick<YearItem, "from" | "to" | "title" | "state">>(
  items: readonly Item[],
  today: LocalDate,
): Readonly<Record<"late" | "now" | "soon", Item[]>> {
  const of = (standing: Standing) => inOrder(items.filter((item) => standingOf(item, today) === standing));
  return { late: of("late"), now: of("now"), soon: of("soon") };
}

/** A known station of the year, with where it is known from. `months` is null when no source says when. */
export type Station = {
  readonly key: string;
  readonly plan: Plan;
  readonly title: string;
  readonly words: string;
  readonly byWhom: string;
  readonly audience: string;
  readonly months: readonly [number, number] | null;
  readonly source: string;
};

const lastOfMonth = (year: number, month: number): LocalDate =>
  addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`, -1);

/** The days that a station's months are in a year; empty when no source says when, for somebody to choose. */
export const daysOf = ({ months }: Pick<Station, "months">, year: number): { from: LocalDate; to: LocalDate } | null =>
  months && { from: `${year}-${String(months[0]).padStart(2, "0")}-01`, to: lastOfMonth(year, months[1]) };

/** Where a day is on the wheel, as a part of its year. */
export const partOfYear = (day: LocalDate, year: number): number => {
  const [first, next] = [`${year}-01-01`, `${year + 1}-01-01`];
  return Math.min(Math.max(daysBetween(first, day), 0) / daysBetween(first, next), 0.9999);
};
