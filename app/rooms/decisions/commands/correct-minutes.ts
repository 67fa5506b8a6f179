import { accept, type Result, refuse } from "#app/kernel/result.ts";
import { Undisclosed } from "#app/kernel/undisclosed.ts";
import type { MeetingEvent } from "#app/rooms/decisions/meeting.events.ts";
import { type Change, type Item, itemOf, type Meeting } from "#app/rooms/decisions/meeting.ts";

export type CorrectRefusal = "not-found" | "reason-needed" | "nothing-corrected" | "own-conflict" | "emptied";
type Corrected = { readonly events: readonly MeetingEvent[] };

/** The words of a paragraph as a correction may leave them. What was decided - outcome, sums, conditions, votes - is not among them. */
export type Wording = {
  readonly background: string;
  /** the secretary's own "att" clauses */
  readonly clauses: readonly string[];
  readonly reasons: readonly { readonly applicationId: string; readonly text: string }[];
  /** why the matter was put off */
  readonly deferral: string;
};

export const wordingOf = (item: Item): Wording => ({
  background: item.background,
  clauses: item.deferral ? [] : item.clauses,
  reasons: item.decisions.map(({ applicationId, reasons }) => ({ applicationId, text: reasons })),
  deferral: item.deferral?.reasons ?? "",
});

/**
 * The secretary corrects the words of one paragraph after the meeting and before the adjusting: a new version, told with what stood before
 * and why. Names already under the minutes were given to other words, and fall; whoever gave them is asked again (KL 5:69).
 */
export function correctMinutes(
  meeting: Meeting,
  order: {
    readonly itemId: string;
    readonly to: Wording;
    readonly reason: string;
    readonly correctedBy: string;
    readonly conflicted: readonly string[];
  },
): Result<Corrected, CorrectRefusal> {
  const item = itemOf(meeting, order.itemId);
  if (item?.paragraph == null) return refuse("not-found");
  if (order.conflicted.includes(order.correctedBy)) return refuse("own-conflict");
  const before = wordingOf(item);
  const changes: Change[] = [];
  const compare = (part: Change["part"], was: string, is: string, applicationId: string | null = null) => {
    if (was.trim() !== is.trim()) changes.push({ part, applicationId, before: was, after: is.trim() });
  };
  compare("background", before.background, order.to.background);
  compare("clauses", before.clauses.join("\n"), order.to.clauses.join("\n"));
  compare("deferral", before.deferral, item.deferral ? order.to.deferral : "");
  for (const { applicationId, text } of before.reasons)
    compare("reasons", text, order.to.reasons.find((one) => one.applicationId === applicationId)?.text ?? text, applicationId);
  if (changes.length === 0) return refuse("nothing-corrected");
  const emptied = changes.find(({ part, before: was, after }) => part !== "background" && was.trim() !== "" && after === "");
  if (emptied) return refuse("emptied");
  if (order.reason.trim() === "") return refuse("reason-needed", { fields: { why: "required" } });
  return accept({
    events: [
      {
        type: "MinutesCorrected",
        itemId: item.id,
        number: meeting.corrections.length + 2,
        changes,
        reason: order.reason.trim(),
        voided: meeting.signatures.map((signature) => signature.personId),
      },
    ],
  });
}

/** Somebody who is to sign asks for a correction first, paragraph by paragraph. */
export function askForCorrection(
  meeting: Meeting,
  order: { readonly itemId: string; readonly personId: string; readonly words: string; readonly remarkId: string },
): Result<Corrected, "not-found" | "words-needed"> {
  const item = itemOf(meeting, order.itemId);
  if (item?.paragraph == null) return refuse("not-found", { fields: { itemId: "chooseParagraph" } });
  if (order.words.trim() === "") return refuse("words-needed", { fields: { words: "required" } });
  return accept({
    events: [
      {
        type: "CorrectionAsked",
        remarkId: order.remarkId,
        itemId: item.id,
        personId: order.personId,
        words: new Undisclosed(order.words.trim()),
      },
    ],
  });
}
