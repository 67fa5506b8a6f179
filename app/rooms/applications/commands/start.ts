import type { At, Decision } from "#app/gate/execute.server.ts";
import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { ApplicationEvent, Case } from "#app/rooms/applications/events.ts";
import { Undisclosed } from "#app/rooms/applications/undisclosed.ts";
import type { CallState } from "#app/rooms/calls/call.lifecycle.ts";
import { phaseFor } from "#app/rooms/calls/late.ts";

export type StartSubject = Case & {
  readonly call: {
    readonly state: CallState;
    readonly opensAt: Date;
    readonly closesAt: Date;
    readonly lateUntil: Date | null /** everybody is, unless the call is limited */;
    readonly invited: boolean;
  };
};

/** An application may be begun in a published call from its opening to its last minute, or to the later one that the organisation has been given. */
export function start(
  subject: StartSubject,
  { now }: At,
  title: string,
): Result<Decision<ApplicationEvent, { id: string }>, "call-not-open" | "not-invited"> {
  if (subject.call.state !== "published" || phaseFor(subject.call, now) !== "open") return refuse("call-not-open");
  if (!subject.call.invited) return refuse("not-invited");
  return accept({
    events: [{ type: "ApplicationStarted", title: new Undisclosed(title), project: new Undisclosed(canonical({ title })) }],
    value: { id: subject.id },
  });
}
