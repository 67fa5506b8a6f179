import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type SavedReportState = "kept" | "shelved";
export type SavedReportCommand = "save" | "rename" | "ask" | "freeze" | "shelve" | "bring-back";
/** `author`: whoever answers for reports (officer, controller); `reader`: the rest of the office, auditors among them. */
export type SavedReportRelation = "author" | "reader";

/** A report keeps its question and is asked anew; an edition of it is frozen and never changes, whatever becomes of the report. */
export const savedReportLifecycle: Lifecycle<SavedReportState | "absent", SavedReportCommand, SavedReportRelation> = {
  absent: { save: { by: ["author"], to: "kept" } },
  kept: {
    rename: { by: ["author"], to: "kept" },
    ask: { by: ["author"], to: "kept" },
    freeze: { by: ["author"], to: "kept" },
    shelve: { by: ["author"], to: "shelved" },
  },
  shelved: { "bring-back": { by: ["author"], to: "kept" } },
};
