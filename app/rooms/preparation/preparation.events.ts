import type { Ore } from "#app/kernel/money.ts";
import type { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { Recommendation } from "#app/rooms/preparation/preparation.ts";

export type Recommended = {
  readonly applicationId: string;
  readonly recommendation: Recommendation;
  readonly amountOre: Ore;
  readonly reason: string;
};

export type PreparationEvent =
  | {
      readonly type: "PreparationPlanned";
      readonly allocationId: string;
      readonly body: string;
      readonly startsAt: Date;
      readonly place: string;
      readonly chairId: string;
      readonly members: readonly string[];
      readonly demo: boolean;
    }
  | { readonly type: "PreparationCalledOff"; readonly reason: string }
  | {
      readonly type: "PreparationOpened";
      readonly present: readonly string[];
      readonly lines: readonly { readonly applicationId: string; readonly proposedOre: Ore }[];
    }
  | { readonly type: "PresenceNoted"; readonly present: readonly string[] }
  | {
      readonly type: "PreparationConflictNoted";
      readonly applicationId: string;
      readonly personId: string;
      readonly ground: Undisclosed;
    }
  | {
      readonly type: "PreparationConflictRuled";
      readonly applicationId: string;
      readonly personId: string;
      readonly outcome: "conflict" | "none";
      readonly ground: Undisclosed;
      readonly reasons: Undisclosed;
    }
  | { readonly type: "Recommended"; readonly lines: readonly Recommended[] }
  | { readonly type: "PreparationClosed"; readonly notes: string; readonly scenarioId: string | null };
