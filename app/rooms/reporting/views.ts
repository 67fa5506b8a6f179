import type { Figures } from "#app/rooms/reporting/funding-report.ts";
import type { Award } from "#app/rooms/reporting/register.ts";

// What the pages of the register and the report are drawn from.

export type RegisterPage = {
  readonly awards: readonly Award[];
  readonly count: number;
  readonly unknown: number;
  readonly grantedOre: bigint;
};

export type ReportChoices = {
  readonly years: readonly number[];
  readonly calls: readonly string[];
  readonly strategies: readonly { readonly id: string; readonly name: string }[];
};

export type Choice = { readonly value: string; readonly label: string };

export type RegisterView = RegisterPage & {
  readonly years: readonly number[];
  readonly municipalities: readonly Choice[];
  readonly ownerTypes: readonly Choice[];
  readonly goals: readonly { readonly label: string; readonly options: readonly Choice[] }[];
  /** code → projects the municipality is known to be part of */
  readonly participation: Readonly<Record<string, number>>;
};

export type AwardView = {
  readonly award: Award;
  readonly ownerType: string | null;
  readonly seat: string | null;
  readonly participants: readonly string[];
  readonly goals: readonly {
    readonly frameworkId: string;
    readonly framework: string;
    readonly nodes: readonly { readonly label: string; readonly basisPoints: number }[];
  }[];
};

export type RegisterFigures = Figures & { readonly years: readonly number[] };
