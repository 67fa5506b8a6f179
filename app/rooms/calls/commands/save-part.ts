import type { Decision } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { CallEvent, CallSubject } from "#app/rooms/calls/call.events.ts";
import { moved, type RowMove, type Surroundings, settled } from "#app/rooms/calls/draft.ts";
import { readTyped } from "#app/rooms/calls/fields.ts";
import { callParts, type Part, type PartKey } from "#app/rooms/calls/parts.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type SavePartRefusal = "part-not-readable" | "changed-since-read";

/**
 * Keeps one part of a draft, however unfinished. What cannot be read is refused at its field and nothing is kept; a row may be moved,
 * taken away or added in the same step, so that lists work without JavaScript.
 */
export function savePart<Key extends PartKey>(
  subject: CallSubject,
  part: Key,
  typed: unknown,
  seen: number,
  move: RowMove | null,
  around: Surroundings,
): Result<Decision<CallEvent, undefined>, SavePartRefusal> {
  const read = readTyped(callParts[part], typed);
  if (Object.keys(read.errors).length > 0) return refuse("part-not-readable", { fields: read.errors });
  if (seen !== subject.partVersion) return refuse("changed-since-read");
  const given = read.content as unknown as Part<Key>;
  const content = settled(part, move ? moved(part, given, move) : given, around);
  const title = part === "basics" ? (content as unknown as { title: Bilingual }).title : undefined;
  return accept({
    events: [{ type: "PartSaved", part, content, version: subject.partVersion + 1, ...(title ? { title } : {}) }],
  });
}
