import type { DrumDocument } from "#app/documents/document.ts";
import type { LocalDate } from "#app/kernel/time.ts";
import type { DecisionPackage } from "#app/rooms/reporting/decision-package.ts";
import type { Dimension, Figures, Line } from "#app/rooms/reporting/funding-report.ts";
import type { Plan, RingWord, Standing, YearItem } from "#app/rooms/reporting/learning.ts";
import type { PublishedApplication } from "#app/rooms/reporting/publication.ts";
import type { ReadyKind } from "#app/rooms/reporting/ready-report.ts";
import type { Award } from "#app/rooms/reporting/register.ts";
import type { Results } from "#app/rooms/reporting/results.ts";
import type { LibraryIndicator } from "#app/rooms/strategy/indicator.ts";
import type { Bilingual, Language } from "#app/texts/language.ts";

// What the pages of the register and the report are drawn from.

export type RegisterCounts = {
  readonly count: number;
  readonly unknown: number;
  readonly grantedOre: bigint;
  readonly timeline: readonly { readonly year: number; readonly count: number; readonly grantedOre: bigint }[];
  readonly participation: readonly { readonly code: string; readonly count: number }[];
};

export type ReportChoices = {
  readonly years: readonly number[];
  readonly calls: readonly string[];
  readonly strategies: readonly { readonly id: string; readonly name: string }[];
  readonly municipalities: readonly Choice[];
  readonly goals: readonly GoalChoice[];
};

export type Choice = { readonly value: string; readonly label: string };

/** Goals to choose among, strategy by strategy. */
export type GoalChoice = { readonly field: string; readonly label: string; readonly options: readonly Choice[] };

export type RegisterView = Omit<RegisterCounts, "participation"> & {
  readonly awards: readonly Award[];
  /** the page that is shown */
  readonly page: number;
  /** projects in the register, whatever is asked */
  readonly all: number;
  readonly years: readonly number[];
  readonly calls: readonly string[];
  readonly municipalities: readonly Choice[];
  readonly ownerTypes: readonly Choice[];
  readonly goals: readonly GoalChoice[];
  /** code → projects the municipality is known to be part of */
  readonly participation: Readonly<Record<string, number>>;
};

export type AwardView = {
  readonly award: Award;
  readonly ownerType: string | null;
  readonly seat: string | null;
  readonly participants: readonly string[];
  /** of our own decisions: what may be shown of the application */
  readonly application: PublishedApplication | null;
  /** what has been noted of its goals, by their place */
  readonly reached: readonly { readonly position: number; readonly reached: number; readonly on: LocalDate }[];
  /** the announced minutes and the paragraph in them, and whether they are still read on the web */
  readonly minutes: {
    readonly meetingId: string;
    readonly itemId: string;
    readonly open: boolean;
    readonly until: LocalDate;
    readonly downSince: Date | null;
  } | null;
  readonly goals: readonly {
    readonly frameworkId: string;
    readonly framework: string;
    readonly nodes: readonly { readonly label: string; readonly basisPoints: number }[];
  }[];
};

/** What the money went to, place by place and goal by goal, each with the way to its own report. */
export type MoneyTable = {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly lines: readonly { readonly key: string; readonly label: string; readonly linked: boolean; readonly line: Line }[];
};
export type MoneyView = {
  readonly figures: Figures;
  readonly municipalities: MoneyTable;
  readonly strategies: readonly MoneyTable[];
};

export type RegisterFigures = Figures & { readonly years: readonly number[] };

export type DecisionPackageView = Pick<
  DecisionPackage,
  "call" | "announcedOn" | "rules" | "funds" | "scores" | "departures" | "withheld"
> & {
  readonly slug: string;
  readonly site: string;
  /** of the file, byte for byte */
  readonly sha256: string;
  readonly solver: string | null;
  /** `best`: what the best answer to the proposal's problem gives, öre; null when it is withheld */
  readonly applications: readonly (DecisionPackage["applications"][number] & { readonly best: string | null })[];
};

export type OpenDataView = {
  readonly decisions: readonly { readonly slug: string; readonly title: Bilingual }[];
  readonly projects: number;
  readonly grants: number;
  readonly calls: number;
  readonly site: string;
  readonly email: string;
  readonly perMinute: number;
};

export type BuilderChoices = {
  readonly years: readonly number[];
  readonly calls: readonly string[];
  readonly pots: readonly Choice[];
  readonly municipalities: readonly Choice[];
  /** levels to divide by, strategy by strategy */
  readonly strategies: readonly { readonly id: string; readonly label: string; readonly options: readonly Choice[] }[];
};

/** The page where a report is composed. */
export type BuilderView = {
  /** which of the ready-made it is; null for one of one's own making */
  readonly ready: ReadyKind | null;
  readonly choices: BuilderChoices;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** keys of `builderTexts.errors`, by field */
  readonly errors: Readonly<Record<string, string>>;
  /** null before anything is asked, and when the question is not whole */
  readonly document: DrumDocument | null;
  readonly query: string;
  readonly maySave: boolean;
};

/** Something of the year as it is shown: `number` is its place on the wheel of the year, 0 outside it. */
export type ShownItem = Omit<YearItem, "state"> & {
  readonly number: number;
  readonly standing: Standing;
  /** the language that somebody wrote it in; null: what the system knows, in the reader's own */
  readonly written: Language | null;
};

export type YearView = {
  readonly rings: RingWord;
  readonly year: number;
  readonly thisYear: number;
  readonly today: LocalDate;
  /** whether there is anything at all, of any year and ring */
  readonly any: boolean;
  readonly items: readonly ShownItem[];
  readonly due: Readonly<Record<"late" | "now" | "soon", readonly ShownItem[]>>;
  /** the rings of the wheel, outermost first */
  readonly wheel: readonly Plan[];
};

/** What the form for a new point begins with. */
export type Beginning = Readonly<
  Record<"plan" | "title" | "words" | "byWhom" | "audience" | "from" | "to" | "source" | "station", string>
> & {
  readonly open: boolean;
};

/** What a goal is measured by, with its values over the years and what projects have reached of it. */
export type IndicatorView = LibraryIndicator & {
  readonly goals: readonly { readonly frameworkId: string; readonly label: string }[];
  readonly values: readonly { readonly year: number; readonly value: number; readonly source: string }[];
  /** `sum` is null for what does not add up */
  readonly outcomes: readonly { readonly year: number; readonly projects: number; readonly sum: number | null }[];
};

/** The page that says what the money did. */
export type ResultsView = Results & {
  readonly years: Dimension | null;
  readonly municipalities: Dimension | null;
  readonly goalsOfStrategy: Dimension | null;
  /** what projects have reached of indicators that add up */
  readonly outcomes: readonly {
    readonly key: string;
    readonly name: Bilingual;
    readonly unit: Bilingual;
    readonly projects: number;
    readonly sum: number;
  }[];
};
