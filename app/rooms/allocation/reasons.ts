import { toDecimal } from "#app/kernel/rational.ts";
import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import type { Candidate } from "#app/rooms/allocation/allocation.ts";
import type { Why } from "#app/rooms/allocation/walk.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";
import { formatRational } from "#app/texts/format.ts";

/**
 * The applicant's own figure beside what was demanded. The mean of a criterion that one person has scored is that person's score, and is
 * not told. A figure that rounding would lift to what was demanded gets the decimals that keep it below.
 */
function reachedInWords(
  index: number,
  { shortfalls = [] }: Pick<Candidate, "shortfalls">,
  { decimals, thresholds, criteria, bonus }: Pick<CallRules, "decimals" | "thresholds" | "criteria" | "bonus">,
): string {
  const t = allocationTexts.sv.reasons;
  const rule = thresholds[index];
  const found = shortfalls.find(({ threshold }) => threshold === index);
  if (!rule || !found) return "";
  let shown = decimals;
  while (shown < 6 && Number(toDecimal(found.reached, shown)) * 100 >= rule.atLeastHundredths) shown += 1;
  const figure = formatRational(found.reached, shown);
  if (rule.on === "total") return t.reachedTotal(figure, bonus !== null && bonus !== undefined);
  const criterion = criteria.find(({ key }) => key === rule.key);
  return criterion && found.scores > 1 ? t.reachedCriterion(figure, criterion.name.sv) : "";
}

/** The walk's reason as it is proposed to the board: Swedish, since the board's minutes are. */
export function reasonInWords(
  why: Why,
  candidate: Pick<Candidate, "total" | "shortfalls">,
  rules: Pick<CallRules, "decimals" | "thresholds" | "criteria" | "bonus">,
): string {
  const t = allocationTexts.sv.reasons;
  if (why.code === "fits" || why.code === "money-ended") return t[why.code](why.rank, why.of, candidate.total, rules.decimals);
  if (why.code === "no-fund") return t["no-fund"](why.rank, why.of);
  const { unranked } = why;
  switch (unranked.code) {
    case "assessments-missing":
      return t["assessments-missing"](unranked.submitted, unranked.required);
    case "below-threshold":
      return t["below-threshold"](
        unranked.thresholds
          .flatMap((index) => [rules.thresholds[index]?.text.sv ?? "", reachedInWords(index, candidate, rules)])
          .filter(Boolean)
          .join(" "),
      );
    default:
      return t[unranked.code];
  }
}
