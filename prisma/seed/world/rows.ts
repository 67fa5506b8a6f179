// Short ways to write the rows of an application, so that the figures stand out.
import type { BudgetRow, FinancingRow, Share, SourceType, WorldSections } from "./types.ts";

export const cost = (costType: string, year: number, amountKr: number, note: string): BudgetRow => ({
  costType,
  year,
  amountKr,
  note,
});

export const drum = (year: number, amountKr: number): FinancingRow => ({
  source: "drum",
  name: "Delregionala utvecklingsmedel",
  year,
  kind: "cash",
  amountKr,
});

export const cash = (source: SourceType["key"], name: string, year: number, amountKr: number): FinancingRow => ({
  source,
  name,
  year,
  kind: "cash",
  amountKr,
});

export const work = (source: SourceType["key"], name: string, year: number, amountKr: number): FinancingRow => ({
  source,
  name,
  year,
  kind: "own-work",
  amountKr,
});

/** The three money sections; what is asked for is read from the DRUM rows, so that the two can never differ. */
export function money(budget: BudgetRow[], financing: FinancingRow[]): Pick<WorldSections, "budget" | "financing" | "requested"> {
  const asked = financing.filter((row) => row.source === "drum");
  return { budget, financing, requested: asked.map((row) => ({ year: row.year, amountKr: row.amountKr })) };
}

const shares =
  (prefix: string) =>
  (...parts: [number, number][]): Share[] =>
    parts.map(([node, basisPoints]) => ({ node: `${prefix}${node}`, basisPoints }));

export const focus = shares("sjuharad-2030/fokus-");
export const rus = shares("rus-vg-2030/prio-");
export const plan = shares("kulturplan-sjuharad-2024/prio-");
/** Ticked, not shared: every chosen goal counts whole. */
export const goals2030 = (...goals: number[]): Share[] =>
  goals.map((goal) => ({ node: `agenda-2030/mal-${goal}`, basisPoints: 0 }));
export const kraft = (...names: string[]): Share[] =>
  names.map((name) => ({ node: `rus-vg-2030/kraftsamling-${name}`, basisPoints: 0 }));
