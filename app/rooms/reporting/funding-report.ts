import type { Ore } from "#app/kernel/money.ts";
import { type Axis, type CaseFact, tableOf, tallyOf } from "#app/rooms/reporting/built-report.ts";
import type { ReportQuestion } from "#app/rooms/reporting/register.ts";
import type { Bilingual } from "#app/texts/language.ts";

/**
 * The funding report that everybody can read: what was granted and what the projects turn over, divided in several ways. It is a composed report
 * with its question given (built-report.ts): the same cases, the same axes and the same tally, so that no figure is worked out twice. Every
 * table adds up to the report's own total in whole öre. What nobody has stated is counted beside the sums and never taken for zero.
 */
export type Line = {
  /** `null`: not known, or not placed in this table */
  readonly key: string | null;
  readonly label: Bilingual | null;
  /** projects on this line; one with several goals is counted on each of them */
  readonly awards: number;
  readonly grantedOre: Ore;
  /** of the projects, how many have no granted sum stated */
  readonly withoutGranted: number;
  readonly totalOre: Ore;
  readonly withoutTotal: number;
  /** municipalities: projects that the municipality takes part in */
  readonly takesPart?: number;
};

export type DimensionKind = "year" | "goal" | "municipality" | "owner" | "pot";

export type Dimension = {
  readonly kind: DimensionKind;
  readonly id: string;
  /** goals: which strategy, and what its level is called */
  readonly framework?: { readonly id: string; readonly name: Bilingual; readonly level: Bilingual; readonly plural: Bilingual };
  readonly lines: readonly Line[];
};

export type Figures = {
  readonly awards: number;
  readonly grantedOre: Ore;
  readonly withoutGranted: number;
  readonly totalOre: Ore;
  readonly withoutTotal: number;
  /** sums stated per year or for one year only: the project as a whole has got more */
  readonly perYear: number;
  readonly oneYear: number;
  readonly uncertainCoverage: number;
  readonly demo: number;
};

export type FundingReport = {
  readonly question: ReportQuestion;
  readonly figures: Figures;
  readonly dimensions: readonly Dimension[];
  /** awards left out because a question about years cannot place them */
  readonly withoutYear: number;
  /** names of the municipality and the goals that the question is limited to */
  readonly selection: readonly Bilingual[];
};

// ── the report ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One table of the report: what it is of, and the axis that divides it. */
export type Division = Pick<Dimension, "kind" | "framework"> & { readonly axis: Axis };

export type ReportSetting = {
  readonly divisions: readonly Division[];
  /** of the installation: how many projects each takes part in is counted beside the money */
  readonly municipalities: readonly string[];
  readonly withoutYear: number;
  readonly selection: readonly Bilingual[];
};

const idOf = ({ kind, axis: { choice } }: Division): string =>
  choice.kind === "goal" ? `${choice.framework} ${choice.type}` : kind;

export function fundingReport(
  question: ReportQuestion,
  cases: readonly CaseFact[],
  { divisions, municipalities, withoutYear, selection }: ReportSetting,
): FundingReport {
  const granted = cases.filter((one) => one.granted);
  const taking = new Map(municipalities.map((code) => [code, 0]));
  for (const { municipalityCode, places } of granted)
    for (const code of new Set([municipalityCode ?? "", ...places])) {
      const known = taking.get(code);
      if (known !== undefined) taking.set(code, known + 1);
    }
  return {
    question,
    figures: figuresOf(granted),
    dimensions: divisions.map((division) => ({
      kind: division.kind,
      id: idOf(division),
      ...(division.framework ? { framework: division.framework } : {}),
      lines: tableOf(granted, division.axis, null).lines.map(({ key, label, tally }) => ({
        key,
        label,
        awards: tally.count,
        grantedOre: tally.sums.granted,
        withoutGranted: tally.unknown.granted,
        totalOre: tally.sums.turnover,
        withoutTotal: tally.unknown.turnover,
        ...(division.kind === "municipality" && taking.has(key ?? "") ? { takesPart: taking.get(key ?? "") ?? 0 } : {}),
      })),
    })),
    selection,
    withoutYear,
  };
}

function figuresOf(granted: readonly CaseFact[]): Figures {
  const whole = tallyOf(granted);
  const covering = (wanted: CaseFact["coverage"]) =>
    granted.filter(({ amounts, coverage }) => amounts.granted !== null && coverage === wanted).length;
  return {
    awards: whole.count,
    grantedOre: whole.sums.granted,
    withoutGranted: whole.unknown.granted,
    totalOre: whole.sums.turnover,
    withoutTotal: whole.unknown.turnover,
    perYear: covering("per-year"),
    oneYear: covering("one-year"),
    uncertainCoverage: covering("unknown"),
    demo: granted.filter(({ demo }) => demo).length,
  };
}
