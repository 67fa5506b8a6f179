import { isLocalDate, type LocalDate } from "#app/kernel/time.ts";
import { withoutUnseen } from "#app/kernel/typed-text.ts";

/** The other way of `format.ts`: what a person typed, read kindly. `null` when it cannot be read. Amounts: `parseKronor` in the kernel. */

// Line breaks count as one, as the browser's own counter does.
export const cleanText = (text: string) => withoutUnseen(text.replace(/\r\n?/g, "\n")).normalize("NFC").trim();

/** "2027-02-01", "20270201", "2027-2-1" and "2027/2/1" are one and the same day. */
export function parseDate(value: string): LocalDate | null {
  const match = /^(\d{4})([-./ ]?)(\d{1,2})\2(\d{1,2})$/.exec(value);
  if (!match || (match[2] === "" && value.length !== 8)) return null;
  const day = `${match[1]}-${(match[3] as string).padStart(2, "0")}-${(match[4] as string).padStart(2, "0")}`;
  return isLocalDate(day) ? day : null;
}
/** "1 250,5" → 1250.5; at most twelve digits and four decimals. */
export function parseNumber(value: string): number | null {
  const bare = value.replace(/[\s\u00a0\u202f]/g, "").replace(/^[\u2212\u2013]/, "-");
  return /^-?\d{1,12}([.,]\d{1,4})?$/.test(bare) ? Number(bare.replace(",", ".")) : null;
}
/** "33,5", "33.5 %" → 3350 basis points; from 0 to 100 with at most two decimals. */
export function parsePercent(value: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(value.replace(/[\s\u00a0\u202f%]/g, ""));
  if (!match) return null;
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return basisPoints <= 10_000 ? basisPoints : null;
}
