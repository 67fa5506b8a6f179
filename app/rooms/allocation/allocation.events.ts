import type { Ore } from "#app/kernel/money.ts";
import type { Line, Outcome } from "#app/rooms/allocation/allocation.ts";
import type { ScenarioAdopted } from "#app/rooms/allocation/scenario.events.ts";

export type LineChange = {
  readonly applicationId: string;
  readonly proposal: Outcome;
  readonly amountOre: Ore;
  readonly purpose: string;
  readonly reason: string;
};

export type AllocationEvent =
  | { readonly type: "AllocationOpened"; readonly callId: string; readonly lines: readonly Line[] }
  | { readonly type: "AllocationRestarted"; readonly lines: readonly Line[] }
  | { readonly type: "LinesAdjusted"; readonly changes: readonly LineChange[] }
  | { readonly type: "AllocationProposed"; readonly input: string; readonly handedOver: readonly string[] }
  | { readonly type: "AllocationReopened" }
  | ScenarioAdopted;
