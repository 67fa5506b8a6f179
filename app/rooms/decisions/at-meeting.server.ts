import type { Actor } from "#app/gate/actor.ts";
import { type Decision, execute } from "#app/gate/execute.server.ts";
import type { GateRefusal } from "#app/gate/lifecycle.ts";
import type { Result } from "#app/kernel/result.ts";
import type { Executor } from "#app/platform/database.server.ts";
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

/** A change of a meeting that rests on something besides it: read under the meeting's lock. */
export async function onMeetingKnowing<Known, Code extends string, Value = undefined>(
  order: OnMeeting,
  command: MeetingCommand,
  read: (tx: Executor) => Promise<Known>,
  decide: (meeting: Meeting, known: Known) => Decided<Code, Value>,
): Answer<Code, Value> {
  let known: Known;
  return execute({
    kind: meetingKind,
    command,
    actor: order.actor,
    id: order.id,
    version: order.version,
    load: async (tx, id) => {
      const meeting = await readMeeting(tx, id, true);
      if (meeting) known = await read(tx);
      return meeting;
    },
    decide: (subject): Decided<Code, Value> => decide(subject as Meeting, known),
  });
}

/** A change of one paragraph that depends on who has a conflict of interest there. */
export const onParagraph = <Code extends string>(
  order: OnItem,
  command: MeetingCommand,
  decide: (meeting: Meeting, conflicted: readonly string[]) => Decided<Code>,
): Answer<Code> => onMeetingKnowing(order, command, (tx) => conflictedOn(tx, order.itemId), decide);
