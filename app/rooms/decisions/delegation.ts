import type { Role } from "#app/gate/actor.ts";
import type { Ore } from "#app/kernel/money.ts";
import type { FundRoom, Outcome, YearAmount } from "#app/rooms/allocation/allocation.ts";
import type { Bilingual } from "#app/texts/language.ts";

/** One point of the delegation order: who by role, for which kinds of call, up to which sum. */
export type DelegationRule = {
  readonly number: string;
  readonly role: Role;
  readonly kinds: readonly string[];
  readonly maxOre: Ore;
  /** how the one who decides is named in letters and registers */
  readonly body: string;
  readonly about: Bilingual;
};

/** The points that cover an application's whole sum: what was asked for is what is decided on, whether granted or refused. */
export const rulesFor = (rules: readonly DelegationRule[], kind: string, requestedOre: Ore): DelegationRule[] =>
  rules.filter((rule) => rule.kinds.includes(kind) && requestedOre <= rule.maxOre);

export type DelegatedContent = {
  readonly outcome: Outcome;
  readonly amountOre: Ore;
  readonly reasons: string;
  readonly conditions: string;
  /** why it is decided although the call's assessments are not all done */
  readonly note: string;
};

/** A case as a decision on delegation is judged by it, read under lock. */
export type DelegatedCase = {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly callId: string;
  readonly callKind: string;
  readonly requestedOre: Ore;
  readonly perYear: readonly YearAmount[];
  readonly submitted: boolean;
  readonly eligibility: "passed" | "failed" | "open";
  /** how many assessments are submitted, and how many the call demands */
  readonly assessments: number;
  readonly wanted: number;
  /** it is weighed against others in an allocation, which only the board decides */
  readonly inAllocation: boolean;
  readonly decided: boolean;
  readonly open: boolean;
  readonly funds: readonly FundRoom[];
};
