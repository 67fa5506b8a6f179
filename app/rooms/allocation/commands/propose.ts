import { compare } from "#app/kernel/rational.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import {
  type Candidate,
  type FundRoom,
  type Line,
  overdrawn,
  spend,
  type Tranche,
  tranchesOf,
} from "#app/rooms/allocation/allocation.ts";

export type ProposalFault =
  | "ranking-has-changed"
  | "not-yet-assessed"
  | "line-without-reason"
  | "more-than-requested"
  | "not-eligible"
  | "no-fund-for-year"
  | "over-pot"
  | "nothing-to-propose";

/** A proposal holds when every application has an outcome with a reason and the money is there, fund by fund and year by year, to the öre. */
export function judgeProposal(
  lines: readonly Line[],
  candidates: readonly Candidate[],
  funds: readonly FundRoom[],
  /** the walk's own words; about an unfinished case the officer must have written others */
  plainReasons: ReadonlyMap<string, string> = new Map(),
): Result<{ tranches: Map<string, Tranche[]> }, ProposalFault> {
  if (lines.length === 0) return refuse("nothing-to-propose");
  if (rankingChanged(lines, candidates)) return refuse("ranking-has-changed");
  const early = unfinished(candidates).filter(
    ({ applicationId }) => lines.find((line) => line.applicationId === applicationId)?.reason === plainReasons.get(applicationId),
  );
  if (early.length > 0) return refuse("not-yet-assessed", { values: { count: early.length } });
  const tranches = new Map<string, Tranche[]>();
  let left = funds;
  for (const line of lines) {
    const candidate = candidates.find((item) => item.applicationId === line.applicationId) as Candidate;
    if (line.reason.trim() === "") return refuse("line-without-reason");
    if (line.amountOre > candidate.requestedOre) return refuse("more-than-requested");
    if (line.proposal === "reject") continue;
    if (candidate.unranked?.code === "not-eligible") return refuse("not-eligible");
    const parts = tranchesOf(line.amountOre, candidate.perYear, line.purpose, funds);
    if (!parts || parts.length === 0) return refuse("no-fund-for-year");
    tranches.set(line.applicationId, parts);
    left = spend(left, parts);
  }
  const short = overdrawn(left);
  if (short) return refuse("over-pot", { values: { fund: short.fund.name.sv, overOre: short.byOre } });
  return accept({ tranches });
}

/** Cases that are still being checked or assessed: the walk has no words about them that would be fair. */
const unfinished = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(
    ({ unranked }) => unranked !== null && (unranked.code === "eligibility-pending" || unranked.code === "assessments-missing"),
  );

/** Scores or applications that changed since the lines were drawn up: the proposal would rest on something else than it says. */
export const rankingChanged = (lines: readonly Line[], candidates: readonly Candidate[]): boolean =>
  lines.length !== candidates.length ||
  lines.some((line) => {
    const now = candidates.find((item) => item.applicationId === line.applicationId);
    if (!now || now.rank !== line.rank) return true;
    return line.score === null || now.total === null ? line.score !== now.total : compare(line.score, now.total) !== 0;
  });
