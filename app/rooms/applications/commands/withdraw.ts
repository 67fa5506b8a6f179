import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";

export type WithdrawSubject = Case & {
  readonly decided: boolean;
  /** files that were added in a completion and never sent in */
  readonly unsealed: readonly string[];
};

/**
 * What has been submitted, has come in on paper or as an idea sketch, is an official document: whoever takes it back says why, and the office reads it. A draft is nobody else's matter.
 * An application may be taken back until it has been decided; after that there is a decision to appeal or to decline, not an application.
 */
export function withdraw(
  subject: WithdrawSubject,
  reason: string,
): Result<Decision<ApplicationEvent, null>, "already-decided" | "reason-missing"> {
  if (subject.decided) return refuse("already-decided");
  if ((subject.submitted || subject.paper || subject.sketched) && reason === "")
    return refuse("reason-missing", { fields: { reason: "reasonMissing" } });
  return accept({
    events: [{ type: "ApplicationWithdrawn", reason: new Undisclosed(reason), removed: subject.unsealed }],
    follow: subject.unsealed.map((attachmentId) => ({ kind: "attachment-erase", payload: { attachmentId } })),
    value: null,
  });
}
