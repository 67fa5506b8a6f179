import type { Ore } from "#app/kernel/money.ts";
import { type Rational, rational } from "#app/kernel/rational.ts";
import { type CaseFact, emptyTally, type Source, sourcesIn, tallyOf } from "#app/rooms/reporting/built-report.ts";

/** What the money did, counted of the same cases and by the same tally as every composed report. */
export type Results = {
  readonly projects: number;
  readonly grantedOre: Ore;
  readonly grantedUnknown: number;
  readonly paidOre: Ore;
  readonly returnedOre: Ore;
  /** of projects whose granted sum and whole cost are both known: how many kronor a granted krona became */
  readonly leverage: { readonly times: Rational; readonly projects: number } | null;
  /** of projects that have reported: goals that are reached, of all that these projects set out to reach */
  readonly goals: { readonly reached: number; readonly planned: number; readonly projects: number } | null;
  /** others than the fund, by kind of source; of projects decided in Drum */
  readonly sources: readonly (Source & { readonly amountOre: Ore })[];
  readonly demo: number;
};

export function resultsOf(facts: readonly CaseFact[]): Results {
  const granted = facts.filter((fact) => fact.granted);
  const whole = granted.length === 0 ? emptyTally() : tallyOf(granted);
  const bothKnown = tallyOf(granted.filter(({ amounts }) => amounts.granted !== null && amounts.turnover !== null));
  const reported = granted.filter(({ reached }) => reached !== null);
  const goals = tallyOf(reported);
  return {
    projects: whole.count,
    grantedOre: whole.sums.granted,
    grantedUnknown: whole.unknown.granted,
    paidOre: whole.sums.paid,
    returnedOre: whole.sums.returned,
    leverage:
      bothKnown.sums.granted > 0n
        ? { times: rational(bothKnown.sums.turnover, bothKnown.sums.granted), projects: bothKnown.count }
        : null,
    goals: reported.length === 0 ? null : { reached: goals.reached, planned: goals.goals, projects: reported.length },
    sources: sourcesIn(granted)
      .map((source) => ({ ...source, amountOre: whole.sources.get(source.key) ?? 0n }))
      .filter(({ amountOre }) => amountOre > 0n),
    demo: granted.filter(({ demo }) => demo).length,
  };
}
