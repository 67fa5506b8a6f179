import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";

export type LetterEvent =
  | { readonly type: "LetterBounced"; readonly on: LocalDate; readonly note: string }
  | { readonly type: "LetterSentAgain" }
  | { readonly type: "LetterPosted"; readonly on: LocalDate };

export type LetterFacts = { readonly releasedAt: Date; readonly team: readonly string[] };
type Judged<Code extends string> = Result<{ readonly events: readonly LetterEvent[] }, Code>;

/** A day that has been, and not before the letter went out. */
const dayFault = ({ releasedAt }: LetterFacts, on: LocalDate, now: Date): string | null =>
  on > localDate(now) ? "inTheFuture" : on < localDate(releasedAt) ? "beforeRelease" : null;

export function bounceLetter(facts: LetterFacts, on: LocalDate, note: string, now: Date): Judged<"faulty-day"> {
  const fault = dayFault(facts, on, now);
  return fault ? refuse("faulty-day", { fields: { on: fault } }) : accept({ events: [{ type: "LetterBounced", on, note }] });
}

export function postLetter(facts: LetterFacts, on: LocalDate, now: Date): Judged<"faulty-day"> {
  const fault = dayFault(facts, on, now);
  return fault ? refuse("faulty-day", { fields: { on: fault } }) : accept({ events: [{ type: "LetterPosted", on }] });
}

export const sendLetterAgain = ({ team }: LetterFacts): Judged<"nobody-to-mail"> =>
  team.length === 0 ? refuse("nobody-to-mail") : accept({ events: [{ type: "LetterSentAgain" }] });
