import type { At, Decision, Case as GateCase } from "#app/gate/execute.server.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import { faultsOf } from "#app/rooms/applications/check.ts";
import {
  registryNumber,
  type SubmitSubject,
  type SubmitSurroundings,
  sealedContent,
} from "#app/rooms/applications/commands/submit.ts";
import type { Case } from "#app/rooms/applications/events.ts";
import { sealedText } from "#app/rooms/applications/sealing.ts";
import type { SketchState } from "#app/rooms/applications/sketch.lifecycle.ts";
import { closesFor, permissionUsed, phaseFor } from "#app/rooms/calls/late.ts";

/** Of the version of its application: what is handed in is what was read. */
export type HandInSubject = GateCase<SketchState> & { readonly application: SubmitSubject };

export type AnswerSubject = GateCase<SketchState> & {
  readonly application: Case;
  readonly number: string;
  /** who is told */
  readonly team: readonly string[];
};

export type SketchEvent =
  | {
      readonly type: "SketchHandedIn";
      readonly number: string;
      readonly sha256: string;
      readonly content: Undisclosed;
      readonly title: Undisclosed;
      readonly binding: boolean;
      readonly lateUntil: Date | null;
    }
  /** `reasons` are the applicant's to read: for the row and not for the journal */
  | { readonly type: "SketchAnswered"; readonly reasons: Undisclosed };

/**
 * An idea sketch is refused after its last minute like an application after its own, and by the same clock. It gets the case's number, which
 * the application keeps, and stands as it was handed in whatever becomes of the application.
 */
export function handIn(
  { application }: HandInSubject,
  at: At,
  surroundings: SubmitSurroundings,
): Result<Decision<SketchEvent, { number: string }>, "sketch-closed" | "sketch-incomplete" | "not-two-step"> {
  const { call, sections, organisation } = application;
  const { rules, offered, fingerprint } = surroundings;
  if (call.sketchClosesAt === null || rules.sketch === null || application.step !== "sketch") return refuse("not-two-step");
  const window = { opensAt: call.opensAt, closesAt: call.sketchClosesAt, lateUntil: call.lateUntil };
  if (call.state !== "published" || phaseFor(window, at.now) !== "open")
    return refuse("sketch-closed", { values: { closed: closesFor(window).getTime() } });
  const faults = faultsOf({ sections, rules, ...offered }).length;
  if (faults > 0) return refuse("sketch-incomplete", { values: { faults } });
  const number = registryNumber(call.number, call.nextNumber);
  const late = permissionUsed(window, at.now);
  const text = sealedText(sealedContent({ ...application, organisation }, at, surroundings, { number, late }));
  return accept({
    events: [
      {
        type: "SketchHandedIn",
        number,
        sha256: fingerprint(text),
        content: new Undisclosed(text),
        title: new Undisclosed(sections.project.title),
        binding: rules.sketch.binding,
        lateUntil: late,
      },
    ],
    follow: application.team.map((personId) => ({
      kind: "mail-sketch-receipt",
      payload: { applicationId: application.id, personId },
      dedupeKey: `sketch-receipt ${number} ${personId}`,
    })),
    value: { number },
  });
}

/** Once and with reasons, to everybody who writes in the application. One that has been taken back needs no answer. */
export function answerSketch(
  { application, number, team }: AnswerSubject,
  reasons: string,
): Result<Decision<SketchEvent, null>, "taken-back" | "reasons-missing"> {
  if (application.state === "withdrawn") return refuse("taken-back");
  if (reasons === "") return refuse("reasons-missing", { fields: { reasons: "reasonsMissing" } });
  return accept({
    events: [{ type: "SketchAnswered", reasons: new Undisclosed(reasons) }],
    follow: team.map((personId) => ({
      kind: "mail-sketch-answer",
      payload: { applicationId: application.id, personId },
      dedupeKey: `sketch-answer ${number} ${personId}`,
    })),
    value: null,
  });
}
