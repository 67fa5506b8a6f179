import type { Line } from "#app/rooms/allocation/allocation.ts";

/** Everything of a scenario that is kept: its name, canonical JSON, and figures for lists. */
export type Kept = {
  readonly name: string;
  readonly basis: string;
  readonly choices: string;
  readonly problem: string;
  readonly answer: string;
  readonly solver: string;
  readonly fingerprint: string;
  readonly spentOre: bigint;
  readonly granted: number;
  readonly differences: number;
  readonly proved: boolean;
};

/** The journal keeps the fingerprint, never the whole and no words of anybody. */
export type ScenarioEvent =
  | { readonly type: "ScenarioCreated"; readonly callId: string; readonly fingerprint: string }
  | { readonly type: "ScenarioSaved"; readonly fingerprint: string }
  | { readonly type: "ScenarioShared" }
  | { readonly type: "ScenarioUnshared" }
  | { readonly type: "ScenarioDiscarded" };

export type ScenarioAdopted = {
  readonly type: "ScenarioAdopted";
  readonly callId: string;
  readonly scenarioId: string;
  readonly fingerprint: string;
  readonly lines: readonly Line[];
};
