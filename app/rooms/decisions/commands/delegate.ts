import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { overdrawn, purposesOf, spend, type Tranche, tranchesOf } from "#app/rooms/allocation/allocation.ts";
import { isReady } from "#app/rooms/decisions/commands/record-decision.ts";
import { type DelegatedCase, type DelegatedContent, type DelegationRule, rulesFor } from "#app/rooms/decisions/delegation.ts";
import { type LedgerTransaction, reserve } from "#app/rooms/money/ledger.ts";

export type DelegationRefusal =
  | "not-delegated"
  | "not-ready"
  | "not-assessed"
  | "in-allocation"
  | "already-decided"
  | "already-proposed"
  | "faulty-delegation"
  | "no-fund-for-year"
  | "over-pot";

/** What both the proposal and the decision must meet: a point of the order, a case that is ready, reasons for yes and for no. */
function judge(
  about: DelegatedCase,
  content: DelegatedContent,
  rules: readonly DelegationRule[],
): Result<{ rule: DelegationRule; tranches: readonly Tranche[] }, DelegationRefusal> {
  const [rule] = rulesFor(rules, about.callKind, about.requestedOre);
  if (!rule) return refuse("not-delegated");
  if (about.decided) return refuse("already-decided");
  if (about.inAllocation) return refuse("in-allocation");
  if (!about.submitted || about.eligibility === "open") return refuse("not-ready");
  const granted = content.outcome === "grant";
  // The same demand as on the board, and the same way past it: a reason that stands in the minutes. What fails the conditions is not granted.
  const ready = isReady(
    { eligibility: about.eligibility, assessments: about.assessments, wanted: about.wanted },
    content.outcome,
  );
  if (!ready && about.eligibility !== "failed" && content.note.trim() === "")
    return refuse("not-assessed", { fields: { note: "noteNeeded" }, values: { done: about.assessments, wanted: about.wanted } });
  const fields: Record<string, string> = {};
  if (granted && about.eligibility === "failed") fields.outcome = "notEligible";
  if (granted && content.amountOre <= 0n) fields.amount = "amountNeeded";
  if (granted && content.amountOre > about.requestedOre) fields.amount = "moreThanRequested";
  if (content.reasons.trim() === "") fields.reasons = "reasonsNeeded";
  if (Object.keys(fields).length > 0) return refuse("faulty-delegation", { fields });
  const tranches = granted ? tranchesOf(content.amountOre, about.perYear, purposesOf(about.funds)[0] ?? "", about.funds) : [];
  if (!tranches) return refuse("no-fund-for-year");
  const short = overdrawn(spend(about.funds, tranches));
  if (short) return refuse("over-pot", { values: { fund: short.fund.name.sv, overOre: short.byOre } });
  return accept({ rule, tranches });
}

export type DelegationEvent =
  | ({ readonly type: "DelegationProposed"; readonly rule: string } & DelegatedContent)
  | { readonly type: "DelegationTakenBack" }
  | { readonly type: "DelegationHandedBack"; readonly reason: string }
  | ({
      readonly type: "DecidedOnDelegation";
      readonly rule: string;
      readonly body: string;
      readonly decisionId: string;
      readonly meetingId: string;
      readonly itemId: string;
      readonly paragraph: number;
      readonly tranches: readonly Tranche[];
      readonly ledger: readonly LedgerTransaction[];
      readonly document: string;
      readonly sha256: string;
    } & DelegatedContent);

export function proposeDelegation(
  about: DelegatedCase,
  content: DelegatedContent,
  rules: readonly DelegationRule[],
): Result<{ events: readonly DelegationEvent[] }, DelegationRefusal> {
  if (about.open) return refuse("already-proposed");
  const judged = judge(about, content, rules);
  if (!judged.ok) return judged;
  return accept({ events: [{ type: "DelegationProposed", rule: judged.value.rule.number, ...content }] });
}

/** The money of a decision on delegation is set aside in the same moment, and granted when its letter goes out. */
export function decideOnDelegation(
  about: DelegatedCase,
  content: DelegatedContent,
  rules: readonly DelegationRule[],
  ids: { readonly decisionId: string; readonly basis: string },
): Result<
  { readonly rule: DelegationRule; readonly tranches: readonly Tranche[]; readonly ledger: readonly LedgerTransaction[] },
  DelegationRefusal
> {
  const judged = judge(about, content, rules);
  if (!judged.ok) return judged;
  const { tranches, rule } = judged.value;
  const ledger: LedgerTransaction[] = [];
  let left = about.funds;
  for (const tranche of tranches) {
    const fund = left.find((one) => one.fundId === tranche.fundId);
    const reserved =
      fund && reserve(tranche.amountOre, fund.pots, { basis: ids.basis, awardId: ids.decisionId, callId: about.callId });
    if (reserved?.ok) ledger.push(reserved.value);
    left = spend(left, [tranche]);
  }
  return accept({ rule, tranches, ledger });
}
