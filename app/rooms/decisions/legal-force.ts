import { addDays, type LocalDate } from "#app/kernel/time.ts";
import type { AppealState } from "#app/rooms/decisions/appeal.lifecycle.ts";

/** What a court may answer. `return`: a higher court sends the case back to be tried again. */
export const courtAnswers = ["reject", "dismiss", "abandon", "quash", "return"] as const;
export type CourtAnswer = (typeof courtAnswers)[number];

/** One request for a legality review, as the standing of what it concerns is judged by it. */
export type AppealFact = {
  readonly state: Exclude<AppealState, "absent">;
  /** the day it reached the court */
  readonly cameIn: LocalDate;
  /** the one decision of the paragraph that it concerns; null when it concerns the whole paragraph */
  readonly decisionId: string | null;
  /** the day from which the court's answer stands */
  readonly decidedOn: LocalDate | null;
};

/** What the standing of a decision, or of a paragraph without one, follows from. */
export type ForceFacts = {
  readonly appealUntil: LocalDate | null;
  readonly appeals: readonly AppealFact[];
  /** the day that was noted, once legal force has been */
  readonly finalOn: LocalDate | null;
};

/**
 * `awaited`: the period is over, and word from the court of what came in on its last days is still awaited until `noted`. `final`: legal
 * force was reached that day. `quashed`: a court has annulled it; it holds no longer.
 */
export type Force =
  | { readonly kind: "not-announced" }
  | { readonly kind: "running"; readonly until: LocalDate }
  | { readonly kind: "appealed"; readonly since: LocalDate }
  | { readonly kind: "awaited"; readonly until: LocalDate; readonly noted: LocalDate }
  | { readonly kind: "final"; readonly on: LocalDate }
  | { readonly kind: "quashed"; readonly on: LocalDate };
export type ForceKind = Force["kind"];

const latest = (days: readonly LocalDate[]): LocalDate => days.toSorted().at(-1) as LocalDate;

/** An appeal that reached the court after the last day does not stop legal force; the court dismisses it (KL 13:5). */
export const cameInTime = (appeal: Pick<AppealFact, "cameIn">, appealUntil: LocalDate): boolean => appeal.cameIn <= appealUntil;

/** Those that concern one decision: the ones on it, and the ones on its whole paragraph. */
export const concerning = <One extends Pick<AppealFact, "decisionId">>(appeals: readonly One[], decisionId: string): One[] =>
  appeals.filter((appeal) => appeal.decisionId === null || appeal.decisionId === decisionId);

/** The first day on which the machine may note legal force by itself: the day after the period, and the days it takes to hear from the court. */
export const firstDayToNote = (appealUntil: LocalDate, waitDays: number): LocalDate => addDays(appealUntil, 1 + waitDays);

/**
 * Where a decision stands on its way to legal force (KL 13:5): reached the day after the last day to appeal when nobody has, otherwise
 * the day from which the court's answer to the last appeal made in time stands. One court's annulment ends it.
 */
export function forceOf({ appealUntil, appeals, finalOn }: ForceFacts, today: LocalDate, waitDays: number): Force {
  const quashed = appeals.filter((appeal) => appeal.state === "quashed").flatMap((appeal) => appeal.decidedOn ?? []);
  if (quashed.length > 0) return { kind: "quashed", on: quashed.toSorted()[0] as LocalDate };
  if (!appealUntil) return { kind: "not-announced" };
  const inTime = appeals.filter((appeal) => cameInTime(appeal, appealUntil));
  const open = inTime.filter((appeal) => appeal.state === "registered").map((appeal) => appeal.cameIn);
  if (open.length > 0) return { kind: "appealed", since: open.toSorted()[0] as LocalDate };
  if (finalOn) return { kind: "final", on: finalOn };
  if (today <= appealUntil) return { kind: "running", until: appealUntil };
  const noted = firstDayToNote(appealUntil, waitDays);
  return today < noted
    ? { kind: "awaited", until: appealUntil, noted }
    : { kind: "final", on: dayOfForce({ appealUntil, appeals }) as LocalDate };
}

/** The day legal force was reached, judged from the appeals; null before the notice. */
export const dayOfForce = ({ appealUntil, appeals }: Omit<ForceFacts, "finalOn">): LocalDate | null =>
  appealUntil &&
  latest([
    addDays(appealUntil, 1),
    ...appeals.filter((appeal) => cameInTime(appeal, appealUntil)).flatMap((appeal) => appeal.decidedOn ?? []),
  ]);

const order: readonly ForceKind[] = ["appealed", "quashed", "not-announced", "running", "awaited", "final"];
/** Of a paragraph with several decisions: the one that is least certain. */
export const leastCertain = (all: readonly Force[]): Force | null =>
  all.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? null;

export type Payable = "now" | "waits-for-force" | "waits-for-terms" | "annulled";

/** Whether a granted project may be paid: never of what a court has annulled, and where the call waits for legal force or for the terms to be accepted, not before that. */
export function payableAt(
  decision: (ForceFacts & { readonly waits: boolean; readonly unaccepted?: boolean }) | null,
  today: LocalDate,
  waitDays: number,
): Payable {
  const force = decision && forceOf(decision, today, waitDays);
  if (force?.kind === "quashed") return "annulled";
  if (decision?.waits && force?.kind !== "final") return "waits-for-force";
  return decision?.unaccepted ? "waits-for-terms" : "now";
}
