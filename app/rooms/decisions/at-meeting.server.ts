import type { Actor } from "#app/gate/actor.ts";
import { type Decision, execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import type { Result } from "#app/kernel/result.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import type { MeetingCommand } from "#app/rooms/decisions/meeting.lifecycle.ts";
import { meetingKind, readMeeting } from "#app/rooms/decisions/meeting.store.server.ts";
import type { Meeting } from "#app/rooms/decisions/meeting.ts";
import { conflictedOn } from "#app/rooms/decisions/queries/on-agenda.server.ts";

export type Answer<Code extends string, Value = undefined> = Promise<Result<Value | undefined, Code | GateRefusal>>;
export type OnMeeting = { readonly actor: Actor; readonly id: string; readonly version: number };
export type OnItem = OnMeeting & { readonly itemId: string };
export type Decided<Code extends string, Value = undefined> = Result<Decision<MeetingEvent, Value>, Code>;

/** A change of a meeting that rests on the meeting alone. */
export const onMeeting = <Code extends string, Value = undefined>(
  order: OnMeeting,
  command: MeetingCommand,
  decide: (meeting: Meeting) => Decided<Code, Value>,
): Answer<Code, Value> =>
  execute({
    kind: meetingKind,
    command,
    actor: order.actor,
    id: order.id,
    version: order.version,
    decide: (subject): Decided<Code, Value> => decide(subject as Meeting),
  });

/** A change of one paragraph that depends on who has a conflict of interest there: read under the meeting's lock. */
export async function onParagraph<Code extends string>(
  order: OnItem,
  command: MeetingCommand,
  decide: (meeting: Meeting, conflicted: readonly string[]) => Decided<Code>,
): Answer<Code> {
  let conflicted: readonly string[] = [];
  return execute({
    kind: meetingKind,
    command,
    actor: order.actor,
    id: order.id,
    version: order.version,
    load: async (tx, id) => {
      const meeting = await readMeeting(tx, id, true);
      conflicted = meeting ? await conflictedOn(tx, order.itemId) : [];
      return meeting;
    },
    decide: (subject): Decided<Code> => decide(subject as Meeting, conflicted),
  });
}
