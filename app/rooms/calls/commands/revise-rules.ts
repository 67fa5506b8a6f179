import { canonical } from "#app/kernel/canonical.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import type { CallEvent, CallSubject } from "#app/rooms/calls/call.events.ts";
import { phaseOf } from "#app/rooms/calls/call.ts";
import type { Decision, FollowUps } from "#app/rooms/calls/commands/follow.ts";
import { type CallSurroundings, compile } from "#app/rooms/calls/compile.ts";
import type { CallDraft } from "#app/rooms/calls/parts.ts";
import { asRevision, besides, changedParts, judgingParts, nextRules, type Published } from "#app/rooms/calls/revision.ts";
import type { Bilingual } from "#app/texts/language.ts";

export type ReviseRefusal =
  | "closed"
  | "nothing-changed"
  | "received-already"
  | "scored-already"
  | "terms-same-version"
  | "not-ready";

/** How far the call has come: what has been sent in keeps its version, and binds how everybody is judged. */
export type Progress = { readonly received: boolean; readonly scored: boolean };

/**
 * A new version of a published call's rules, openly and for a reason that stands on its page. It is for those who have not sent in yet: they
 * are told, once, and go on with what they have written. What has been sent in keeps the rules it was sealed with. How applications are judged
 * stands from the first one that has come in, since all are judged alike (RF 1:9, KL 2:3); and when the judging has begun, only the board can
 * say otherwise (KL 6:38). After the last minute nothing is changed: nobody is left for whom it could be.
 */
export function reviseRules(
  subject: Pick<CallSubject, "id" | "opensAt" | "closesAt">,
  draft: CallDraft,
  published: Published,
  progress: Progress,
  around: CallSurroundings,
  reason: Bilingual,
): Result<Decision<CallEvent> & FollowUps, ReviseRefusal> {
  if (phaseOf(subject, around.now) === "closed") return refuse("closed");
  const changed = changedParts(draft, published);
  if (changed.length === 0) return refuse("nothing-changed");
  if (changed.some((key) => judgingParts.includes(key))) {
    if (progress.scored) return refuse("scored-already");
    if (progress.received) return refuse("received-already");
  }
  const compiled = compile(asRevision(draft, published), besides(around, published));
  if (!compiled.ok) return refuse("not-ready", { values: { count: compiled.faults.length } });
  const rules = nextRules(published.rules, compiled.call.storedRules, changed);
  const terms = changed.includes("terms") && canonical(rules.terms.paragraphs) !== canonical(published.rules.terms.paragraphs);
  if (terms && rules.terms.version === published.rules.terms.version) return refuse("terms-same-version");
  const version = published.call.rulesVersion + 1;
  return accept({
    events: [{ type: "RulesRevised", version, rules, funds: compiled.call.funds, changed, note: reason }],
    follow: [
      {
        kind: "call-rules-revised",
        payload: { callId: subject.id, version },
        dedupeKey: `call-rules-revised:${subject.id}:${version}`,
      },
    ],
  });
}
