import type { Ore } from "#app/kernel/money.ts";
import { type Rational, toDecimal } from "#app/kernel/rational.ts";
import { type LocalDate, localDate, localMinute, zone } from "#app/kernel/time.ts";
import type { Language } from "#app/texts/language.ts";

const narrow = "\u00a0";
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, narrow);

/** "125 000 kr", "125 000,50 kr"; öre are shown only when there are any. Non-breaking spaces, true minus sign. */
export function formatKronor(ore: Ore, language: Language = "sv", unit = true): string {
  const whole = ore < 0n ? -ore : ore;
  const cents = whole % 100n;
  const decimals = cents === 0n ? "" : (language === "sv" ? "," : ".") + cents.toString().padStart(2, "0");
  const digits = `${ore < 0n ? "\u2212" : ""}${grouped((whole / 100n).toString())}${decimals}`;
  if (!unit) return digits;
  return language === "sv" ? `${digits}${narrow}kr` : `SEK${narrow}${digits}`;
}

/** Whole thousands of kronor for dense tables, rounded half up: "1 250 tkr". */
export const formatThousands = (ore: Ore, language: Language = "sv"): string =>
  `${ore < 0n ? "\u2212" : ""}${grouped((((ore < 0n ? -ore : ore) + 50_000n) / 100_000n).toString())}${narrow}${language === "sv" ? "tkr" : "kSEK"}`;

export const formatNumber = (value: number | bigint): string => grouped(value.toString()).replace("-", "\u2212");

/** A rational with a fixed number of decimals: "3,67". */
export const formatRational = (value: Rational, decimals: number, language: Language = "sv"): string => {
  const text = toDecimal(value, decimals);
  return language === "sv" ? text.replace(".", ",").replace("-", "\u2212") : text;
};

/** Basis points as per cent: 3 333 → "33,33 %", 5 000 → "50 %". */
export function formatShare(basisPoints: number, language: Language = "sv"): string {
  const text = (basisPoints / 100).toFixed(2).replace(/\.?0+$/, "");
  return `${language === "sv" ? text.replace(".", ",") : text}${narrow}%`;
}

const months = {
  sv: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/** "1 februari 2027" */
export const formatDate = (date: LocalDate, language: Language = "sv"): string =>
  `${Number(date.slice(8, 10))}${narrow}${months[language][Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** "jan", "feb" …: three letters each, for a drawing */
export const shortMonths = (language: Language = "sv"): string[] =>
  months[language].map((name) => name.slice(0, 3).toLowerCase());

/** "23 nov" */
export const formatShortDay = (date: LocalDate, language: Language = "sv"): string =>
  `${Number(date.slice(8, 10))}${narrow}${shortMonths(language)[Number(date.slice(5, 7)) - 1]}`;

/** "kl. 23.59" */
export const formatTime = (instant: Date, language: Language = "sv"): string => {
  const time = localMinute(instant).slice(11);
  return language === "sv" ? `kl.${narrow}${time.replace(":", ".")}` : time;
};

/** "1 februari 2027 kl. 23.59" */
export const formatInstant = (instant: Date, language: Language = "sv"): string =>
  language === "sv"
    ? `${formatDate(localDate(instant), language)} ${formatTime(instant, language)}`
    : `${formatDate(localDate(instant), language)}, ${formatTime(instant, language)}`;

/** "2027-02-01 23:59:07" in Swedish time, for receipts and journals where the second matters. */
export const formatInstantExact = (instant: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(instant);

export const formatPeriod = (from: LocalDate, to: LocalDate, language: Language = "sv"): string =>
  `${formatDate(from, language)}\u2013${formatDate(to, language)}`;

/** 1 536 → "1,5 kB" */
export const formatBytes = (bytes: number, language: Language = "sv"): string => {
  const [value, unit] =
    bytes < 1000 ? [bytes.toString(), "B"] : bytes < 1e6 ? [(bytes / 1e3).toFixed(1), "kB"] : [(bytes / 1e6).toFixed(1), "MB"];
  return `${language === "sv" ? value.replace(".", ",") : value}${narrow}${unit}`;
};
