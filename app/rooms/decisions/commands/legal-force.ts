import { type Ore, sum } from "#app/kernel/money.ts";
import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { dayOfForce, type ForceFacts, firstDayToNote, forceOf } from "#app/rooms/decisions/legal-force.ts";
import { type Held, type LedgerTransaction, releaseReservation, revoke } from "#app/rooms/money/ledger.ts";

export type ForceEvent =
  | { readonly type: "LegalForceReached"; readonly on: LocalDate }
  | { readonly type: "LegalForceContested" }
  | { readonly type: "DecisionQuashed"; readonly on: LocalDate; readonly ledger: readonly LedgerTransaction[] };

type Subject = {
  readonly id: string;
  readonly callId: string;
  readonly force: ForceFacts;
  readonly letter: { readonly paragraph: number; readonly heldOn: LocalDate };
  /** what the award still holds that has not been paid, fund by fund */
  readonly holdings: readonly { readonly granted: readonly Held[]; readonly reserved: readonly Held[] }[];
};
type Judged<Code extends string> = Result<{ readonly events: readonly ForceEvent[] }, Code>;

export type FinalRefusal = "not-announced" | "period-runs" | "too-early" | "appeal-open";

/**
 * Legal force: by itself once the court has had time to tell of what came in on the last days, or at once after the period when a person
 * has asked the court. Never while an appeal that came in time is open.
 */
export function becomeFinal(subject: Subject, asked: boolean, now: Date, waitDays: number): Judged<FinalRefusal> {
  const today = localDate(now);
  const { appealUntil } = subject.force;
  const force = forceOf({ ...subject.force, finalOn: null }, today, waitDays);
  if (force.kind === "not-announced" || appealUntil === null) return refuse("not-announced");
  if (force.kind === "appealed" || force.kind === "quashed") return refuse("appeal-open");
  if (force.kind === "running") return refuse("period-runs", { values: { next: firstDayToNote(appealUntil, waitDays) } });
  if (force.kind === "awaited" && !asked) return refuse("too-early", { values: { next: force.noted } });
  return accept({ events: [{ type: "LegalForceReached", on: dayOfForce(subject.force) ?? today }] });
}

/** An appeal that turned out to have come in time takes the note of legal force back. */
export const contestForce = (subject: Subject, now: Date, waitDays: number): Judged<"nothing-open"> =>
  forceOf(subject.force, localDate(now), waitDays).kind === "appealed"
    ? accept({ events: [{ type: "LegalForceContested" }] })
    : refuse("nothing-open");

const whole = (held: readonly Held[]): Ore => sum(held.map((part) => part.amountOre));

/**
 * A court has annulled the decision: what is set aside or granted and not yet paid goes back to the pots. What is paid stays where it is
 * until the project has paid it back: what has been carried out is to be set right as far as it can be (KL 13:15).
 */
export function quash(subject: Subject, now: Date, waitDays: number): Judged<"not-quashed"> {
  const force = forceOf(subject.force, localDate(now), waitDays);
  if (force.kind !== "quashed") return refuse("not-quashed");
  const why = {
    basis: `§ ${subject.letter.paragraph}/${subject.letter.heldOn.slice(0, 4)}`,
    note: "upphävt av domstol",
    awardId: subject.id,
    callId: subject.callId,
  };
  const ledger = subject.holdings.flatMap(({ granted, reserved }) =>
    [
      ...(whole(granted) > 0n ? [revoke(whole(granted), granted, why)] : []),
      ...(whole(reserved) > 0n ? [releaseReservation(whole(reserved), reserved, why)] : []),
    ].flatMap((moved) => (moved.ok ? [moved.value] : [])),
  );
  return accept({ events: [{ type: "DecisionQuashed", on: force.on, ledger }] });
}
