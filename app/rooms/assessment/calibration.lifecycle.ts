import type { Lifecycle } from "#app/gate/lifecycle.ts";

export type CalibrationState = "adopted" | "revoked";
export type CalibrationCommand = "adopt" | "revoke";
/** `recorder` writes down what the board has decided; the paragraph is asked for. Nobody calibrates on their own. */
export type CalibrationRelation = "recorder" | "staff";

export const calibrationLifecycle: Lifecycle<CalibrationState | "absent", CalibrationCommand, CalibrationRelation> = {
  absent: { adopt: { by: ["recorder"], to: "adopted" } },
  adopted: { revoke: { by: ["recorder"], to: "revoked" } },
  revoked: { adopt: { by: ["recorder"], to: "adopted" } },
};
