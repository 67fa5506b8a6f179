import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type AllocationState = "absent" | "open" | "proposed" | "settled";
export type AllocationCommand =
  | "open"
  | "restart"
  | "adopt"
  | "adjust"
  | "propose"
  | "reopen"
  | "settle"
  | "unsettle"
  | "refer-back";
/**
 * `officer`: no conflict of interest in any of the call's applications, since the proposal weighs all of them against each other
 * (KL 7:4, 6:28). `reader`: an officer who has one: sees the others, changes nothing. `meeting`: the board, when its meeting is closed.
 */
export type AllocationRelation = "officer" | "reader" | "secretary" | "meeting";

export const allocationLifecycle: Lifecycle<AllocationState, AllocationCommand, AllocationRelation> = {
  absent: { open: { by: ["officer"], to: "open" }, adopt: { by: ["officer"], to: "open" } },
  open: {
    adjust: { by: ["officer"], to: "open" },
    restart: { by: ["officer"], to: "open" },
    // A frozen scenario becomes the proposal's lines; people go on from there.
    adopt: { by: ["officer"], to: "open" },
    propose: { by: ["officer"], to: "proposed" },
    // Some of it is with the office already, and a later meeting sends back more.
    "refer-back": { by: ["meeting"], to: "open" },
  },
  proposed: {
    reopen: { by: ["officer"], to: "open" },
    settle: { by: ["secretary"], to: "settled" },
    // The board wants more looked at before it decides (KL 5:50).
    "refer-back": { by: ["meeting"], to: "open" },
  },
  // A paragraph that had been recorded is put off instead, while the meeting is still open.
  settled: { unsettle: { by: ["secretary"], to: "proposed" } },
};
