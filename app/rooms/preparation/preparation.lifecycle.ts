import type { Lifecycle } from "#app/gate/lifecycle.ts";

/**
 * A meeting of the beredning on one allocation. It ends in recommendations and never in a decision: no state here settles anything, and no
 * command grants, refuses or reserves money. Only the board decides (KL 6:37-38, 9:3).
 */
export type PreparationState = "absent" | "planned" | "open" | "closed" | "called-off";
export type PreparationCommand =
  | "plan"
  | "open"
  | "note-presence"
  | "note-conflict"
  | "rule-conflict"
  | "recommend"
  | "close"
  | "call-off";
/**
 * `officer`: calls the meeting and keeps its notes; without a conflict of interest in any of the call's applications, and from none of the
 * organisations that apply, since all are weighed against each other (KL 7:4, 6:28). `member`: called to it. `reader`: the rest of the office.
 */
export type PreparationRelation = "officer" | "member" | "reader";

const officer = ["officer"] as const;

export const preparationLifecycle: Lifecycle<PreparationState, PreparationCommand, PreparationRelation> = {
  absent: { plan: { by: officer, to: "planned" } },
  planned: {
    open: { by: officer, to: "open" },
    "call-off": { by: officer, to: "called-off" },
  },
  open: {
    "note-presence": { by: officer, to: "open" },
    "note-conflict": { by: officer, to: "open" },
    "rule-conflict": { by: officer, to: "open" },
    recommend: { by: officer, to: "open" },
    close: { by: officer, to: "closed" },
    "call-off": { by: officer, to: "called-off" },
  },
  closed: {},
  "called-off": {},
};
