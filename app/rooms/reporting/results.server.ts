import { composed } from "#app/rooms/reporting/ask-reports.server.ts";
import type { Dimension } from "#app/rooms/reporting/funding-report.ts";
import { indicatorsView } from "#app/rooms/reporting/indicators.server.ts";
import { kept } from "#app/rooms/reporting/queries/awards.server.ts";
import { caseFacts } from "#app/rooms/reporting/queries/case-facts.server.ts";
import { fundingReportOf } from "#app/rooms/reporting/reporting.server.ts";
import { resultsOf } from "#app/rooms/reporting/results.ts";
import type { ResultsView } from "#app/rooms/reporting/views.ts";
import type { Language } from "#app/texts/language.ts";

/** What the whole register comes to, by the register's own report and the composed reports' own cases. */
export async function countedResults() {
  const read = await caseFacts(everything);
  return { results: resultsOf(read.facts), dimensions: (await fundingReportOf({}, read)).dimensions };
}

const everything = { from: null, to: null, calls: [], pots: [], municipality: null } as const;

/** What the money did, for everybody: the register's own report and the composed reports' own cases, and nothing summed a second way. */
export async function resultsView(language: Language): Promise<ResultsView> {
  const [{ results, dimensions }, indicators] = await Promise.all([
    // Payments, noted results and names of goals change the register too: what has been counted holds until then.
    kept("results", () => composed("results")),
    indicatorsView(language),
  ]);
  const of = (kind: Dimension["kind"]) => dimensions.find((dimension) => dimension.kind === kind) ?? null;
  return {
    ...results,
    years: of("year"),
    municipalities: of("municipality"),
    // The newest strategy stands first.
    goalsOfStrategy: of("goal"),
    outcomes: indicators.flatMap(({ key, name, unit, split, outcomes }) =>
      split && outcomes.length > 0
        ? [
            {
              key,
              name,
              unit,
              projects: outcomes.reduce((sum, { projects }) => sum + projects, 0),
              sum: outcomes.reduce((sum, outcome) => sum + (outcome.sum ?? 0), 0),
            },
          ]
        : [],
    ),
  };
}
