import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type IndicatorSeriesState = "followed";
export type IndicatorSeriesCommand = "record" | "take-away";
export type IndicatorSeriesRelation = "recorder" | "reader";

/** Values of past years are corrected as statistics are; each that has stood is in the journal. */
export const indicatorSeriesLifecycle: Lifecycle<IndicatorSeriesState, IndicatorSeriesCommand, IndicatorSeriesRelation> = {
  followed: { record: { by: ["recorder"], to: "followed" }, "take-away": { by: ["recorder"], to: "followed" } },
};
