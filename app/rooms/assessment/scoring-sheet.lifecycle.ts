import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type SheetState = "absent" | "uploaded";
export type SheetCommand = "upload" | "save" | "throw-away" | "purge";
/** `assessor` has an assessment in the call. Nobody else ever reads or saves what one has filled in; `system` erases what was left lying. */
export type SheetRelation = "assessor" | "system";

/** Uploading writes nothing into the assessments: what the sheet would change is shown first, and saved by a command of its own. */
export const scoringSheetLifecycle: Lifecycle<SheetState, SheetCommand, SheetRelation> = {
  absent: { upload: { by: ["assessor"], to: "uploaded" } },
  uploaded: {
    upload: { by: ["assessor"], to: "uploaded" },
    save: { by: ["assessor"], to: "absent" },
    "throw-away": { by: ["assessor"], to: "absent" },
    purge: { by: ["system"], to: "absent" },
  },
};
