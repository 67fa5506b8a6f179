import type { Lifecycle } from "#app/gate/lifecycle.ts";

export const conflictStates = ["none", "declared", "confirmed", "dismissed"] as const;
export type ConflictState = (typeof conflictStates)[number];
export const conflictCommands = ["declare-none", "declare", "confirm", "dismiss"] as const;
export type ConflictCommand = (typeof conflictCommands)[number];

/**
 * `self` declares; `officer` rules, and is never given to the person the conflict is about, administrators included: whoever knows of a
 * conflict says so unasked, and takes no part in the ruling (KL 6:30, for employees through 7:4). Of somebody elected nobody is `officer`: the
 * body decides at its paragraph (meeting and preparation, `rule-conflict`).
 */
export type ConflictRelation = "self" | "officer" | "staff";

export const conflictLifecycle: Lifecycle<ConflictState | "absent", ConflictCommand, ConflictRelation> = {
  absent: { "declare-none": { by: ["self"], to: "none" }, declare: { by: ["self"], to: "declared" } },
  none: { "declare-none": { by: ["self"], to: "none" }, declare: { by: ["self"], to: "declared" } },
  declared: { confirm: { by: ["officer"], to: "confirmed" }, dismiss: { by: ["officer"], to: "dismissed" } },
  confirmed: { dismiss: { by: ["officer"], to: "dismissed" } },
  dismissed: { declare: { by: ["self"], to: "declared" }, confirm: { by: ["officer"], to: "confirmed" } },
};

/** Hides the case everywhere until an officer has ruled otherwise. */
export const hides = (state: ConflictState | "absent") => state === "declared" || state === "confirmed";
