import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { AllocationState } from "#app/rooms/allocation/allocation.lifecycle.ts";
import type { FundRoom } from "#app/rooms/allocation/allocation.ts";
import {
  type PreparationLine,
  type PreparationMember,
  type Short,
  shortOf,
  stillOpen,
} from "#app/rooms/preparation/preparation.ts";

export type PresenceRefusal = "nobody-present";

/** Who was there: only those who were called. A beredning without anybody prepares nothing. */
export function presence(
  members: readonly Pick<PreparationMember, "personId">[],
  present: readonly string[],
): Result<readonly string[], PresenceRefusal> {
  const here = members.map((one) => one.personId).filter((personId) => present.includes(personId));
  return here.length > 0 ? accept(here) : refuse("nobody-present", { fields: { present: "somebodyPresent" } });
}

/** The proposal must lie with the board's agenda in sight: handed over by the office, and not decided on. */
export function onTheTable(allocation: {
  readonly state: AllocationState;
  readonly decided: boolean;
}): Result<null, "not-proposed" | "decided"> {
  if (allocation.decided || allocation.state === "settled") return refuse("decided");
  return allocation.state === "proposed" ? accept(null) : refuse("not-proposed");
}

/** What was opened on must be what lies there still: a recommendation on a sum that the office no longer proposes would mislead the board. */
export const asOpened = (
  opened: readonly { readonly applicationId: string; readonly proposedOre: bigint }[],
  now: readonly { readonly applicationId: string; readonly amountOre: bigint }[],
): boolean =>
  opened.length === now.length &&
  opened.every((line) => now.some((one) => one.applicationId === line.applicationId && one.amountOre === line.proposedOre));

/** "VGR, Tillväxtmedel 2027": the pot in its fund, or the fund where its own limit is what does not hold. */
export const inFund = ({ fund, source }: Short): { sv: string; en: string } => ({
  sv: [source, fund.name.sv].filter(Boolean).join(", "),
  en: [source, fund.name.en].filter(Boolean).join(", "),
});

export type CloseRefusal = "not-all-recommended" | "over-pot" | "nobody-present";

/** Every application has its recommendation, somebody was there, and the money is there in whole öre, pot by pot and year by year. */
export function close(
  lines: readonly PreparationLine[],
  members: readonly Pick<PreparationMember, "present">[],
  funds: readonly FundRoom[],
): Result<null, CloseRefusal> {
  if (!members.some((member) => member.present)) return refuse("nobody-present");
  const missing = stillOpen(lines).length;
  if (missing > 0) return refuse("not-all-recommended", { values: { count: missing } });
  const short = shortOf(lines, funds);
  if (short) return refuse("over-pot", { values: { ...inFund(short), overOre: short.byOre } });
  return accept(null);
}
