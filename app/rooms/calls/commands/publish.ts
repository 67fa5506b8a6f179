import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { slug } from "#app/kernel/slug.ts";
import type { CallEvent } from "#app/rooms/calls/call.events.ts";
import type { Decision, FollowUps } from "#app/rooms/calls/commands/follow.ts";
import { openingOf, remindersOf, sketchRemindersOf } from "#app/rooms/calls/commands/follow.ts";
import { type CallSurroundings, compile } from "#app/rooms/calls/compile.ts";
import { freeKey } from "#app/rooms/calls/fields.ts";
import type { CallDraft } from "#app/rooms/calls/parts.ts";

export type PublishRefusal = "not-ready";

/** A call goes public whole or not at all: everything that is missing is said on the page before, and here a last time. */
export function publish(
  id: string,
  draft: CallDraft,
  around: CallSurroundings,
  takenSlugs: ReadonlySet<string>,
  revises: string | null = null,
): Result<Decision<CallEvent> & FollowUps, PublishRefusal> {
  // New rules come to the call they are for, and never as a call beside it.
  if (revises) return refuse("not-ready", { values: { count: 1 } });
  const compiled = compile(draft, around);
  if (!compiled.ok) return refuse("not-ready", { values: { count: compiled.faults.length } });
  const { rules: _, ...call } = compiled.call;
  return accept({
    events: [{ type: "CallPublished", call, slug: freeKey(slug(call.title.sv), takenSlugs) }],
    follow: [
      openingOf(id, call.opensAt, around.now),
      ...sketchRemindersOf(id, call.sketchClosesAt, around.now),
      ...remindersOf(id, call.closesAt, around.now),
    ],
  });
}
