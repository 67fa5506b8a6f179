import type { Lifecycle } from "#app/gate/lifecycle.ts";

/** The officer's statement (tjänsteutlåtande) on a case: written, finished, and written anew as its next edition while nothing is decided. */
export type StatementState = "absent" | "drafted" | "sealed";
export type StatementCommand = "save" | "seal" | "reopen";
/** Neither with a conflict of interest in the case nor from the organisation that applies (KL 6:28, 7:4). */
export type StatementRelation = "officer";

export const statementLifecycle: Lifecycle<StatementState, StatementCommand, StatementRelation> = {
  absent: { save: { by: ["officer"], to: "drafted" } },
  drafted: { save: { by: ["officer"], to: "drafted" }, seal: { by: ["officer"], to: "sealed" } },
  sealed: { reopen: { by: ["officer"], to: "drafted" } },
};
