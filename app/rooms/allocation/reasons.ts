import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import type { Candidate } from "#app/rooms/allocation/allocation.ts";
import type { Why } from "#app/rooms/allocation/walk.ts";
import type { CallRules } from "#app/rooms/calls/rules.ts";

/** The walk's reason as it is proposed to the board: Swedish, since the board's minutes are. */
export function reasonInWords(
  why: Why,
  candidate: Pick<Candidate, "total">,
  rules: Pick<CallRules, "decimals" | "thresholds">,
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
          .map((index) => rules.thresholds[index]?.text.sv ?? "")
          .filter(Boolean)
          .join(" "),
      );
    default:
      return t[unranked.code];
  }
}
