import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";

export type WithdrawSubject = Case & { readonly decided: boolean };

/** An application may be taken back until it has been decided; after that there is a decision to appeal or to decline, not an application. */
export function withdraw(subject: WithdrawSubject): Result<Decision<ApplicationEvent, null>, "already-decided"> {
  return subject.decided ? refuse("already-decided") : accept({ events: [{ type: "ApplicationWithdrawn" }], value: null });
}
