import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import type { AmendmentState } from "#app/rooms/decisions/amendment.lifecycle.ts";
import type { AppealFact, CourtAnswer } from "#app/rooms/decisions/legal-force.ts";

export type AppealEvent =
  | {
      readonly type: "AppealRegistered";
      readonly cameIn: LocalDate;
      readonly appellant: string;
      readonly decisionId: string | null;
      readonly note: string;
    }
  | { readonly type: "CourtCaseNoted"; readonly caseNumber: string }
  | { readonly type: "AppealReturned"; readonly on: LocalDate; readonly note: string }
  | { readonly type: "AppealSettled"; readonly on: LocalDate; readonly note: string };

export type AppealGround = {
  readonly heldOn: LocalDate;
  readonly announcedAt: Date | null;
  /** the paragraph's decisions */
  readonly decisions: readonly { readonly id: string; readonly released: boolean }[];
  /** the later decision that the paragraph records */
  readonly amendment: { readonly id: string; readonly state: AmendmentState } | null;
  readonly appeals: readonly (AppealFact & { readonly appellant: string })[];
};

export type AppealWanted = {
  readonly cameIn: LocalDate;
  readonly appellant: string;
  readonly decisionId: string | null;
  readonly note: string;
};

export type AppealRefusal = "not-announced" | "already-registered" | "faulty-appeal" | "not-released";
type Judged = Result<{ readonly events: readonly AppealEvent[] }, AppealRefusal>;

/**
 * What came in to the court, on a day that has been. One that came too late is registered too: it is the court's to dismiss it. The same
 * request twice is one.
 */
export function registerAppeal(ground: AppealGround, wanted: AppealWanted, now: Date): Judged {
  if (ground.announcedAt === null) return refuse("not-announced");
  const faulty = (fields: Record<string, string>) => refuse("faulty-appeal" as const, { fields });
  if (wanted.cameIn > localDate(now)) return faulty({ cameIn: "inTheFuture" });
  if (wanted.cameIn < ground.heldOn) return faulty({ cameIn: "beforeMeeting" });
  if (wanted.decisionId !== null && !ground.decisions.some((decision) => decision.id === wanted.decisionId))
    return faulty({ decisionId: "chooseDecision" });
  const same = ground.appeals.some(
    (one) =>
      one.cameIn === wanted.cameIn &&
      one.decisionId === wanted.decisionId &&
      one.appellant.toLowerCase() === wanted.appellant.toLowerCase(),
  );
  if (same) return refuse("already-registered");
  return accept({ events: [{ type: "AppealRegistered", ...wanted }] });
}

/**
 * The court's answer, from the day it stands: a day that has been, and not before the appeal. Nothing is annulled that has not gone out
 * yet, so that the money of a decision always has been granted before it is taken back.
 */
export function answerAppeal(
  subject: AppealGround & { readonly cameIn: LocalDate; readonly decisionId: string | null },
  wanted: { readonly answer: CourtAnswer; readonly on: LocalDate; readonly note: string },
  now: Date,
): Judged {
  const faulty = (fields: Record<string, string>) => refuse("faulty-appeal" as const, { fields });
  if (wanted.on > localDate(now)) return faulty({ on: "inTheFuture" });
  if (wanted.on < subject.cameIn) return faulty({ on: "beforeAppeal" });
  if (wanted.answer === "quash") {
    const told = subject.decisions.filter((decision) => subject.decisionId === null || decision.id === subject.decisionId);
    if (told.some((decision) => !decision.released) || subject.amendment?.state === "recorded") return refuse("not-released");
  }
  const { on, note } = wanted;
  return accept({
    events: [wanted.answer === "return" ? { type: "AppealReturned", on, note } : { type: "AppealSettled", on, note }],
  });
}
