import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** A granted project's results, as the office has found them in what the project has reported. */
export type ProjectResultsState = "running";
export type ProjectResultsCommand = "note";
/** An officer without a conflict of interest in the case, who is not of the organisation. */
export type ProjectResultsRelation = "officer";

export const projectResultsLifecycle: Lifecycle<ProjectResultsState, ProjectResultsCommand, ProjectResultsRelation> = {
  running: { note: { by: ["officer"], to: "running" } },
};
