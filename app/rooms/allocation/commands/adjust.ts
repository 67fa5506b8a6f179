import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { AllocationEvent, LineChange } from "#app/rooms/allocation/allocation.events.ts";
import type { Candidate, Line } from "#app/rooms/allocation/allocation.ts";

/** What the walk says about an application, in amount and in words. */
export type Plain = {
  readonly applicationId: string;
  readonly proposal: "grant" | "reject";
  readonly amountOre: bigint;
  readonly reason: string;
};

type Proposed = LineChange;
type Adjusted = { readonly events: readonly AllocationEvent[] };

/**
 * Lines as the officer wants them. An amount that differs from the plain walk needs words of its own: whoever is passed by, or gets
 * less, must be able to read why (equal treatment, KL 2:3).
 */
export function adjust(
  lines: readonly Line[],
  wanted: readonly Proposed[],
  candidates: readonly Candidate[],
  plain: readonly Plain[],
): Result<Adjusted, "faulty-lines" | "nothing-changed"> {
  const fields: Record<string, string> = {};
  const changes: LineChange[] = [];
  for (const [index, change] of wanted.entries()) {
    const line = lines.find((item) => item.applicationId === change.applicationId);
    const candidate = candidates.find((item) => item.applicationId === change.applicationId);
    if (!line || !candidate) continue;
    const reason = change.reason.trim();
    const same =
      line.proposal === change.proposal &&
      line.amountOre === change.amountOre &&
      line.reason === reason &&
      line.purpose === change.purpose;
    if (same) continue;
    const suggestion = plain.find((item) => item.applicationId === change.applicationId);
    const departs = suggestion?.proposal !== change.proposal || suggestion.amountOre !== change.amountOre;
    if (change.amountOre > candidate.requestedOre) fields[`lines.${index}.amount`] = "moreThanRequested";
    if (
      reason === "" ||
      (departs &&
        (reason === suggestion?.reason ||
          (reason === line.reason && (line.proposal !== change.proposal || line.amountOre !== change.amountOre))))
    )
      fields[`lines.${index}.reason`] = "reasonNeeded";
    if (change.proposal === "grant" && change.purpose === "") fields[`lines.${index}.purpose`] = "purposeNeeded";
    changes.push({ ...change, reason, purpose: change.proposal === "grant" ? change.purpose : "" });
  }
  if (Object.keys(fields).length > 0) return refuse("faulty-lines", { fields });
  if (changes.length === 0) return refuse("nothing-changed");
  return accept({ events: [{ type: "LinesAdjusted", changes }] });
}
