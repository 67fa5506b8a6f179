import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { AllocationEvent } from "#app/rooms/allocation/allocation.events.ts";
import { allocationTexts } from "#app/rooms/allocation/allocation.texts.ts";
import type { Line } from "#app/rooms/allocation/allocation.ts";
import type { AnswerRow } from "#app/rooms/allocation/answer-view.ts";
import type { ScenarioState } from "#app/rooms/allocation/scenario.lifecycle.ts";

/**
 * A scenario's answer as lines with reasons, in Swedish as the board's minutes are. Where it says what the walk says, the walk's own
 * words stand; where somebody has been fixed, the reason that was given for it.
 */
export function linesOf(rows: readonly AnswerRow[], walked: readonly Line[], name: string): Line[] {
  const t = allocationTexts.sv.reasons;
  const of = rows.filter((row) => row.rank !== null).length;
  return walked.map((line): Line => {
    const row = rows.find((one) => one.id === line.applicationId);
    if (!row || row.unweighed || row.fixed) return line;
    const same = row.best === line.amountOre && row.pin === null;
    const reason = same
      ? line.reason
      : [
          row.best === 0n
            ? t["scenario-reject"](row.rank, of, name)
            : row.level === 0
              ? t["scenario-grant"](row.rank, of, name)
              : t["scenario-lower"](row.rank, of, name),
          ...(row.pin ? [t["scenario-pin"](row.pin.reason)] : []),
          ...row.bonds.map((reason) => t["scenario-bond"](reason)),
        ].join(" ");
    return {
      ...line,
      proposal: row.best > 0n ? "grant" : "reject",
      amountOre: row.best,
      purpose: row.best > 0n ? row.purpose : "",
      reason,
    };
  });
}

export type AdoptFault = "not-found" | "changed-since-read" | "not-in-this-state" | "ranking-has-changed";

/** The scenario must stand as it was read, and rest on what holds today: a proposal is never older than its ranking and its pots. */
export function adopt(
  scenario: { readonly state: ScenarioState; readonly version: number } | null | undefined,
  seen: { readonly version: number; readonly stale: boolean },
  event: Extract<AllocationEvent, { type: "ScenarioAdopted" }>,
): Result<{ events: readonly AllocationEvent[] }, AdoptFault> {
  if (!scenario) return refuse("not-found");
  if (scenario.state !== "drafted" && scenario.state !== "shared") return refuse("not-in-this-state");
  if (scenario.version !== seen.version) return refuse("changed-since-read");
  if (seen.stale) return refuse("ranking-has-changed");
  return accept({ events: [event] });
}
