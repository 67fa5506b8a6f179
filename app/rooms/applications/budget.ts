import { type Ore, portion, sum } from "#app/kernel/money.ts";
import type { BudgetRow } from "#app/rooms/applications/application.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/** How a budget's amounts follow from what is written: the same in the browser, when it is saved, and in every paper made of it. */
export type BudgetRules = Pick<CallRules, "costTypes" | "pay">;

/** What an hour costs by a month's pay: twelve months with social charges over the hours of a year, rounded half up to whole öre. */
export const hourlyCost = (monthly: Ore, { yearHours, socialCharges }: BudgetRules["pay"]): Ore => {
  const year = 12n * portion(monthly, 10_000 + socialCharges);
  const hours = BigInt(yearHours);
  return (2n * year + hours) / (2n * hours);
};

/** Hours (with at most two decimals) times what one costs, rounded half up to whole öre. */
export const timesHours = (hourly: Ore, hours: number): Ore => (hourly * BigInt(Math.round(hours * 100)) + 50n) / 100n;

type Written = Pick<BudgetRow, "how" | "hours" | "rate" | "amount">;

/** A row's amount: as written, or by hours and pay. Null until all of it is there. */
export function amountOf({ how, hours, rate, amount }: Written, pay: BudgetRules["pay"]): Ore | null {
  if (how === "amount") return amount;
  if (hours === null || rate === null || hours < 0) return null;
  return timesHours(how === "hours" ? rate : hourlyCost(rate, pay), hours);
}

export const isAutomatic = ({ costTypes }: Pick<BudgetRules, "costTypes">, costType: string): boolean =>
  costTypes.some((type) => type.key === costType && type.flatRate?.automatic === true);

/**
 * The whole budget by what was written: amounts of wage rows reckoned, then the automatic flat rates year by year in the call's order, each
 * on the rounded amounts of those before it. Rows of automatic types that somebody wrote are not theirs to write.
 */
export function reckoned(written: readonly BudgetRow[], rules: BudgetRules): BudgetRow[] {
  const rows = written
    .filter((row) => !isAutomatic(rules, row.costType))
    .map((row) => ({ ...row, amount: amountOf(row, rules.pay) }));
  const years = [...new Set(rows.flatMap((row) => row.year ?? []))].sort((a, b) => a - b);
  const counted: BudgetRow[] = [];
  for (const { key, flatRate } of rules.costTypes) {
    if (!flatRate?.automatic) continue;
    for (const year of years) {
      const base = sum(
        [...rows, ...counted].flatMap((row) =>
          row.year === year && flatRate.of.includes(row.costType) ? (row.amount ?? 0n) : [],
        ),
      );
      const amount = portion(base, flatRate.maxBasisPoints);
      if (amount > 0n) counted.push({ costType: key, year, amount, note: "", how: "amount", hours: null, rate: null });
    }
  }
  return [...rows, ...counted];
}
