import type { Ore } from "#app/kernel/money.ts";
import type { Dimension, FundingReport, Line } from "#app/rooms/reporting/funding-report.ts";
import type { Award, ReportQuestion } from "#app/rooms/reporting/register.ts";
import { reportingTexts } from "#app/rooms/reporting/reporting.texts.ts";
import { commonTexts } from "#app/texts/common.texts.ts";
import { formatKronor, formatPeriod, formatThousands } from "#app/texts/format.ts";
import { inLanguage, type Language } from "#app/texts/language.ts";

// The words of the report, the same on the page and on paper.

export function periodWords(question: ReportQuestion, language: Language): string {
  const t = reportingTexts[language].report.period;
  const { fran, till } = question;
  if (fran !== undefined && till !== undefined) return fran === till ? t.one(fran) : t.between(fran, till);
  if (fran !== undefined) return t.from(fran);
  return till === undefined ? t.all : t.to(till);
}

/** What the report is limited to: period, municipality, goals, call. */
export function selectionWords(
  { question, selection }: Pick<FundingReport, "question" | "selection">,
  language: Language,
): string {
  const t = reportingTexts[language].report;
  return [
    periodWords(question, language),
    ...selection.map((name) => inLanguage(name, language)),
    ...(question.utlysning === undefined ? [] : [t.selectionCall(question.utlysning)]),
  ].join(", ");
}

/** The report in one or two sentences. */
export function leadWords(report: Pick<FundingReport, "figures" | "question" | "selection">, language: Language): string {
  const t = reportingTexts[language].report;
  const { figures, question } = report;
  const { fran, till } = question;
  if (fran !== undefined && till !== undefined && fran > till) return t.leadReversed(fran, till);
  if (figures.awards === 0) return t.leadEmpty;
  const lead = t.lead(
    formatKronor(figures.grantedOre, language),
    reportingTexts[language].projects(figures.awards),
    selectionWords(report, language),
  );
  return figures.withoutGranted === 0 ? lead : `${lead} ${t.leadGap(figures.withoutGranted)}`;
}

export const lineLabel = (dimension: Dimension, line: Line, language: Language): string =>
  line.label ? inLanguage(line.label, language) : reportingTexts[language].report.unknown[dimension.kind];

export function captionOf(dimension: Dimension, language: Language): string {
  const t = reportingTexts[language].report.captions;
  if (dimension.kind !== "goal") return t[dimension.kind];
  const { framework } = dimension;
  return framework ? t.goal(lowered(inLanguage(framework.level, language)), inLanguage(framework.name, language)) : "";
}

/** "fokusområde" inside a sentence, but "RUS" as it is. */
export const lowered = (text: string) => (/^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** How a table is made; said once for all tables of goals. */
export const noteOf = (report: Pick<FundingReport, "dimensions">, dimension: Dimension, language: Language): string =>
  report.dimensions.find((other) => other.kind === dimension.kind) === dimension
    ? reportingTexts[language].report.notes[dimension.kind]
    : "";

export function headingOf(dimension: Dimension, language: Language): string {
  if (dimension.kind !== "goal") return reportingTexts[language].report.dimensions[dimension.kind];
  const { framework } = dimension;
  return framework ? `${inLanguage(framework.plural, language)}: ${inLanguage(framework.name, language)}` : "";
}

export const firstColumn = (dimension: Dimension, language: Language): string =>
  dimension.kind === "goal"
    ? dimension.framework
      ? inLanguage(dimension.framework.level, language)
      : ""
    : reportingTexts[language].report.columns[dimension.kind];

/** Basis points of the whole, rounded half up; for reading, never for adding. */
export const shareOf = (part: Ore, whole: Ore): number | null =>
  whole <= 0n || part < 0n ? null : Number((part * 20_000n + whole) / (whole * 2n));

export const chartKronor = (ore: Ore): number => Number(ore / 100n);
export const chartFormat = (language: Language) => (kronor: number) =>
  formatThousands(BigInt(Math.round(kronor)) * 100n, language);

export const amountWords = (ore: Ore | null, language: Language): string =>
  ore === null ? commonTexts[language].unknownAmount : formatKronor(ore, language);

export const awardPeriod = (award: Award, language: Language): string =>
  award.startsOn && award.endsOn
    ? formatPeriod(award.startsOn, award.endsOn, language)
    : award.periodText || reportingTexts[language].unknownPeriod;

/** "2019–2022" in lists on a page, where whole dates would crowd out the project. */
export const awardYears = (award: Award, language: Language): string => {
  if (!award.startsOn || !award.endsOn) return award.periodText || reportingTexts[language].unknownPeriod;
  const [from, to] = [award.startsOn.slice(0, 4), award.endsOn.slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
};

/** "2019-03–2022-06" on paper; whole years are written as years. */
export const awardMonths = (award: Award, language: Language): string => {
  if (!award.startsOn || !award.endsOn) return awardYears(award, language);
  const whole = award.startsOn.endsWith("-01-01") && award.endsOn.endsWith("-12-31");
  return whole ? awardYears(award, language) : `${award.startsOn.slice(0, 7)}–${award.endsOn.slice(0, 7)}`;
};

/** What the reader must know before trusting a sum. */
export function gapLines(report: FundingReport, language: Language): string[] {
  const t = reportingTexts[language].report.gapLines;
  const { figures } = report;
  const lines: [number, (n: number) => string][] = [
    [figures.withoutGranted, t.amounts],
    [figures.withoutTotal, t.totals],
    [figures.perYear, t.perYear],
    [figures.oneYear, t.oneYear],
    [figures.uncertainCoverage, t.coverage],
    [report.withoutYear, t.withoutYear],
    [figures.demo, t.demo],
  ];
  return lines.filter(([n]) => n > 0).map(([n, words]) => words(n));
}

export const hostOf = (source: string): string =>
  /^https?:\/\//.test(source) ? source.replace(/^https?:\/\/(www\.)?/, "").split("/")[0] || source : source;

/** Years in a row, also those in which nothing was granted. */
export const everyYear = <Of extends { readonly year: number; readonly grantedOre: Ore }>(
  known: readonly Of[],
): { year: number; grantedOre: Ore }[] => {
  const [first, last] = [known[0]?.year ?? 0, known.at(-1)?.year ?? -1];
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    grantedOre: known.find(({ year }) => year === first + index)?.grantedOre ?? 0n,
  }));
};
