import { type Actor, system } from "#app/gate/actor.ts";
import { execute } from "#app/gate/execute.server.ts";
import { type GateRefusal, openCommands } from "#app/gate/lifecycle.ts";
import { accept, type Result } from "#app/kernel/result.ts";
import { type LocalDate, localDate } from "#app/kernel/time.ts";
import { paths } from "#app/paths.ts";
import type { Executor } from "#app/platform/database.server.ts";
import { publicUrl } from "#app/platform/env.server.ts";
import { bounceLetter, postLetter, sendLetterAgain } from "#app/rooms/decisions/commands/letter-way.ts";
import { mailToPoster } from "#app/rooms/decisions/decisions.server.ts";
import { type LetterCommand, letterLifecycle } from "#app/rooms/decisions/letter.lifecycle.ts";
import { type LetterWay, letterKind, letterRelations, letterWayOf } from "#app/rooms/decisions/letter.store.server.ts";
import { letterWayTexts } from "#app/rooms/decisions/letter-way.texts.ts";

export type { LetterWay } from "#app/rooms/decisions/letter.store.server.ts";
/** A letter's way to the applicant: mailed, come back, sent again, posted. */
export { noteDelivered } from "#app/rooms/decisions/letter.store.server.ts";

export async function letterWay(
  actor: Actor,
  applicationId: string,
): Promise<(LetterWay & { readonly may: readonly LetterCommand[] }) | null> {
  const way = await letterWayOf(actor, applicationId);
  // Whoever is barred by a conflict of interest has found nothing.
  return way && { ...way, may: openCommands(letterLifecycle, way.state, letterRelations({ ...way, barred: [] }, actor)) };
}

type OnLetter = { readonly actor: Actor; readonly id: string; readonly version: number };
type Answer<Code extends string> = Promise<Result<unknown, Code | GateRefusal>>;

export const noteLetterBounced = ({ on, note, ...at }: OnLetter & { on: LocalDate; note: string }): Answer<"faulty-day"> =>
  execute({ kind: letterKind, command: "bounce", ...at, decide: (subject, { now }) => bounceLetter(subject, on, note, now) });

export const noteLetterPosted = ({ on, ...at }: OnLetter & { on: LocalDate }): Answer<"faulty-day"> =>
  execute({ kind: letterKind, command: "post", ...at, decide: (subject, { now }) => postLetter(subject, on, now) });

/** Everybody in the team is told once more, at the address they have now. */
export const sendLetter = (at: OnLetter): Answer<"nobody-to-mail"> =>
  execute({
    kind: letterKind,
    command: "send-again",
    ...at,
    decide: (subject) => {
      const judged = sendLetterAgain(subject);
      if (!judged.ok) return judged;
      const follow = subject.team.map((personId) => ({
        kind: "decision-mail",
        payload: { decisionId: subject.id, personId },
        dedupeKey: `decision-mail:${subject.id}:${personId}:${subject.version}`,
      }));
      return accept({ ...judged.value, follow });
    },
  });

/** The receiver's server has said no for good: the letter has come back, and those who post letters are told. Said twice, done once. */
export async function letterRefused(decisionId: string): Promise<void> {
  const done = await execute({
    kind: letterKind,
    command: "bounce",
    actor: system,
    id: decisionId,
    decide: (subject, { now }) => {
      const judged = bounceLetter(subject, localDate(now), letterWayTexts.sv.byMachine, now);
      if (!judged.ok) return judged;
      const told = {
        kind: "letter-bounced",
        payload: { decisionId },
        dedupeKey: `letter-bounced:${decisionId}:${subject.version}`,
      };
      return accept({ ...judged.value, follow: [told] });
    },
  });
  if (!done.ok && done.refusal.code !== "not-in-this-state")
    throw new Error(`a letter that came back could not be noted: ${done.refusal.code}`);
}

/** Number and link, nothing of the case. */
export const letterBouncedMail = (tx: Executor, decisionId: string, personId: string) =>
  mailToPoster(tx, decisionId, personId, ({ name, number, applicationId }, language) => ({
    subject: letterWayTexts[language].mailSubject(number),
    text: letterWayTexts[language].mailBody(name, number, publicUrl() + paths.caseLetter(applicationId)),
  }));
