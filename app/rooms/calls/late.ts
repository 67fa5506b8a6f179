import { type Phase, phaseOf } from "#app/rooms/calls/call.ts";

/** A call's window for one organisation: `lateUntil` when it has been let in after the last day, else null. */
export type Window = { readonly opensAt: Date; readonly closesAt: Date; readonly lateUntil: Date | null };

/** The last minute for this organisation: the call's own, or the later one it has been given. Included, like every last minute. */
export const closesFor = ({ closesAt, lateUntil }: Omit<Window, "opensAt">): Date =>
  lateUntil && lateUntil > closesAt ? lateUntil : closesAt;

export const phaseFor = (window: Window, now: Date): Phase =>
  phaseOf({ opensAt: window.opensAt, closesAt: closesFor(window) }, now);

/** Past the last minute for all, and still let in: the permission that the application is marked with. */
export const permissionUsed = (window: Window, now: Date): Date | null =>
  phaseOf(window, now) === "closed" && phaseFor(window, now) === "open" ? window.lateUntil : null;
