// Money per year and purpose. Each fund has two sides that share every award equally: Västra Götalandsregionen and the municipalities.
// Sums are invented but of real size: 11-13 million kronor a year, of which half a million for pre-studies.
import type { Purpose, WorldFund } from "./types.ts";

const names: Record<Purpose, WorldFund["name"]> = {
  tillvaxt: { sv: "Tillväxtmedel", en: "Growth funding" },
  kultur: { sv: "Kulturmedel", en: "Culture funding" },
  miljo: { sv: "Miljömedel", en: "Environment funding" },
  forstudie: { sv: "Förstudiemedel", en: "Pre-study funding" },
};

const development = "Västra Götalandsregionen, miljö- och regionutvecklingsnämnden";
const culture = "Västra Götalandsregionen, kulturnämnden";
const municipalities = "Medlemskommunerna i Sjuhärad";

/** Whole kronor a year: always an even sum, so that both halves are whole. */
const sums: Record<number, Record<Purpose, number>> = {
  2025: { tillvaxt: 7_200_000, kultur: 2_400_000, miljo: 1_600_000, forstudie: 500_000 },
  2026: { tillvaxt: 7_400_000, kultur: 2_400_000, miljo: 1_800_000, forstudie: 500_000 },
  2027: { tillvaxt: 7_800_000, kultur: 2_500_000, miljo: 1_900_000, forstudie: 500_000 },
  2028: { tillvaxt: 7_800_000, kultur: 2_600_000, miljo: 2_000_000, forstudie: 500_000 },
  2029: { tillvaxt: 7_800_000, kultur: 2_600_000, miljo: 2_000_000, forstudie: 500_000 },
};

const note = (year: number): string =>
  year <= 2027 ? "Överenskommelse 2025-2027." : "Planeringsram. Kräver en ny överenskommelse från 2028.";

const fund = (year: number, purpose: Purpose, amountKr: number): WorldFund => ({
  year,
  purpose,
  name: { sv: `${names[purpose].sv} ${year}`, en: `${names[purpose].en} ${year}` },
  pots: [
    { source: purpose === "kultur" ? culture : development, side: "vgr", matchingShare: 5_000, amountKr: amountKr / 2 },
    { source: municipalities, side: "municipalities", matchingShare: 5_000, amountKr: amountKr / 2 },
  ],
  note: note(year),
});

/** 2025 to 2029, and one more year at the 2029 level for each year the living calls have moved. */
export function fundsFor(yearsMoved: number): WorldFund[] {
  const years = Array.from({ length: 5 + yearsMoved }, (_, index) => 2025 + index);
  return years.flatMap((year) => {
    const sum = sums[Math.min(year, 2029)] as Record<Purpose, number>;
    return (Object.keys(names) as Purpose[]).map((purpose) => fund(year, purpose, sum[purpose]));
  });
}
